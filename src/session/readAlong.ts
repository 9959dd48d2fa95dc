import { batch } from '@preact/signals';
import { changeChannel } from '../storage/channel.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { lastSeq, type PostedChange, postedChanges } from '../storage/posted.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { Content } from './content.ts';

/** How long a change that the database tells of may be on its way here, before all of the response is read again. */
const graceMs = 300;
/** So many changes are kept that came before those that they follow. */
const mostWaiting = 1_000;

/**
 * Reads a response along while another window writes it: takes in the numbered changes that it posts, and reads the
 * response again where there is a gap in the numbers, or where a window writes that posts nothing.
 * @param show takes in what is stored
 * @returns ends it
 */
export function readAlong(
  store: Pick<DeviceStore, 'read' | 'watch' | 'base'>,
  response: string,
  { row, take }: Pick<Content, 'row' | 'take'>,
  show: (stored: StoredResponse) => void,
): () => void {
  const waiting = new Map<number, PostedChange>();
  let isRead = false;
  let ended = false;
  let late: ReturnType<typeof setTimeout> | undefined;

  /** Takes in what follows on what is shown. */
  const catchUp = () => {
    batch(() => {
      for (let next = waiting.get(row.peek().seq + 1); next; next = waiting.get(next.seq + 1)) {
        take(next);
        row.value = { ...row.peek(), seq: next.seq, changedAt: next.at };
      }
    });
    for (const seq of waiting.keys()) if (seq <= row.peek().seq) waiting.delete(seq);
  };
  const read = async () => {
    // What cannot be read is reported; the next change has it tried again.
    const now = await store.read(response).catch(() => undefined);
    if (ended) return;
    if (now && (!isRead || now.row.seq > row.peek().seq)) show(now);
    isRead = now !== undefined;
    if (isRead) catchUp();
  };
  const readers = changeChannel(response);
  if (readers)
    readers.onmessage = ({ data }: MessageEvent<unknown>) => {
      for (const change of postedChanges(data, response)) waiting.set(change.seq, change);
      if (waiting.size > mostWaiting) waiting.clear();
      if (isRead) catchUp();
    };
  const endWatch = store.watch(
    () => lastSeq(store, response),
    (seq) => {
      clearTimeout(late);
      if (seq > row.peek().seq)
        late = setTimeout(() => {
          if (seq > row.peek().seq) void read();
        }, graceMs);
    },
    () => {},
  );
  void read();
  return () => {
    ended = true;
    clearTimeout(late);
    endWatch();
    readers?.close();
  };
}
