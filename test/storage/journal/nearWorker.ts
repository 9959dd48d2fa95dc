import { SegmentStore } from '../../../src/storage/journal/segmentStore.ts';
import type { Question, Reply, Request } from '../../../src/storage/journal/wire.ts';
import { Cipher } from '../../../src/storage/lock/cipher.ts';
import type { MemoryMedium } from './memoryMedium.ts';

/** What stands for the journal's worker where there are none: the same segment store, a turn of the event loop away. */
export class NearWorker {
  onmessage: ((event: { data: Reply }) => void) | undefined;
  readonly #segmentStore: SegmentStore;
  #last: Promise<unknown> = Promise.resolve();

  constructor(medium: MemoryMedium) {
    this.#segmentStore = new SegmentStore([medium], crypto.randomUUID());
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
        return { kind: 'opfs', lock: await this.#segmentStore.lock() };
      case 'keep':
        await this.beforeKeep(request.over);
        return this.#segmentStore.keep(request.entries, request.over);
      case 'recordDeletion':
        return this.#segmentStore.recordDeletion(request.response, request.seq, request.receipt);
      case 'release':
        return this.#segmentStore.release(request.response);
      case 'compare':
        return this.#segmentStore.compare(request.standings);
      case 'all':
        return this.#segmentStore.all();
      case 'seal': {
        const { dataKey, plain } = request;
        return this.#segmentStore.sealWith(dataKey && { cipher: new Cipher(dataKey), plain });
      }
      case 'keep-lock':
        return this.#segmentStore.keepLock(request.record);
      default:
        throw new Error(`not asked here: ${request.do}`);
    }
  }
}
