import { dictionaries } from '../i18n/dictionaries.ts';
import { nlLater } from '../i18n/nl.later.ts';
import { nl } from '../i18n/nl.ts';
import { catalogue } from '../surveys/catalogue.ts';
import { lintSource } from './survey/lint.ts';

/** The names of all words in a dictionary, by their path; those that say nothing are left out. */
export function namesOf(words: unknown, path = ''): string[] {
  if (typeof words === 'function' || (typeof words === 'string' && words.trim() !== '')) return [path];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, inner]) => namesOf(inner, path === '' ? key : `${path}.${key}`));
}

/** What is not said in every language, and whatever else is wrong with a questionnaire: a line each. */
export async function untranslated(): Promise<string[]> {
  const needed = namesOf({ first: nl, later: nlLater });
  const words = await Promise.all(
    Object.entries(dictionaries).map(async ([language, load]) => {
      const there = new Set(namesOf(await load()));
      return needed.filter((name) => !there.has(name)).map((name) => `interface ${language}: ${name} has no words`);
    }),
  );
  const surveys = await Promise.all(
    [...new Set(catalogue.map(({ id }) => id))].map(async (id) => {
      const linted = await lintSource(id);
      return (linted.ok ? linted.value.faults : [linted.fault]).map((line) => `${id}: ${line}`);
    }),
  );
  return [...words.flat(), ...surveys.flat()];
}
