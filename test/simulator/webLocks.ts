import { runningProcess, type Scheduler, type SimulatedProcess } from './scheduler.ts';

interface Holder {
  readonly process: SimulatedProcess;
  readonly stolen: () => void;
}

interface Request extends Holder {
  readonly grant: () => void;
}

type Callback = (lock: Lock | null) => unknown;

const abort = () => new DOMException('the request was aborted', 'AbortError');

/** The Web Locks of one device, all of them exclusive: a killed process lets go, a frozen one does not. */
export class SimulatedLocks {
  readonly #scheduler: Scheduler;
  readonly #holders = new Map<string, Holder>();
  readonly #queues = new Map<string, Request[]>();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Which process holds a lock. */
  holderOf(name: string): SimulatedProcess | undefined {
    return this.#holders.get(name)?.process;
  }

  request(name: string, options: LockOptions | Callback, more?: Callback): Promise<unknown> {
    const process = runningProcess();
    const callback = typeof options === 'function' ? options : more;
    const { ifAvailable, steal, signal }: LockOptions = typeof options === 'function' ? {} : options;
    if (!process || !callback) throw new Error('a lock is asked for outside of a process');
    return new Promise((resolve, reject) => {
      let isOver = false;
      const fail = (cause: unknown) => {
        isOver = true;
        reject(cause);
      };
      const tell = (what: string, run: () => void) =>
        void this.#scheduler.after(this.#scheduler.draws.between(0, 2), `lock ${name}: ${what}`, process, run);
      const holder: Holder = { process, stolen: () => tell('stolen', () => fail(abort())) };
      const run = () => {
        const done = Promise.resolve(callback({ name, mode: 'exclusive' }));
        const letGo = () => this.#letGo(name, holder);
        done.then(
          (value) => {
            letGo();
            if (!isOver) resolve(value);
          },
          (cause: unknown) => {
            letGo();
            if (!isOver) fail(cause);
          },
        );
      };
      const take = () => {
        this.#holders.set(name, holder);
        process.atEnd(() => this.#letGo(name, holder));
        tell('granted', run);
      };
      tell('asked for', () => {
        if (signal?.aborted) return fail(abort());
        if (steal) {
          this.#holders.get(name)?.stolen();
          return take();
        }
        if (!this.#holders.has(name)) return take();
        if (ifAvailable) {
          Promise.resolve(callback(null)).then(resolve, fail);
          return;
        }
        const request: Request = { ...holder, grant: take };
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(name, queue);
        queue.push(request);
        const leave = () => {
          const at = queue.indexOf(request);
          if (at >= 0) queue.splice(at, 1);
          return at >= 0;
        };
        process.atEnd(leave);
        signal?.addEventListener('abort', () => leave() && fail(abort()));
      });
    });
  }

  #letGo(name: string, holder: Holder): void {
    if (this.#holders.get(name) !== holder) return;
    this.#holders.delete(name);
    // A process that is killed gets none of the locks that it lets go of.
    const queue = this.#queues.get(name) ?? [];
    while (queue[0]?.process.isAlive === false) queue.shift();
    queue.shift()?.grant();
  }
}
