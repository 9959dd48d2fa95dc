import type { Item } from '../../engine/outline.ts';
import { useServices } from '../services.ts';
import type { Session } from '../session.ts';
import type { Described } from './described.ts';
import { Percent } from './percent.tsx';

/** Whole percentages that make up a total: the sum as it stands, what is left of it, and an offer to fill that in. */
export function Split({
  session,
  items,
  total,
  described,
}: { readonly session: Session; readonly items: readonly Item[]; readonly total: number } & Described) {
  const { words } = useServices();
  const counted = items.flatMap((item) => {
    const value = session.route.value.values.get(item.id);
    return typeof value === 'number' ? [value] : [];
  });
  const blank = items.filter((item) => session.answers.value[item.id] === undefined);
  const sum = counted.reduce((one, other) => one + other, 0);
  const rest = total - sum;
  const [open] = blank;
  const canOffer = open && blank.length === 1 && counted.length === items.length - 1 && rest >= 0;
  const question = items[0]?.question ?? '';
  return (
    <div class="split">
      {items.map((item) => (
        <div class="split__row" key={item.id}>
          <span id={`${item.id}-text`}>
            <span class="letter">{item.id.slice(question.length)}</span> {session.texts.items[item.id]?.text}
          </span>
          <Percent session={session} item={item} labelledBy={`${item.id}-text`} described={described} />
        </div>
      ))}
      <p class="split__total">
        <span>{session.texts.questions[question]?.total ?? words.question.total}</span>
        <output for={items.map((item) => `${item.id}-field`).join(' ')}>
          {sum} {session.texts.units.percent}
          {counted.length > 0 && (
            <span class="split__rest">
              {' '}
              (
              {rest > 0
                ? words.question.remainder(rest)
                : rest < 0
                  ? words.question.excess(-rest)
                  : words.question.exact}
              )
            </span>
          )}
        </output>
      </p>
      {canOffer && session.ownership.value === 'owner' && (
        <button
          type="button"
          class="button button--quiet"
          onClick={(event) => {
            session.answer(open.id, rest);
            // The button goes: a keyboard goes on from the field that it filled in.
            if (event.detail === 0) document.getElementById(`${open.id}-field`)?.focus({ preventScroll: true });
          }}
        >
          {words.question.offer(open.id, rest)}
        </button>
      )}
    </div>
  );
}
