import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { followCriteria } from '../../../engine/criteria.ts';
import { unansweredIn } from '../../../engine/stored.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { itemPlace } from '../../parts/itemPlace.ts';
import { Criteria } from '../../parts/outcome/criteria.tsx';

/** What the answers so far say of the criteria, before completion. */
export function OutcomeOfSession({ session }: { readonly session: Session }) {
  const words = useWords();
  const { instrument, texts } = session;
  const answers = session.answers.value;
  const { given } = session.row.value;
  // Of what is said beside the answers, this alone counts: a remark or a confirmation tells the same criteria.
  const silent = useComputed(() => [...unansweredIn(session.annotations.value)].join(' ')).value;
  const follow = useMemo(() => followCriteria(instrument), [instrument]);
  const found = useMemo(
    () => follow({ ...answers, ...given }, new Set(silent.split(' ').filter(Boolean))),
    [follow, answers, silent, given],
  );
  const placeOf = (item: string) => itemPlace(session, item);
  return <Criteria told={{ instrument, texts, words, found, isPrinted: false, placeOf }} />;
}
