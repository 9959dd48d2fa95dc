import * as z from 'zod/mini';
import { type Difference, difference, draftCopy, draftWriter } from '../protocol/draftCopy.ts';
import { instant } from '../protocol/instant.ts';
import { responseId } from '../protocol/names.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { draftCopyPrefix } from '../storage/settings.ts';

/**
 * Why no copy is made any more, until the respondent does something: the response was delivered from another device; the
 * copy was removed at the collector; it is under another code; it does not read, which a newer app may have written; it is
 * of another draft, or further than anybody types; it is too large; the case has enough drafts; the collector takes none.
 */
export const copyEnd = z.enum([
  'delivered',
  'removed',
  'wrong-code',
  'unreadable',
  'another',
  'leaps',
  'too-large',
  'too-many',
  'refused',
]);
export type CopyEnd = z.infer<typeof copyEnd>;

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What a device keeps of a draft's copies at the collector. */
export const keptCopy = z.object({
  response: responseId,
  /** What names this device in the copies of this draft. */
  writer: draftWriter,
  /** The code that its copies are under; none once they are turned off. Under a device lock it rests sealed. */
  code: z.optional(z.string()),
  /** The last copy that this device and the collector have both had, and its digest there. */
  common: z.optional(draftCopy),
  etag: z.optional(digest),
  /** The number of the draft's change up to which `common` is what the draft says, and how much further copies count. */
  at: z.int().check(z.gte(0)),
  lift: z.int().check(z.gte(0)),
  /** The highest number of a copy that was seen. */
  seen: z.optional(z.int()),
  /** What other devices had said, where something else stands. */
  differences: z.array(difference),
  /** When the collector was last known to have all that is here. */
  copiedAt: z.optional(instant),
  ended: z.optional(copyEnd),
});
export type KeptCopy = z.infer<typeof keptCopy>;

const nameOf = (response: string) => `${draftCopyPrefix}${response}`;

/** What is kept of a draft's copies; undefined where nothing is, or nothing that reads. */
export const readKeptCopy = async (
  store: Pick<DeviceStore, 'setting'>,
  response: string,
): Promise<KeptCopy | undefined> => keptCopy.safeParse(await store.setting(nameOf(response))).data;

/** What is kept of all copies, also of drafts that are not here any more. @throws where it cannot be read */
export async function allKeptCopies(store: Pick<DeviceStore, 'changeSettings'>): Promise<KeptCopy[]> {
  let found: KeptCopy[] = [];
  await store.changeSettings(async (settings) => {
    const rows = (await settings.toArray()).filter(({ name }) => name.startsWith(draftCopyPrefix));
    found = rows.flatMap(({ value }) => keptCopy.safeParse(value).data ?? []);
  });
  return found;
}

/**
 * Changes what is kept of a draft's copies, in one step.
 * @param how gives what is to be kept; undefined: nothing
 * @throws where it cannot be written
 */
export const changeKeptCopy = (
  store: Pick<DeviceStore, 'changeSettings'>,
  response: string,
  how: (kept: KeptCopy | undefined) => KeptCopy | undefined,
): Promise<void> =>
  store.changeSettings(async (settings) => {
    const name = nameOf(response);
    const next = how(keptCopy.safeParse((await settings.get(name))?.value).data);
    if (next) await settings.put({ name, value: next });
    else await settings.delete(name);
  });

/** Whether two differences are the same one. */
export const isSameDifference = (one: Difference, other: Difference): boolean =>
  one.name === other.name && one.seq === other.seq && one.writer === other.writer;
