import type { Instrument } from '../../instrument/schema.ts';
import type { Evaluates } from '../evaluation.ts';
import type { Answers } from '../value.ts';
import { GrowingProgram } from './growing.ts';
import { RosterEvaluation } from './rosterEvaluation.ts';

const rosters: Evaluates = (instrument: Instrument, answers: Answers, unanswered = [], minutes) =>
  new RosterEvaluation(new GrowingProgram(instrument).whole(), answers, unanswered, minutes).begin();

/** How questionnaires with rosters are evaluated: what such a one brings along. */
export const further = { rosters };
