import { useEffect, useRef, useState } from 'preact/hooks';
import { askForNotices, type NoticesStanding, noticesStanding } from '../../session/arrivalNotices.ts';
import { useLanguage, useWords } from '../locale.ts';
import { useServices } from '../services.ts';

/** Offers to tell by notification what arrives with the app closed, or says that it will. */
export function ArrivalNotices() {
  const words = useWords();
  const language = useLanguage();
  const { store } = useServices();
  const [standing, setStanding] = useState<NoticesStanding>('none');
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => void noticesStanding({ store, language }).then(setStanding), [store, language]);
  const ask = async () => {
    const asked = await askForNotices({ store, language });
    setStanding(asked);
    // The button, which had it, is gone then.
    if (asked !== 'open') said.current?.focus();
  };
  if (standing === 'none') return null;
  return (
    <>
      <p class="hint" role="status" tabIndex={-1} ref={said} data-notices={standing}>
        {standing === 'told' || standing === 'refused' ? words.delivery.notices[standing] : ''}
      </p>
      {standing === 'open' && (
        <p>
          <button type="button" class="button button--plain" data-action="notify" onClick={() => void ask()}>
            {words.delivery.notices.ask}
          </button>
        </p>
      )}
    </>
  );
}
