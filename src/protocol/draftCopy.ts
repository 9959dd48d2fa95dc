import * as z from 'zod/mini';
import { annotation } from './annotation.ts';
import { instant } from './instant.ts';
import { measuredTime } from './measuredTime.ts';
import { instrumentName, responseId } from './names.ts';

const plain = z.union([z.string(), z.number()]);

/** What tells one device that writes a draft from another: random, made for each draft. */
export const draftWriter = z.string().check(z.regex(/^[0-9a-z]{16}$/));

/**
 * One thing that a draft says: an answer, an annotation (one that there is no answer takes the answer's place), or what
 * the device notes of the draft. Null: it was there, and is no more. The entry of a roster's row is an answer, its place.
 */
const said = z.nullable(
  z.union([
    z.strictObject({ kind: z.literal('answered'), value: plain }),
    z.strictObject({ kind: z.literal('noted'), value: plain }),
    annotation,
  ]),
);
export type DraftValue = z.infer<typeof said>;

/** With the change that made it so: the number of that change, and the device that made it. */
const entry = z.strictObject({ seq: z.int().check(z.gte(1)), writer: draftWriter, value: said });
export type DraftEntry = z.infer<typeof entry>;

/** What a draft says, by `entryName`. */
export type DraftEntries = Readonly<Record<string, DraftEntry>>;

/** What another device had said, where something else stands now: shown until somebody settles it. */
export const difference = z.strictObject({ name: z.string(), ...entry.shape });
export type Difference = z.infer<typeof difference>;

/** What the device notes of a draft, beside what the respondent says of the survey. */
export const notedFields = ['language', 'label', 'prefilledMinutes', 'comparedMinutes'] as const;
export type NotedField = (typeof notedFields)[number];

/** The name of an entry: items by address, annotations as `annotationKey` has them, notes by field. */
export const entryName = (
  kind: 'answered' | 'noted' | 'confirmed' | 'remark' | 'marked' | 'correction',
  about: string,
) => `${kind} ${about}`;

/** What an entry is about: the address, check or field in its name. */
export const entryAddress = (name: string): string => name.slice(name.indexOf(' ') + 1);

/** Whether a value can stand under a name. */
function fits(name: string, value: DraftValue): boolean {
  if (value === null) return true;
  if (value.kind === 'noted') return notedFields.some((field) => name === entryName('noted', field));
  if (value.kind === 'answered') return name.startsWith('answered ');
  return name === entryName(value.kind === 'unanswered' ? 'answered' : value.kind, value.about);
}

/**
 * The content of a draft's copy for another device. No token, invitation, case or other response stands in it.
 * `seq`: the number of the last change that it has; `writer`: the device that made the copy. `times`: by device.
 */
export const draftCopy = z.strictObject({
  format: z.literal('veldwerk-draft/1'),
  response: responseId,
  instrument: instrumentName,
  /** The digest of the published document that it was begun in. */
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  startedAt: instant,
  /** What was given when it was begun. */
  given: z.optional(z.record(z.string(), z.string())),
  seq: z.int().check(z.gte(1)),
  writer: draftWriter,
  entries: z
    .record(z.string().check(z.maxLength(300)), entry)
    .check(z.refine((all) => Object.entries(all).every(([name, { value }]) => fits(name, value)))),
  differences: z.array(difference).check(z.refine((all) => all.every(({ name, value }) => fits(name, value)))),
  times: z.record(draftWriter, measuredTime),
});
export type DraftCopy = z.infer<typeof draftCopy>;

/** How many answers a copy has: rows of rosters are none. */
export const answerCount = ({ entries }: Pick<DraftCopy, 'entries'>): number =>
  Object.entries(entries).filter(([name, { value }]) => value?.kind === 'answered' && !isRowEntry(name)).length;

/** Whether an entry is that of a roster's row. */
export const isRowEntry = (name: string): boolean => name.startsWith('answered ') && name.endsWith(']');
