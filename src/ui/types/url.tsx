import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps, TypeView } from './row.ts';

const parse = (typed: string) => typed.trim() || null;

/** A line for an address of a page or a site. */
const UrlField = ({ session, item, labelledBy, row, described }: FieldProps<'url'>) => (
  <span class="line" data-item={row ? undefined : item.id}>
    <TextInput
      session={session}
      item={item}
      kind="text"
      inputMode="url"
      parse={parse}
      maxLength={item.maxLength}
      autocomplete={item.autocomplete}
      labelledBy={labelledBy}
      described={described}
    />
  </span>
);

/** The address of a page or a site. */
export const url: TypeView<'url'> = { Field: UrlField, format: String };
