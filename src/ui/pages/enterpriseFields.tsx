import { useLayoutEffect, useState } from 'preact/hooks';
import { readEnterpriseNumber } from '../../protocol/enterpriseNumber.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { asTyped } from '../parts/asTyped.ts';
import { useTyping } from '../questions/typing.ts';
import { place } from '../router.ts';
import { bringIntoView } from '../scrollRestoration.ts';
import { useServices } from '../services.ts';
import { typedNumber } from '../types/typedNumber.ts';
import { LabelField } from './labelField.tsx';

/** What an address names to lead to the number, and the field's id. */
const numberField = 'enterprise-number';

/** A number as it is written, or what was typed where that is none yet. */
const written = (typed: string) => readEnterpriseNumber(typedNumber(typed)) ?? typed;

/** The enterprise that a respondent without an invitation answers for, where the office asks: its name and its number are sent along. */
export function EnterpriseFields({ session }: { readonly session: Session }) {
  const words = useWords();
  return (
    <>
      <LabelField session={session} hint={words.more.enterprise.sent} />
      <NumberField session={session} />
    </>
  );
}

function NumberField({ session }: { readonly session: Session }) {
  const { config } = useServices();
  const words = useWords();
  const [typing, setTyping] = useState(false);
  const given = session.row.value.enterpriseNumber ?? '';
  const wrong = !typing && given.trim() !== '' && readEnterpriseNumber(given) === undefined;
  const [props] = useTyping<HTMLInputElement>(
    {
      place: (element, typed) => {
        // As it is written, but not under the hand of who is typing.
        if ((typing ? written(typed) : typed) !== given) element.value = given;
      },
      take: (typed) => {
        if (written(typed) !== given) session.assign({ enterpriseNumber: written(typed) });
      },
      leave: () => {
        setTyping(false);
        void session.flush();
      },
    },
    [given, typing],
  );
  useLayoutEffect(() => {
    // Drawn later than its page, which has given the heading the focus for want of what its address names.
    const at = place.peek();
    if (at.page === 'module' && at.target === numberField && document.activeElement?.matches('main h1'))
      bringIntoView(numberField);
  }, []);
  return (
    <div data-target={numberField} class={wrong ? 'card card--own card--wrong' : 'card card--own'}>
      <label class="card__stem" for={numberField}>
        {words.more.enterprise.number}
      </label>
      <p class="card__instruction" id="enterprise-number-hint">
        {config.value.enterprise === 'required' ? words.more.enterprise.required : words.more.enterprise.asked}
      </p>
      <input
        {...props}
        {...asTyped}
        id={numberField}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={40}
        placeholder="0xxx.xxx.xxx"
        aria-describedby={`enterprise-number-hint${wrong ? ' enterprise-number-error' : ''}`}
        aria-invalid={wrong || undefined}
        disabled={session.editLock.value !== 'owner'}
        onInput={(event) => {
          setTyping(true);
          props.onInput(event);
        }}
      />
      <div class="card__error" id="enterprise-number-error" aria-live="polite">
        {wrong && (
          <p data-enterprise="wrong">
            <span aria-hidden="true">⚠ </span>
            <span class="visually-hidden">{words.app.error} </span>
            {words.more.enterprise.notValid}
          </p>
        )}
      </div>
    </div>
  );
}
