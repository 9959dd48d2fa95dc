import type { Instrument } from './schema.ts';
import type { Texts } from './texts.ts';

type Words<Value> = Readonly<Record<string, Value>> | undefined;

/** Words by id, those that are lacking taken from elsewhere; which these are is noted. */
function filled<Value>(own: Words<Value>, from: Words<Value>, part: string, lacking: string[]): Record<string, Value> {
  const added = Object.entries(from ?? {}).filter(([id]) => !Object.hasOwn(own ?? {}, id));
  lacking.push(...added.map(([id]) => `${part}.${id}`));
  return { ...Object.fromEntries(added), ...own };
}

/** The same of words by id and code. */
function filledEach(own: Words<Words<string>>, from: Words<Words<string>>, part: string, lacking: string[]) {
  const ids = new Set([...Object.keys(own ?? {}), ...Object.keys(from ?? {})]);
  return Object.fromEntries([...ids].map((id) => [id, filled(own?.[id], from?.[id], `${part}.${id}`, lacking)]));
}

/** The words of an instrument in a language, with those that it does not have yet in another one; which is noted (`borrowed`). */
export function withBorrowed(own: Texts, from: Texts): Texts {
  const parts: string[] = [];
  const conditions = filled(own.conditions, from.conditions, 'conditions', parts);
  const rosters = filled(own.rosters, from.rosters, 'rosters', parts);
  const lists = filledEach(own.lists, from.lists, 'lists', parts);
  const outcome =
    own.outcome && from.outcome
      ? { ...own.outcome, criteria: filled(own.outcome.criteria, from.outcome.criteria, 'outcome', parts) }
      : (own.outcome ?? from.outcome);
  if (outcome && !own.outcome) parts.push('outcome');
  const texts = {
    ...own,
    modules: filled(own.modules, from.modules, 'modules', parts),
    sections: filled(own.sections, from.sections, 'sections', parts),
    questions: filled(own.questions, from.questions, 'questions', parts),
    items: filled(own.items, from.items, 'items', parts),
    options: filledEach(own.options, from.options, 'options', parts),
    units: { ...from.units, ...own.units },
    checks: filled(own.checks, from.checks, 'checks', parts),
    ...(Object.keys(conditions).length > 0 && { conditions }),
    ...(Object.keys(rosters).length > 0 && { rosters }),
    ...(Object.keys(lists).length > 0 && { lists }),
    ...(outcome && { outcome }),
    ...(from.quotes && { quotes: from.quotes }),
  };
  return parts.length > 0 ? { ...texts, borrowed: { language: from.language, parts } } : own;
}

/** Whether a language may lack words, which another one's then stand for: it is no official one, and not the first. */
export const mayBorrow = ({ languages, official }: Pick<Instrument, 'languages' | 'official'>, language: string) =>
  language !== languages[0] && !official.includes(language);

/** Words by language, with those that are borrowed from the first language. */
export function eachWithBorrowed(
  instrument: Pick<Instrument, 'languages' | 'official'>,
  texts: Readonly<Partial<Record<string, Texts>>>,
): Record<string, Texts> {
  const first = texts[instrument.languages[0] ?? ''];
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, own]) =>
      own ? [[language, first && mayBorrow(instrument, language) ? withBorrowed(own, first) : own]] : [],
    ),
  );
}
