import { runningProcess, type Scheduler, type SimulatedProcess } from './scheduler.ts';

/** The broadcast channels of one device. */
export class SimulatedChannels {
  readonly open = new Set<SimulatedChannel>();
  readonly scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
  }
}

/** A `BroadcastChannel` between the processes of one device. */
export class SimulatedChannel {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  readonly name: string;
  readonly #all: SimulatedChannels;
  readonly #process: SimulatedProcess;

  constructor(name: string, all: SimulatedChannels) {
    const process = runningProcess();
    if (!process) throw new Error('a channel is opened outside of a process');
    this.name = name;
    this.#all = all;
    this.#process = process;
    all.open.add(this);
    process.atEnd(() => this.close());
  }

  postMessage(data: unknown): void {
    if (!this.#all.open.has(this)) throw new DOMException('the channel is closed', 'InvalidStateError');
    const { scheduler, open } = this.#all;
    for (const other of open)
      if (other !== this && other.name === this.name) {
        const copy: unknown = structuredClone(data);
        const deliver = () => open.has(other) && other.onmessage?.({ data: copy });
        scheduler.after(scheduler.draws.between(0, 5), `message on ${this.name}`, other.#process, deliver);
      }
  }

  close(): void {
    this.#all.open.delete(this);
  }
}
