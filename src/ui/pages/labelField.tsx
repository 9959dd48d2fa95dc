import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { asTyped } from '../parts/asTyped.ts';
import { Cut } from '../questions/cut.tsx';
import { useTyping } from '../questions/typing.ts';
import { useServices } from '../services.ts';

const longestLabel = 120;

/**
 * The respondent's own name for a response, by which the start page lists it.
 * @param hint what becomes of it
 */
export function LabelField({ session, hint }: { readonly session: Session; readonly hint: string }) {
  const words = useWords();
  const { lock } = useServices();
  const label = session.row.value.label ?? '';
  const [typing, cut] = useTyping<HTMLInputElement>(
    {
      place: (element, typed) => {
        if (typed !== label) element.value = label;
      },
      take: session.setLabel,
      leave: () => void session.flush(),
    },
    [label],
  );
  return (
    <div class="card card--own">
      <label class="card__stem" for="own-label">
        {session.texts.subject?.which ?? words.module.label.title}
      </label>
      <p class="card__instruction" id="own-label-hint">
        {hint}
      </p>
      <input
        {...typing}
        {...asTyped}
        id="own-label"
        type="text"
        autocomplete={lock ? 'off' : 'organization'}
        maxLength={longestLabel}
        aria-describedby="own-label-hint"
        disabled={session.editLock.value !== 'owner'}
      />
      {cut && <Cut most={longestLabel} />}
    </div>
  );
}
