import { decimalsMeant } from '../../engine/typedDecimal.ts';
import type { Entered } from '../../engine/value.ts';
import { decimalTyped } from '../../i18n/number.ts';
import { canonicalDecimal } from '../../instrument/canonicalDecimal.ts';
import { NumberField, numbersMeant } from './numberField.tsx';
import type { FieldProps } from './row.ts';
import { typedNumber, withoutUnit } from './typedNumber.ts';
import { unitOf } from './unit.ts';

/**
 * What is typed, as an entry: the number where it means one, else as typed. What may mean two is none before the
 * respondent has said which, so a blank keeps it from reading as one of them.
 */
export function decimalEntry(typed: string, unit = ''): Entered {
  const bare = withoutUnit(typedNumber(typed), unit);
  if (bare.trim() === '') return null;
  const [number, ...others] = decimalsMeant(bare);
  if (number !== undefined && others.length === 0) return number;
  return canonicalDecimal.test(typed) ? ` ${typed}` : typed;
}

/** A field for a number with decimals. */
export function DecimalField(props: FieldProps<'decimal'>) {
  const { item, session } = props;
  const unit = unitOf(item, session.texts);
  const typed = (number: string) => decimalTyped(number, session.texts.language);
  return (
    <NumberField
      {...props}
      parse={(text) => decimalEntry(text, unit)}
      show={(entry) => (canonicalDecimal.test(entry) ? typed(entry) : entry)}
      unit={unit}
      meant={(entry) => (canonicalDecimal.test(entry) ? [] : numbersMeant(withoutUnit(entry, unit)))}
      say={(value) => `${typed(`${value}`)} ${unit}`}
    />
  );
}
