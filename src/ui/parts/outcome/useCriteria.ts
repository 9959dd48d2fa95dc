import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FollowedCriteria, ToldCriteria } from '../../../engine/criteria.ts';
import type { Answers } from '../../../engine/value.ts';
import { inTurn } from '../../inTurn.ts';
import { printing } from '../../printing.ts';

/** So many answers are taken in at a time: some 40 ms of a slow tablet. */
const perPiece = 50;

/** What answers say of criteria: undefined until all of many answers are taken in, while the browser has nothing else to do. */
export function useCriteria(
  criteria: FollowedCriteria,
  answers: Answers,
  unanswered: ReadonlySet<string>,
): ToldCriteria | undefined {
  const [, goOn] = useState({});
  const isTaken = criteria.take(answers, unanswered, printing.value ? Number.POSITIVE_INFINITY : perPiece);
  useEffect(() => (isTaken ? undefined : inTurn(() => goOn({}))));
  return useMemo(() => (isTaken ? criteria.told() : undefined), [criteria, isTaken, answers, unanswered]);
}
