import { useMemo } from 'preact/hooks';
import { criteriaOf } from '../../../engine/criteria.ts';
import { unansweredIn } from '../../../engine/stored.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { itemPlace } from '../../parts/itemPlace.ts';
import { Criteria } from '../../parts/outcome/criteria.tsx';

/** What the answers so far say of the criteria, before completion. */
export function OutcomeOfSession({ session }: { readonly session: Session }) {
  const words = useWords();
  const { instrument, texts } = session;
  const [answers, annotations] = [session.answers.value, session.annotations.value];
  const { given } = session.row.value;
  const found = useMemo(
    () => criteriaOf(instrument, { ...answers, ...given }, unansweredIn(annotations)),
    [instrument, answers, annotations, given],
  );
  const placeOf = (item: string) => itemPlace(session, item);
  return <Criteria told={{ instrument, texts, words, found, isPrinted: false, placeOf }} />;
}
