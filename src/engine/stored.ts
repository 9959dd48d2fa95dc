import type { Instrument } from '../instrument/schema.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationOf } from './evaluationOf.ts';

/** A response as it is stored: its answers by item, cleared ones too, and what was said beside them. */
export interface Stored {
  readonly answers: readonly { readonly item: string; readonly value: string | number | null }[];
  readonly annotations: ReadonlyMap<string, { readonly kind: string; readonly about: string }>;
  /** With the whole minutes measured that declared ones are compared with, where they were. */
  readonly row?: {
    readonly comparedMinutes?: number | undefined;
    /** What was given when it was begun. */
    readonly given?: Readonly<Record<string, string>> | undefined;
  };
}

/** What a stored response says, and all that follows from it. */
export interface EvaluatedStored {
  readonly evaluation: Evaluation;
  readonly answers: Readonly<Record<string, string | number>>;
  /** The items that the respondent said to have no answer to. */
  readonly unanswered: ReadonlySet<string>;
}

/** The answers that were not cleared. */
export const answersIn = ({ answers }: Pick<Stored, 'answers'>): EvaluatedStored['answers'] =>
  Object.fromEntries(answers.flatMap(({ item, value }) => (value === null ? [] : [[item, value]])));

/** The items that the respondent said to have no answer to. */
export const unansweredIn = (annotations: Stored['annotations']): ReadonlySet<string> =>
  new Set([...annotations.values()].flatMap(({ kind, about }) => (kind === 'unanswered' ? [about] : [])));

/** Evaluates a stored response. */
export function evaluateStored(instrument: Instrument, stored: Stored): EvaluatedStored {
  const answers = answersIn(stored);
  const unanswered = unansweredIn(stored.annotations);
  const evaluation = evaluationOf(
    instrument,
    { ...answers, ...stored.row?.given },
    unanswered,
    stored.row?.comparedMinutes,
  );
  return { answers, unanswered, evaluation };
}
