import { useEffect, useState } from 'preact/hooks';
import { comparesTime } from '../../engine/timeItem.ts';
import { compareTime, freezeOffer } from '../../session/measured.ts';
import { wholeMinutes } from '../../session/stopwatch.ts';
import { useWords } from '../locale.ts';
import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps } from './row.ts';
import { unitDescribed, unitIdOf } from './unit.ts';
import { minutesEntry } from './wholeEntry.ts';

const steps = [5, 15, 30];

/**
 * The minutes that the survey took. The measured ones are offered, and count only once the respondent has confirmed
 * or changed them: they leave out the time spent looking things up, which the question asks for too.
 */
export function MinutesField({ session, item, labelledBy, row, described }: FieldProps<'minutes'>) {
  const words = useWords();
  const entry = session.entry(item.id);
  const [typing, setTyping] = useState(false);
  const [opening, setOpening] = useState(0);
  const writable = session.editLock.value === 'owner';
  useEffect(() => {
    if (!writable) return;
    // Looked at early, it would offer too little for good: until it is confirmed, each opening measures anew.
    if (session.answers.peek()[item.id] === undefined) freezeOffer(session);
    // One that was confirmed early is held against what was measured since, too; it stands still while it is read.
    setOpening(wholeMinutes(session.timeReading()?.activeMs ?? 0));
  }, [session, item, writable]);
  useEffect(() => {
    if (writable) compareTime(session);
  }, [session, writable, entry]);
  const { prefilledMinutes: offered, comparedMinutes = 0 } = session.row.value;
  const measured = offered === undefined ? undefined : Math.max(offered, opening, comparedMinutes);
  const now = typeof entry === 'number' ? entry : offered;
  return (
    <div
      class="minutes"
      onFocusIn={({ target }) => setTyping(target instanceof HTMLInputElement)}
      onFocusOut={() => setTyping(false)}
    >
      {measured !== undefined && (
        <p id={`${item.id}-measured`}>
          {words.more.time.measured({ count: measured })} {words.more.time.lookup}
        </p>
      )}
      <span class="number" data-item={row ? undefined : item.id}>
        <TextInput
          session={session}
          item={item}
          offered={offered === undefined ? '' : `${offered}`}
          kind="text"
          inputMode="numeric"
          parse={(typed) => minutesEntry(typed, session.texts.units.minutes)}
          labelledBy={labelledBy}
          described={unitDescribed(
            measured === undefined
              ? described
              : { ...described, by: `${item.id}-measured ${described.by ?? ''}`.trim() },
            item.id,
          )}
        />
        <span class="number__unit" id={unitIdOf(item.id)} lang={session.texts.language}>
          {session.texts.units.minutes}
        </span>
      </span>
      {writable && now !== undefined && (
        <fieldset class="minutes__steps" aria-label={words.more.time.addGroup}>
          {steps.map((step) => (
            <button
              key={step}
              type="button"
              class="button button--quiet"
              onClick={() => session.answer(item.id, now + step)}
            >
              {words.more.time.add({ minutes: step })}
            </button>
          ))}
        </fieldset>
      )}
      {writable && entry === undefined && offered !== undefined && (
        <button
          type="button"
          class="button"
          data-action="confirm"
          onClick={(event) => {
            session.answer(item.id, offered);
            // The button goes: a keyboard goes on from the field.
            if (event.detail === 0) document.getElementById(`${item.id}-field`)?.focus({ preventScroll: true });
          }}
        >
          {words.more.time.confirm({ count: offered })}
        </button>
      )}
      <p class="minutes__state" role="status">
        {session.values.get(item.id) !== undefined
          ? words.more.time.confirmed
          : entry === undefined && words.more.time.unconfirmed}
      </p>
      {!comparesTime(session.instrument) && (
        <p class="hint" role="status" data-note="shorter">
          {!typing &&
            typeof entry === 'number' &&
            measured !== undefined &&
            entry < measured &&
            words.more.time.shorter}
        </p>
      )}
    </div>
  );
}
