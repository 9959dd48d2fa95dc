import { areLetters } from '../../instrument/letters.ts';
import { optionWords } from '../../instrument/optionWords.ts';
import { lazyPart } from '../lazy.tsx';
import { ClearButton } from '../questions/clearButton.tsx';
import { choosing } from '../questions/keys.ts';
import { Option } from '../questions/option.tsx';
import optionStyles from '../styles/options.css?url';
import { ClosedAnswer } from './closedAnswer.tsx';
import { isMany } from './many.ts';
import type { FieldProps } from './row.ts';

const SearchedChoice = lazyPart(
  async () => (await import('./searchedChoice.tsx')).SearchedChoice,
  ['more'],
  optionStyles,
);

/** Listed options, one of which is chosen; past a dozen, a field to look for it in. */
export function ChoiceField(props: FieldProps<'choice'>) {
  return isMany(props.item) ? <SearchedChoice {...props} /> : <Options {...props} />;
}

function Options({ session, item, labelledBy, row, described }: FieldProps<'choice'>) {
  const { options } = item;
  const lettered = !item.rowCalling && areLetters(options);
  const states = session.options(item.id);
  // Which one is there cannot be told of those that wait: they are shown, and cannot be chosen.
  const choices = options
    .filter((value) => states[value] !== 'notApplicable')
    .map((value) => ({ value, letter: lettered ? value : '', waits: (states[value] ?? 'asked') !== 'asked' }));
  return (
    <>
      <div
        class="choice"
        data-item={row ? undefined : item.id}
        role="radiogroup"
        aria-labelledby={labelledBy}
        aria-describedby={described.by}
        aria-invalid={described.invalid.has(item.id) || undefined}
        onKeyDown={choosing(
          session,
          item,
          choices.filter(({ waits }) => !waits),
        )}
      >
        {choices.map(({ value, letter, waits }) => (
          <Option
            key={value}
            session={session}
            item={item}
            value={value}
            letter={letter}
            waits={waits}
            label={optionWords(value, item, session.texts)}
          />
        ))}
      </div>
      <ClosedAnswer session={session} item={item} />
      <ClearButton session={session} item={item} />
    </>
  );
}
