import { findingsFrom } from '../../../engine/allFindings.ts';
import { isConfirmed } from '../../../engine/confirmation.ts';
import { countingIn } from '../../../engine/confirmedChecks.ts';
import type { Evaluation } from '../../../engine/evaluation.ts';
import type { Finding } from '../../../engine/findings.ts';
import { itemAt } from '../../../engine/outline.ts';
import { type Route, routeFrom } from '../../../engine/route.ts';
import { type EvaluatedStored, evaluateStored } from '../../../engine/stored.ts';
import { type Annotations, confirmationsIn } from '../../../protocol/annotation.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { answeredBy, filledIn } from '../../parts/quotes/filledIn.ts';
import type { FormatWords } from '../../types/row.ts';
import type { Survey } from './survey.ts';

/** A response as its copy shows it. */
export interface FilledSurvey extends Survey {
  readonly stored: StoredResponse;
  readonly answers: EvaluatedStored['answers'];
  readonly annotations: Annotations;
  readonly evaluation: Evaluation;
  readonly route: Route;
  /** The findings that the respondent confirmed. */
  readonly confirmed: readonly Finding[];
}

/** What a stored response says, read with its questionnaire. */
export function fillSurvey({ instrument, texts }: Survey, stored: StoredResponse, words: FormatWords): FilledSurvey {
  const { annotations } = stored;
  const { answers, evaluation } = evaluateStored(instrument, stored);
  const route = routeFrom(evaluation);
  const confirmed = findingsFrom(evaluation).filter((finding) =>
    isConfirmed(finding, countingIn(evaluation), confirmationsIn(annotations)),
  );
  return {
    instrument,
    texts: filledIn(instrument, texts, answeredBy(evaluation), () => words),
    stored,
    answers,
    annotations,
    evaluation,
    route,
    confirmed,
  };
}

/** The confirmed findings that a question shows: those whose last item is its own. */
export const confirmedAt = ({ instrument, confirmed }: FilledSurvey, question: string): Finding[] =>
  confirmed.filter(({ items }) => itemAt(instrument, items.at(-1) ?? '')?.question === question);
