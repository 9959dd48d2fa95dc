import type { DraftChange } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { stashedChange } from './restoreStash.ts';

export type PostedChange = Exclude<DraftChange, { kind: 'completed' | 'deleted' }>;

/** The changes of a response that another window has posted. What is of another kind, or another version's, is left out. */
export const postedChanges = (data: unknown, response: string): PostedChange[] =>
  (Array.isArray(data) ? data : []).flatMap((one) => {
    const change = stashedChange.safeParse(one).data;
    return change && change.kind !== 'timed' && change.response === response ? [change] : [];
  });

/** The number of a response's last change; 0 where there is none. Reads nothing else of it. */
export const lastSeq = ({ base }: Pick<DeviceStore, 'base'>, response: string): Promise<number> =>
  base.tables.read(async ({ responses }) => (await responses.get(response))?.seq ?? 0);
