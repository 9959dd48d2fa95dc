import { TextInput } from '../questions/textInput.tsx';
import type { FieldProps, TypeView } from './row.ts';

export type LineType = 'text' | 'email' | 'telephone';

const parse = (typed: string) => (typed === '' ? null : typed);

/** A line to type in, with the keyboard that its kind of text needs. */
const lineOf = (input: 'text' | 'email' | 'tel') => ({
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
export const lines: Lines = { text: lineOf('text'), email: lineOf('email'), telephone: lineOf('tel') };
