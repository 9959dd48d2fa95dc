import { cacheMedium } from './cacheMedium.ts';
import type { Medium } from './medium.ts';
import { opfsMedium } from './opfs.ts';
import { reader, SegmentStore } from './segmentStore.ts';
import { tell } from './tell.ts';
import type { JournalFault, Question, Reply, Request } from './wire.ts';

self.addEventListener('error', ({ error }) => tell(error));
self.addEventListener('unhandledrejection', ({ reason }) => tell(reason));

interface Opened {
  readonly segmentStore: SegmentStore;
  readonly kind: 'opfs' | 'cache';
}

/** The files of the browser. Asked for again where they are refused once: going on without them is a store of its own. */
const files = (): Promise<Medium> =>
  opfsMedium().catch(async (cause: unknown) => {
    if (!(cause instanceof DOMException)) throw cause;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return opfsMedium();
  });

/** Opens what the browser has, the better one in front. What an earlier browser left on the other is read as well. */
async function open(): Promise<Opened | undefined> {
  const found = await Promise.allSettled([files(), cacheMedium()]);
  const [first, ...others] = found.flatMap((one): Medium[] => (one.status === 'fulfilled' ? [one.value] : []));
  if (!first) return undefined;
  const kind = found[0].status === 'fulfilled' ? 'opfs' : 'cache';
  return { kind, segmentStore: new SegmentStore([first, ...others], crypto.randomUUID()) };
}

const opening = open();

/** The cipher: few devices have a lock. */
const cipher = () => import('../lock/cipher.ts');
const cipherWith = async (dataKey: Uint8Array) => new (await cipher()).Cipher(dataKey);

/** Milliseconds until what no first answer needs is fetched, while there still is a network, or this version's files. */
const restAfterMs = 10_000;
setTimeout(() => {
  // What cannot be fetched now is asked for again where it is wanted.
  for (const load of [reader, cipher]) void load().catch(() => {});
}, restAfterMs);

async function answer(request: Request): Promise<Omit<Reply, 'id'>> {
  const opened = await opening;
  if (!opened) return { fault: 'none' };
  const { segmentStore, kind } = opened;
  switch (request.do) {
    case 'open':
      return { value: { kind, lock: await segmentStore.lock() } };
    case 'keep':
      return { value: await segmentStore.keep(request.entries, request.over) };
    case 'recordDeletion':
      return { value: await segmentStore.recordDeletion(request.response, request.seq, request.receipt) };
    case 'release':
      return { value: segmentStore.release(request.response) };
    case 'compare':
      return { value: await segmentStore.compare(request.standings) };
    case 'all':
      return { value: await segmentStore.all() };
    case 'test':
      return { value: await segmentStore.test(request.word) };
    case 'seal': {
      const { dataKey, plain } = request;
      return { value: segmentStore.sealWith(dataKey && { cipher: await cipherWith(dataKey), plain }) };
    }
    case 'keep-lock':
      return { value: await segmentStore.keepLock(request.record) };
    case 'drop-lock':
      return { value: await segmentStore.dropLock() };
    case 'wipe':
      return { value: await segmentStore.wipe() };
  }
}

const faultOf = (cause: unknown): JournalFault =>
  cause instanceof DOMException && cause.name === 'QuotaExceededError' ? 'quota' : 'failed';

const reply = (id: number, request: Request): Promise<void> =>
  answer(request)
    .catch((cause: unknown) => {
      tell(cause);
      return { fault: faultOf(cause) };
    })
    .then((given) => self.postMessage({ id, ...given } satisfies Reply));

/** What is written is written one after another: a segment's lines have an order. Reading holds up none of it. */
let last: Promise<unknown> = Promise.resolve();
self.onmessage = ({ data: { id, request } }: MessageEvent<Question>) => {
  if (request.do === 'compare' || request.do === 'all') void reply(id, request);
  else last = last.then(() => reply(id, request));
};
