import { readEntry } from '../../engine/reading.ts';
import { checksOut } from '../../engine/types/checkDigits.ts';
import { bareIdentifier, fitsMask, masked } from '../../engine/types/maskedForm.ts';
import type { Entered } from '../../engine/value.ts';
import type { CheckDigits } from '../../instrument/mask.ts';
import { useWords } from '../locale.ts';
import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps } from './row.ts';
import { typedNumber } from './typedNumber.ts';

/** More characters than any identifier has, its separators included. */
const longest = 80;

/** A bare number as its register has it: that of an enterprise is also written "BE 0206.731.645", or without its first zero. */
const inFull: Partial<Record<CheckDigits, (bare: string) => string>> = {
  belgianEnterprise: (bare) => bare.replace(/^BE/, '').replace(/^\d{9}$/, '0$&'),
  belgianEstablishment: (bare) => bare.replace(/^BE/, ''),
};

/** What is typed, as an entry: without separators where it has the form of the mask, else as typed. */
export function identifierEntry(typed: string, mask: string, check?: CheckDigits): Entered {
  const bare = bareIdentifier(typedNumber(typed));
  if (bare === '') return null;
  if (fitsMask(bare, mask)) return bare;
  const full = check && inFull[check]?.(bare);
  // A number that is short of a digit is not made one that nobody has: its check digits say whether the zero was left out.
  return full && fitsMask(full, mask) && (bare.length >= full.length || checksOut[check](full)) ? full : typed;
}

/** A field for a number or code of a known form, typed with or without its separators. */
export function IdentifierField({ session, item, labelledBy, row, described }: FieldProps<'identifier'>) {
  const words = useWords();
  const { id, mask, check } = item;
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
          parse={(typed) => identifierEntry(typed, mask, check)}
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
