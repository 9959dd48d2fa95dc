import { further as atOnce } from '#at-once/engine/rosters';
import type { Instrument } from '../instrument/schema.ts';
import { tableApart } from '../lib/tableApart.ts';
import { programOf } from './compilation.ts';
import { type Evaluates, Evaluation } from './evaluation.ts';
import { Queue } from './queue.ts';

/** How questionnaires that have rosters are evaluated: loaded with one of them. */
const table = tableApart<{ rosters: Evaluates }>(
  { ...atOnce },
  async () => (await import('./rosters/further.ts')).further,
);

/** Sees to it that what a questionnaire's rosters need is there. @throws where it cannot be fetched now */
export const needRosters = async ({ rosters }: Pick<Instrument, 'rosters'>): Promise<void> => {
  if (rosters) await table.need(['rosters']);
};

/**
 * Evaluates answers from nothing.
 * @param unanswered items that the respondent said they can't answer
 * @param minutes the whole minutes measured that declared ones are compared with
 */
export const evaluationOf: Evaluates = (instrument, answers, unanswered = [], minutes) => {
  if (instrument.rosters) return table.row('rosters')(instrument, answers, unanswered, minutes);
  const program = programOf(instrument);
  return new Evaluation(program, new Queue(program.nodes.length), answers, unanswered, minutes).begin();
};
