import { isConfirmed } from '../../../engine/confirmation.ts';
import { type Finding, findingsOn } from '../../../engine/findings.ts';
import { outlineOf } from '../../../engine/outline.ts';
import { type Route, routeOf } from '../../../engine/route.ts';
import { type Annotations, confirmationsIn, ofKind } from '../../../protocol/annotation.ts';
import type { StoredResponse } from '../../../storage/reading.ts';
import type { Survey } from './survey.ts';

/** A response as its copy shows it. */
export interface Filled extends Survey {
  readonly stored: StoredResponse;
  readonly entries: Readonly<Record<string, string | number>>;
  readonly annotations: Annotations;
  readonly route: Route;
  /** The findings that the respondent confirmed. */
  readonly confirmed: readonly Finding[];
}

/** What a stored response says, read with its questionnaire. */
export function filledIn({ instrument, texts }: Survey, stored: StoredResponse): Filled {
  const { annotations, answers } = stored;
  const entries = Object.fromEntries(answers.flatMap(({ item, value }) => (value === null ? [] : [[item, value]])));
  const unanswered = new Set(ofKind(annotations, 'unanswered').map(({ about }) => about));
  const route = routeOf(instrument, entries, unanswered);
  const confirmed = findingsOn(instrument, route).filter((finding) =>
    isConfirmed(finding, route, confirmationsIn(annotations)),
  );
  return {
    instrument,
    texts,
    stored,
    entries,
    annotations,
    route,
    confirmed,
  };
}

/** The confirmed findings that a question shows: those whose last item is its own. */
export const confirmedAt = ({ instrument, confirmed }: Filled, question: string): Finding[] =>
  confirmed.filter(({ items }) => outlineOf(instrument).items.get(items.at(-1) ?? '')?.question === question);
