import { Ledger } from '../../../src/storage/journal/ledger.ts';
import type { Question, Reply, Request } from '../../../src/storage/journal/wire.ts';
import type { MemoryMedium } from './memoryMedium.ts';

/** What stands for the journal's worker where there are none: the same ledger, a turn of the event loop away. */
export class NearWorker {
  onmessage: ((event: { data: Reply }) => void) | undefined;
  readonly #ledger: Ledger;
  #last: Promise<unknown> = Promise.resolve();

  constructor(medium: MemoryMedium) {
    this.#ledger = new Ledger([medium], crypto.randomUUID());
  }

  postMessage(question: Question): void {
    const { id, request } = structuredClone(question);
    this.#last = this.#last.then(async () => {
      const reply = await this.#answer(request).then(
        (value) => ({ id, value }),
        (cause: unknown): Reply => ({
          id,
          fault: cause instanceof DOMException && cause.name === 'QuotaExceededError' ? 'quota' : 'failed',
        }),
      );
      this.onmessage?.({ data: structuredClone(reply) });
    });
  }

  terminate(): void {
    this.onmessage = undefined;
  }

  /** What happens elsewhere before it keeps something; `over`: of responses that nobody writes. */
  protected async beforeKeep(_over: boolean): Promise<void> {}

  async #answer(request: Request): Promise<unknown> {
    switch (request.do) {
      case 'open':
        return { kind: 'opfs', lock: await this.#ledger.lock() };
      case 'keep':
        await this.beforeKeep(request.over);
        return this.#ledger.keep(request.entries, request.over);
      case 'bury':
        return this.#ledger.bury(request.response, request.seq, request.receipt);
      case 'release':
        return this.#ledger.release(request.response);
      case 'compare':
        return this.#ledger.compare(request.standings);
      default:
        throw new Error(`not asked here: ${request.do}`);
    }
  }
}
