import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type FollowedCriteria, followCriteria } from '../../../engine/criteria.ts';
import { unansweredIn } from '../../../engine/stored.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { itemPlace } from '../../parts/itemPlace.ts';
import { Criteria } from '../../parts/outcome/criteria.tsx';
import { useCriteria } from '../../parts/outcome/useCriteria.ts';

const followed = new WeakMap<Session, FollowedCriteria>();

/** The criteria of a session, which know the answers that were taken in when the page was last seen. */
function followedIn(session: Session): FollowedCriteria {
  const criteria = followed.get(session) ?? followCriteria(session.instrument);
  followed.set(session, criteria);
  return criteria;
}

/** What the answers so far say of the criteria, before completion: of many answers, once the rest of the page is drawn. */
export function OutcomeOfSession({ session }: { readonly session: Session }) {
  const words = useWords();
  const { instrument, texts } = session;
  const answers = session.answers.value;
  const { given } = session.row.value;
  // Of what is said beside the answers, this alone counts: a remark or a confirmation tells the same criteria.
  const silent = useComputed(() => [...unansweredIn(session.annotations.value)].join(' ')).value;
  const whole = useMemo(() => ({ ...answers, ...given }), [answers, given]);
  const unanswered = useMemo(() => new Set(silent.split(' ').filter(Boolean)), [silent]);
  const found = useCriteria(followedIn(session), whole, unanswered);
  if (!found) return <div aria-busy="true" />;
  const placeOf = (item: string) => itemPlace(session, item);
  return <Criteria told={{ instrument, texts, words, found, isPrinted: false, placeOf }} />;
}
