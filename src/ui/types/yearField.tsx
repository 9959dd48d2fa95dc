import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps } from './row.ts';
import { yearEntry } from './typedCalendar.ts';

/** A field for a year. */
export const YearField = ({ session, item, labelledBy, row, described }: FieldProps<'year'>) => (
  <span class="parted__part parted__part--year" data-item={row ? undefined : item.id}>
    <TextInput
      session={session}
      item={item}
      kind="text"
      inputMode="numeric"
      parse={yearEntry}
      labelledBy={labelledBy}
      described={described}
    />
  </span>
);
