import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { followCopies } from '../../../session/copyFollowing.ts';
import { type CopyEnd, readKeptCopy } from '../../../session/keptCopy.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { differing } from '../../questions/differing.ts';
import { addressOf, place } from '../../router.ts';
import { useServices } from '../../services.ts';
import { DifferencesOnQuestion } from './onQuestion.tsx';
import { touchedNow } from './touched.ts';

/** Keeps an open draft and its copy together, and says what the respondent has to know of it. */
export function CopyNotice({ session }: { readonly session: Session }) {
  const services = useServices();
  const { anotherDevice: told } = useWords();
  const [ended, setEnded] = useState<CopyEnd>();
  // Not as soon as this code is there: it may come before its words, and questions would be drawn without them.
  useLayoutEffect(() => {
    differing.value = DifferencesOnQuestion;
  }, []);
  useEffect(() => followCopies(services, session, touchedNow), [services, session]);
  useEffect(
    () =>
      services.store.watch(
        () => readKeptCopy(services.store, session.id),
        (kept) => setEnded(kept?.ended),
        // The page says already that nothing can be read.
        () => {},
      ),
    [services, session],
  );
  const count = session.differences.value.length;
  const [differed, setDiffered] = useState(false);
  useEffect(() => {
    if (count > 0) setDiffered(true);
  }, [count]);
  const isReview = place.value.page === 'review';
  return (
    <div role="status">
      {(ended !== undefined || count > 0 || differed) && (
        <section
          class={
            ended !== undefined || count > 0 ? 'summary invited--notice' : 'summary summary--ready invited--notice'
          }
          aria-label={told.title}
          data-copy-notice={ended ?? (count > 0 ? 'differ' : 'settled')}
        >
          {ended && (
            <p>
              {told.ends[ended]}{' '}
              {ended !== 'delivered' && (
                <a href={addressOf({ page: 'another-device', response: session.id })}>{told.title}</a>
              )}
            </p>
          )}
          {count > 0 && (
            <p>
              {told.differ({ count })}{' '}
              {!isReview && <a href={addressOf({ page: 'review', response: session.id })}>{told.toDifferences}</a>}
            </p>
          )}
          {count === 0 && differed && <p>{told.settled}</p>}
        </section>
      )}
    </div>
  );
}
