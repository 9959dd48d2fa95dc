import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesIn } from './placesIn.ts';

const folder = join(import.meta.dirname, '../../src/surveys/ipcei-2014');
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

interface Mapped {
  readonly at: string;
  readonly questions?: readonly string[];
  readonly criteria?: readonly string[];
  readonly checks?: readonly string[];
  readonly conditions?: readonly string[];
  readonly text?: readonly string[];
  readonly record?: boolean;
  readonly notAsked?: string;
}
interface Named {
  readonly id: string;
}
interface Structure {
  readonly modules: readonly { readonly sections: readonly { readonly questions: readonly Named[] }[] }[];
  readonly checks: readonly Named[];
  readonly conditions: Readonly<Record<string, string>>;
  readonly outcome: { readonly criteria: readonly Named[] };
}

const map: readonly Mapped[] = read('../../../docs/ipcei-map.json');
const structure: Structure = read('structure.json');
const texts = read('text/en.json');

const count = (from: number, to: number, name: string) =>
  Array.from({ length: to - from + 1 }, (_, at) => `${name} ${from + at}`);

/** All that the Communication is made of. */
const wholeText = [
  ...count(1, 53, 'Paragraph'),
  ...count(1, 32, 'Footnote'),
  'Annex',
  ...[...'abcdefgh'].map((point) => `Annex, point (${point})`),
  ...count(1, 2, 'Annex, footnote'),
];

const idsOf = {
  questions: structure.modules.flatMap(({ sections }) =>
    sections.flatMap(({ questions }) => questions.map(({ id }) => id)),
  ),
  criteria: structure.outcome.criteria.map(({ id }) => id),
  checks: structure.checks.map(({ id }) => id),
  conditions: Object.keys(structure.conditions),
};
const kinds = Object.keys(idsOf) as (keyof typeof idsOf)[];

describe('the map of the Communication of 2014', () => {
  it('has each paragraph, each footnote and each point of the Annex once, in order', () => {
    expect(map.map(({ at }) => at)).toEqual(wholeText);
  });

  it.each(map)('$at is asked, is a rule, or is not asked for a reason', ({ at: _, notAsked, ...used }) => {
    const says = Object.values(used).filter((one) => (Array.isArray(one) ? one.length > 0 : one));
    expect(says.length > 0).toBe(notAsked === undefined);
    if (notAsked !== undefined) expect(notAsked.length).toBeGreaterThan(15);
  });

  it.each(kinds)('names %s that are there, and every one of them', (kind) => {
    const named = map.flatMap((one) => one[kind] ?? []);
    expect([...new Set(named)].sort()).toEqual([...idsOf[kind]].sort());
  });

  it('names words that are there', () => {
    for (const path of map.flatMap(({ text }) => text ?? []))
      expect(path.split('.').reduce((at, step) => at?.[step], texts)?.length, path).toBeGreaterThan(0);
  });

  it.each([
    ['questions', texts.questions],
    ['criteria', texts.outcome.criteria],
  ] as const)('names %s where they say that they are from', (kind, worded) => {
    for (const id of idsOf[kind])
      expect(
        map.filter((one) => one[kind]?.includes(id)).map(({ at }) => at),
        `${id}: ${worded[id]?.source}`,
      ).toEqual(wholeText.filter((at) => placesIn(worded[id]?.source ?? '').includes(at)));
  });
});

describe('where a question says that it is from', () => {
  it.each<[string, string[]]>([
    ['Paragraph 10(c), footnote 7', ['Paragraph 10', 'Footnote 7']],
    ['Paragraphs 50 to 52', ['Paragraph 50', 'Paragraph 51', 'Paragraph 52']],
    [
      'Paragraphs 4 and 14, footnotes 1 and 10 to 11',
      ['Paragraph 4', 'Paragraph 14', 'Footnote 1', 'Footnote 10', 'Footnote 11'],
    ],
    ['Annex, point (g) and footnote 2 of the Annex', ['Annex, point (g)', 'Annex, footnote 2']],
    ['Paragraph 22, footnote 1 of the Annex', ['Paragraph 22', 'Annex, footnote 1']],
    ['Annex, footnote 25', ['Annex', 'Footnote 25']],
  ])('%s', (source, places) => {
    expect(placesIn(source)).toEqual(places);
  });
});
