import type { ItemOf } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import { Clear } from './clear.tsx';
import type { Described } from './described.ts';
import { choosing } from './keys.ts';
import { Option } from './option.tsx';

/** One answer out of lettered options. */
export function Choice({
  session,
  item,
  described,
}: { readonly session: Session; readonly item: ItemOf<'choice'> } & Described) {
  const choices = item.options.map((letter) => ({ value: letter, letter: letter.toLowerCase() }));
  return (
    <>
      <div
        class="choice"
        data-item={item.id}
        role="radiogroup"
        aria-labelledby={`${item.question}-stem`}
        aria-describedby={described.by}
        aria-invalid={described.invalid.has(item.id) || undefined}
        onKeyDown={choosing(session, item, choices)}
      >
        {item.options.map((letter) => (
          <Option
            key={letter}
            session={session}
            item={item}
            value={letter}
            letter={letter}
            label={session.texts.options[item.id]?.[letter]}
          />
        ))}
      </div>
      <Clear session={session} item={item} />
    </>
  );
}
