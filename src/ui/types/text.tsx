import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps, TypeView } from './row.ts';

export type LineType = 'text' | 'email' | 'telephone';

/** What is typed, as an entry. */
const asItStands = (typed: string) => typed || null;
/** The same of what is written to or called: with it a paste brings along blanks and marks that nobody sees. */
export const addressEntry = (typed: string): string | null => asItStands(typed.replace(/\p{Cf}/gu, '').trim());

/** A line to type in, with the keyboard that its kind of text needs. */
const lineOf = (input: 'text' | 'email' | 'tel', parse: (typed: string) => string | null = addressEntry) => ({
  Field: ({ session, item, labelledBy, described }: FieldProps<LineType>) => (
    <TextInput
      session={session}
      item={item}
      kind={input}
      parse={parse}
      maxLength={item.maxLength}
      autocomplete={item.autocomplete}
      labelledBy={labelledBy}
      described={described}
    />
  ),
  format: String,
});

type Lines = { readonly [Type in LineType]: TypeView<Type> };

/** Lines of text. */
export const lines: Lines = { text: lineOf('text', asItStands), email: lineOf('email'), telephone: lineOf('tel') };
