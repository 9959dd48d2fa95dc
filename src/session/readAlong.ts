import type { DraftChange } from '../storage/change.ts';
import { changeChannel } from '../storage/channel.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { StoredResponse } from '../storage/reading.ts';
import { stashedChange } from '../storage/restoreStash.ts';
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
  store: Pick<DeviceStore, 'read' | 'seq' | 'watch'>,
  response: string,
  content: Pick<Content, 'row' | 'takeStored'>,
  show: (stored: StoredResponse) => void,
): () => void {
  const waiting = new Map<number, DraftChange>();
  let isRead = false;
  let ended = false;
  let late: ReturnType<typeof setTimeout> | undefined;

  /** Takes in what follows on what is shown. */
  const catchUp = () => {
    const { seq } = content.row.peek();
    const next: DraftChange[] = [];
    for (let change = waiting.get(seq + 1); change; change = waiting.get(change.seq + 1)) next.push(change);
    for (const number of waiting.keys()) if (number <= seq + next.length) waiting.delete(number);
    if (next.length > 0) content.takeStored(next);
  };
  const read = async () => {
    // What cannot be read is reported; the next change has it tried again.
    const now = await store.read(response).catch(() => undefined);
    if (ended) return;
    if (now && (!isRead || now.row.seq > content.row.peek().seq)) show(now);
    isRead = now !== undefined;
    if (isRead) catchUp();
  };
  const readers = changeChannel(response);
  if (readers)
    readers.onmessage = ({ data }: MessageEvent<unknown>) => {
      for (const one of Array.isArray(data) ? data : []) {
        const change = stashedChange.safeParse(one).data;
        // Of another kind, or of another version's: it stays a gap.
        if (change && change.kind !== 'timed' && change.response === response) waiting.set(change.seq, change);
      }
      if (waiting.size > mostWaiting) waiting.clear();
      if (isRead) catchUp();
    };
  const endWatch = store.watch(
    () => store.seq(response),
    (seq = 0) => {
      clearTimeout(late);
      if (seq > content.row.peek().seq)
        late = setTimeout(() => {
          if (seq > content.row.peek().seq) void read();
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
