import type { Instrument } from '../instrument/schema.ts';
import { type Route, routeOf } from './route.ts';

/** A response as it is stored: its answers by item, cleared ones too, and what was said beside them. */
export interface Stored {
  readonly answers: readonly { readonly item: string; readonly value: string | number | null }[];
  readonly annotations: ReadonlyMap<string, { readonly kind: string; readonly about: string }>;
}

/** What a stored response comes to. */
export interface Assessed {
  readonly answers: Readonly<Record<string, string | number>>;
  /** The items that the respondent said to have no answer to. */
  readonly unanswered: ReadonlySet<string>;
  readonly route: Route;
}

/** The answers that were not cleared. */
export const answersIn = ({ answers }: Pick<Stored, 'answers'>): Assessed['answers'] =>
  Object.fromEntries(answers.flatMap(({ item, value }) => (value === null ? [] : [[item, value]])));

/** The items that the respondent said to have no answer to. */
export const unansweredIn = (annotations: Stored['annotations']): ReadonlySet<string> =>
  new Set([...annotations.values()].flatMap(({ kind, about }) => (kind === 'unanswered' ? [about] : [])));

/** Assesses a stored response: its answers, and the route that they give. */
export function assessStored(instrument: Instrument, stored: Stored): Assessed {
  const answers = answersIn(stored);
  const unanswered = unansweredIn(stored.annotations);
  return { answers, unanswered, route: routeOf(instrument, answers, unanswered) };
}
