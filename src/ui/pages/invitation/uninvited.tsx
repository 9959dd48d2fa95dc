import { useRef, useState } from 'preact/hooks';
import type { Instrument } from '../../../instrument/schema.ts';
import { report } from '../../../lib/report.ts';
import { begin } from '../../../session/begin.ts';
import { useWords } from '../../locale.ts';
import { go } from '../../router.ts';
import { useServices } from '../../services.ts';
import type { OfferedSurvey } from '../surveyCard.tsx';

/** Beginning without the invitation that waits, for who really means to: folded, since it loses the case. */
export function Uninvited({ offers }: { readonly offers: readonly OfferedSurvey[] }) {
  const services = useServices();
  const { invitation, app } = useWords();
  const [failed, setFailed] = useState(false);
  // A double tap begins one response, not two.
  const busy = useRef(false);
  const start = async (instrument: Instrument) => {
    if (busy.current) return;
    busy.current = true;
    try {
      const response = await begin(services, instrument);
      go({ page: 'module', response, module: instrument.modules[0]?.id ?? '' });
    } catch (cause) {
      report('begin', cause);
      busy.current = false;
      setFailed(true);
    }
  };
  return (
    <details class="uninvited">
      <summary>{invitation.uninvited}</summary>
      <p>{invitation.uninvitedWhy}</p>
      {failed && <p role="alert">{app.storageBroken}</p>}
      {offers.map(({ instrument, texts }) => (
        <button
          key={instrument.id}
          type="button"
          class="button button--plain"
          data-action="begin"
          disabled={!isSecureContext}
          onClick={() => void start(instrument)}
        >
          {offers.length > 1 ? texts.title : invitation.uninvited}
        </button>
      ))}
    </details>
  );
}
