import { plain } from '../search/words.ts';

/** An option as a respondent looks for it. */
export interface NamedOption {
  readonly code: string;
  readonly words: string;
}

/** Where a word stands best: it begins the text, or a word of it, or is anywhere in it. */
function rankOf(text: string, word: string): number | undefined {
  const at = text.indexOf(word);
  if (at < 0) return undefined;
  return at === 0 ? 0 : new RegExp(`[^\\p{L}\\p{N}]${word.replace(/[^\p{L}\p{N}]/gu, '\\$&')}`, 'u').test(text) ? 1 : 2;
}

/**
 * The options that have all the words that were typed, without accents and capitals, in their words or as the beginning
 * of their code. Those that begin with what was typed come first; otherwise the order of the questionnaire stays.
 */
export function optionsMatching(options: readonly NamedOption[], typed: string): readonly NamedOption[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  if (first === '') return options;
  return options
    .flatMap((option) => {
      const [text, code] = [plain(option.words), plain(option.code)];
      const ranks = words.map((word) => (code.startsWith(word) ? 0 : rankOf(text, word)));
      const rank = ranks[0];
      return rank === undefined || ranks.includes(undefined) ? [] : [{ option, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ option }) => option);
}

/** The one option whose words are what was typed, but for accents, capitals and blanks around it. */
export function optionSaid(options: readonly NamedOption[], typed: string): NamedOption | undefined {
  const said = plain(typed.trim());
  const [only, ...others] = options.filter(({ words }) => plain(words) === said);
  return others.length === 0 ? only : undefined;
}
