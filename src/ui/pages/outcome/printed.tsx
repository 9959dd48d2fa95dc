import { useMemo } from 'preact/hooks';
import { followCriteria } from '../../../engine/criteria.ts';
import { unansweredIn } from '../../../engine/stored.ts';
import { useWords } from '../../locale.ts';
import { Criteria } from '../../parts/outcome/criteria.tsx';
import { useCriteria } from '../../parts/outcome/useCriteria.ts';
import type { FilledSurvey } from '../print/filledSurvey.ts';

/** What the answers of a copy say of the criteria: of many answers, once the rest of it is drawn. */
export function PrintedOutcome({
  filled: { instrument, texts, answers, annotations, stored },
}: {
  readonly filled: FilledSurvey;
}) {
  const words = useWords();
  const { given } = stored.row;
  const criteria = useMemo(() => followCriteria(instrument), [instrument]);
  const whole = useMemo(() => ({ ...answers, ...given }), [answers, given]);
  const unanswered = useMemo(() => unansweredIn(annotations), [annotations]);
  const found = useCriteria(criteria, whole, unanswered);
  if (!found) return <div aria-busy="true" />;
  return <Criteria told={{ instrument, texts, words, found, isPrinted: true }} />;
}
