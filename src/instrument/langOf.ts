import type { Texts } from './texts.ts';

/** The language that a part of the words is in ("questions.A1"): where it is not translated yet, another than the rest. */
export const langOf = ({ language, borrowed }: Pick<Texts, 'language' | 'borrowed'>, part: string): string =>
  borrowed?.parts.includes(part) ? borrowed.language : language;
