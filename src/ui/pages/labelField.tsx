import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { asTyped } from '../parts/asTyped.ts';

/** The respondent's own name for a response, by which the start page lists it. It stays on the device, unless it is sent with the enterprise's number. */
export function LabelField({ session, sent }: { readonly session: Session; readonly sent: boolean }) {
  const words = useWords();
  return (
    <div class="card card--own">
      <label class="card__stem" for="own-label">
        {words.module.label.title}
      </label>
      {!sent && (
        <p class="card__instruction" id="own-label-hint">
          {words.module.label.hint}
        </p>
      )}
      <input
        {...asTyped}
        id="own-label"
        type="text"
        autocomplete="organization"
        maxLength={120}
        aria-describedby={sent ? undefined : 'own-label-hint'}
        defaultValue={session.row.peek().label ?? ''}
        disabled={session.ownership.value !== 'owner'}
        onInput={(event) => session.setLabel(event.currentTarget.value)}
        onBlur={() => void session.flush()}
      />
    </div>
  );
}
