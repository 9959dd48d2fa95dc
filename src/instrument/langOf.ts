import type { Texts } from './texts.ts';

/** The language that a part of the words is in ("questions.A1"): where it is not translated yet, another than the rest. */
export const langOf = ({ language, borrowed }: Pick<Texts, 'language' | 'borrowed'>, part: string): string =>
  borrowed?.parts.includes(part) ? borrowed.language : language;

/** The same of an option of an item: its words are those of its list, or its own. */
export const langOfOption = (
  code: string,
  { name, list }: { readonly name: string; readonly list?: string },
  texts: Pick<Texts, 'language' | 'borrowed'>,
): string => langOf(texts, list ? `lists.${list}.${code}` : `options.${name}.${code}`);
