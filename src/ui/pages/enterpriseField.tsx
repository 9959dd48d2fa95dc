import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readEnterpriseNumber } from '../../protocol/enterpriseNumber.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { asTyped } from '../parts/asTyped.ts';
import { useServices } from '../services.ts';

/** The number of the enterprise that a respondent without an invitation answers for. It is sent along. */
export function EnterpriseField({ session }: { readonly session: Session }) {
  const { config } = useServices();
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState(false);
  const typed = session.row.value.enterpriseNumber ?? '';
  useLayoutEffect(() => {
    // What another window wrote, or the same number as it is written.
    if (!typing && field.current && field.current.value !== typed) field.current.value = typed;
  }, [typed, typing]);
  const wrong = !typing && typed.trim() !== '' && readEnterpriseNumber(typed) === undefined;
  const take = (value: string) => {
    const written = readEnterpriseNumber(value) ?? value;
    if (written !== typed) session.assign({ enterpriseNumber: written });
  };
  return (
    <div class={wrong ? 'card card--own card--wrong' : 'card card--own'}>
      <p class="card__instruction">{words.more.enterprise.sent}</p>
      <label class="card__stem" for="enterprise-number">
        {words.more.enterprise.number}
      </label>
      <p class="card__instruction" id="enterprise-number-hint">
        {config.value.enterprise === 'required' ? words.more.enterprise.required : words.more.enterprise.asked}
      </p>
      <input
        {...asTyped}
        ref={field}
        id="enterprise-number"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={40}
        placeholder="0xxx.xxx.xxx"
        aria-describedby={`enterprise-number-hint${wrong ? ' enterprise-number-error' : ''}`}
        aria-invalid={wrong || undefined}
        disabled={session.ownership.value !== 'owner'}
        onInput={({ currentTarget: { value } }) => {
          setTyping(true);
          take(value);
        }}
        onChange={({ currentTarget: { value } }) => take(value)}
        onBlur={({ currentTarget: { value } }) => {
          setTyping(false);
          take(value);
          void session.flush();
        }}
      />
      <div class="card__error" id="enterprise-number-error" aria-live="polite">
        {wrong && <p data-enterprise="wrong">{words.more.enterprise.wrong}</p>}
      </div>
    </div>
  );
}
