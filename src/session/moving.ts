import * as z from 'zod/mini';
import { type Annotation, annotation } from '../protocol/annotation.ts';
import type { Change, DraftChange } from '../storage/change.ts';
import type { StoredResponse } from '../storage/reading.ts';
import { answerRow, responseRow, timeRow } from '../storage/rows.ts';
import type { SessionServices } from './services.ts';

/** A draft on its way from one store to another: from the browser to the installed app, or to another device. */
export const movedDraft = z.strictObject({
  format: z.literal('veldwerk-draft/1'),
  row: responseRow.check(z.refine(({ state }) => state === 'draft', 'not a draft')),
  answers: z.array(z.pick(answerRow, { item: true, value: true })),
  annotations: z.array(annotation),
  time: z.optional(timeRow),
});
export type MovedDraft = z.infer<typeof movedDraft>;

/** Draws up what moves of a draft. It keeps its id, so that two copies can never be received as two responses. */
export const draftToMove = ({ row, answers, annotations, time }: StoredResponse): MovedDraft => ({
  format: 'veldwerk-draft/1',
  row,
  answers: answers.map(({ item, value }) => ({ item, value })),
  annotations: [...annotations.values()],
  ...(time && { time }),
});

/** The draft in a file's text; undefined where there is none that reads. */
export function readMovedDraft(text: string): MovedDraft | undefined {
  try {
    return movedDraft.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: what the parser says quotes the text, where answers stand.
    return undefined;
  }
}

/** The changes that bring a draft in; they are numbered and checked as any other. */
export function changesOf({ row, answers, annotations, time }: MovedDraft): Change[] {
  const response = row.id;
  let { seq } = row;
  const numbered = (change: { kind: 'answered'; item: string; value: string | number | null } | Kept): DraftChange => {
    seq += 1;
    return { ...change, response, seq, at: row.changedAt };
  };
  return [
    { kind: 'begun', row },
    ...answers.map(({ item, value }) => numbered({ kind: 'answered', item, value })),
    ...annotations.map((one) => numbered({ kind: 'annotated', annotation: one })),
    ...(time ? [{ kind: 'timed', time: { ...time, response } } as const] : []),
  ];
}
type Kept = { readonly kind: 'annotated'; readonly annotation: Annotation };

/** What became of a file that was to bring a draft in. `unknown`: this app does not carry its questionnaire. */
export type MovedIn = 'taken' | 'already' | 'unreadable' | 'unknown';

/**
 * Brings a draft in from a file's text. Nothing that is here, as a draft, completed or delivered, is overwritten by it.
 * @throws where it cannot be written
 */
export async function moveIn(
  { store, instruments }: Pick<SessionServices, 'store' | 'instruments'>,
  text: string,
): Promise<MovedIn> {
  const draft = readMovedDraft(text);
  if (!draft) return 'unreadable';
  const { instrument, id } = draft.row;
  if (!(await instruments.open(instrument.id, instrument.version)).ok) return 'unknown';
  const [here, receipts] = await Promise.all([store.read(id), store.receipts()]);
  if (here || receipts.some((one) => one.id === id)) return 'already';
  await store.write(changesOf(draft));
  return 'taken';
}
