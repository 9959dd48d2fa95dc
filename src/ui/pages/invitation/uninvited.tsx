import { useWords } from '../../locale.ts';
import { useBeginning } from '../beginning.ts';
import type { OfferedSurvey } from '../offers.ts';

/** Beginning without the invitation that waits, for who really means to: folded, since it loses the case. */
export function Uninvited({ offers }: { readonly offers: readonly OfferedSurvey[] }) {
  const { invitation, app } = useWords();
  const { failed, start } = useBeginning();
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
