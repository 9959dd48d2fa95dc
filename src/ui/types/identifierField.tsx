import { readEntry } from '../../engine/reading.ts';
import { bareIdentifier, fitsMask, masked } from '../../engine/types/maskedForm.ts';
import type { Entered } from '../../engine/value.ts';
import { useWords } from '../locale.ts';
import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps } from './row.ts';
import { typedNumber } from './typedNumber.ts';

/** More characters than any identifier has, its separators included. */
const longest = 80;

/** What is typed, as an entry: without separators where it has the form of the mask, else as typed. */
export function identifierEntry(typed: string, mask: string): Entered {
  const bare = bareIdentifier(typedNumber(typed));
  if (bare === '') return null;
  return fitsMask(bare, mask) ? bare : typed;
}

/** A field for a number or code of a known form, typed with or without its separators. */
export function IdentifierField({ session, item, labelledBy, row, described }: FieldProps<'identifier'>) {
  const words = useWords();
  const { id, mask } = item;
  const entry = session.entry(id);
  const fits = typeof entry === 'string' && fitsMask(entry, mask);
  const isMistyped = fits && described.invalid.has(id) && readEntry(item, entry).kind === 'invalid';
  return (
    <>
      <span class="identifier" data-item={row ? undefined : id}>
        <TextInput
          session={session}
          item={item}
          kind="text"
          {...(/[@*A-Z]/.test(mask) ? {} : { inputMode: 'numeric' as const })}
          maxLength={longest}
          parse={(typed) => identifierEntry(typed, mask)}
          show={(value) => (fitsMask(value, mask) ? masked(value, mask) : value)}
          labelledBy={labelledBy}
          described={isMistyped ? { ...described, by: `${described.by ?? ''} ${id}-digits` } : described}
        />
      </span>
      <div class="mistakes" aria-live="polite">
        {isMistyped && (
          <p class="mistake" id={`${id}-digits`}>
            {words.more.fields.checkDigits}
          </p>
        )}
      </div>
    </>
  );
}
