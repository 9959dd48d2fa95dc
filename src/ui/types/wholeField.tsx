import { decimalsMeant } from '../../engine/typedDecimal.ts';
import type { Entered } from '../../engine/value.ts';
import { decimalNumber } from '../../i18n/number.ts';
import { NumberField, numbersMeant } from './numberField.tsx';
import type { FieldProps } from './row.ts';
import { typedNumber, withoutUnit } from './typedNumber.ts';
import { unitOf } from './unit.ts';

const wholeOf = (number: string): number | undefined => {
  const value = Number(number);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** What is typed, as an entry: the whole number where it means one, else as typed. A text is never one. */
export function wholeNumberEntry(typed: string, unit = ''): Entered {
  const bare = withoutUnit(typedNumber(typed), unit);
  if (bare.trim() === '') return null;
  const [number, ...others] = decimalsMeant(bare);
  return (number !== undefined && others.length === 0 ? wholeOf(number) : undefined) ?? typed;
}

/** What an entry for a whole number may mean: a sign before three digits groups them, or begins decimals. */
const wholesFor = (entry: string): readonly number[] => numbersMeant(entry).flatMap((number) => wholeOf(number) ?? []);

/** A field for a whole number. */
export function WholeField(props: FieldProps<'whole'>) {
  const { item, session } = props;
  const unit = unitOf(item, session.texts);
  return (
    <NumberField
      {...props}
      parse={(typed) => wholeNumberEntry(typed, unit)}
      show={String}
      unit={unit}
      meant={(entry) => wholesFor(withoutUnit(entry, unit))}
      say={(value) => `${decimalNumber(`${value}`, session.texts.language)} ${unit}`}
    />
  );
}
