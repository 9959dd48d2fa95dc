import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps, TypeView } from './row.ts';

/** What stands around an address that was pasted: blanks, and what nobody sees. */
const around = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** What is typed, as an entry. */
export const urlEntry = (typed: string): string | null => typed.replace(around, '').normalize('NFC') || null;

/** A line for an address of a page or a site. */
const UrlField = ({ session, item, labelledBy, row, described }: FieldProps<'url'>) => (
  <span class="line" data-item={row ? undefined : item.id}>
    <TextInput
      session={session}
      item={item}
      kind="text"
      inputMode="url"
      parse={urlEntry}
      maxLength={item.maxLength}
      autocomplete={item.autocomplete}
      labelledBy={labelledBy}
      described={described}
    />
  </span>
);

/** The address of a page or a site. */
export const url: TypeView<'url'> = { Field: UrlField, format: String };
