import type { Item } from '../../engine/outline.ts';
import type { Session } from '../session.ts';
import type { Described } from './described.ts';

/** One answer out of lettered options. */
export function Choice({ session, item, described }: { readonly session: Session; readonly item: Item } & Described) {
  const answer = session.answers.value[item.id];
  return (
    <div
      class="choice"
      data-item={item.id}
      role="radiogroup"
      aria-labelledby={`${item.question}-stem`}
      aria-describedby={described.by}
      aria-invalid={described.invalid.has(item.id) || undefined}
    >
      {item.options.map((letter) => (
        <label key={letter} class="option">
          <input
            type="radio"
            name={item.id}
            value={letter}
            checked={answer === letter}
            disabled={session.ownership.value !== 'owner'}
            onChange={() => session.answer(item.id, letter)}
          />
          <span>{session.texts.options[item.id]?.[letter]}</span>
        </label>
      ))}
    </div>
  );
}
