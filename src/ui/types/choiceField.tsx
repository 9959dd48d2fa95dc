import { ClearButton } from '../questions/clearButton.tsx';
import { choosing } from '../questions/keys.ts';
import { Option } from '../questions/option.tsx';
import type { FieldProps } from './row.ts';

/** Lettered options, one of which is chosen. */
export function ChoiceField({ session, item, labelledBy, row, described }: FieldProps<'choice'>) {
  const choices = item.options.map((letter) => ({ value: letter, letter: letter.toLowerCase() }));
  return (
    <>
      <div
        class="choice"
        data-item={row ? undefined : item.id}
        role="radiogroup"
        aria-labelledby={labelledBy}
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
      <ClearButton session={session} item={item} />
    </>
  );
}
