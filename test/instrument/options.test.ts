import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/engine/outline.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import type { WrittenQuestion } from '../../src/instrument/question.ts';
import { tiny, writtenTiny } from '../authoring/tiny.ts';

const nuts = { codes: ['BE10', 'BE21', 'FR10'], columns: { country: ['BE', 'BE', 'FR'] } };
const region: WrittenQuestion = { type: 'choice', id: 'R', item: 'R', options: { list: 'nuts2' } };
const regions: WrittenQuestion = {
  type: 'choices',
  id: 'P',
  item: 'P',
  options: { list: 'nuts2' },
  exclusive: ['FR10'],
};

/** The faults of an instrument with these questions. */
function faultsOf(questions: unknown[], more: object = {}): readonly string[] {
  const rest = writtenTiny([region, regions], { lists: { nuts2: nuts } });
  const { domainChecks } = rest;
  const all = { ...rest, domainChecks, modules: [{ id: 'M', sections: [{ id: 'S', questions }] }], ...more };
  const loaded = loadInstrument(all);
  return loaded.ok ? [] : loaded.fault.map(({ place, fault }) => `${place}: ${fault}`);
}

describe('options', () => {
  it('that items share by the name of a list are listed at each, with the list that has their words', () => {
    const { items } = outlineOf(tiny([region, regions], { lists: { nuts2: nuts } }));
    expect([...items.values()]).toMatchObject([
      { id: 'R', type: 'choice', options: nuts.codes, list: 'nuts2' },
      { id: 'P', type: 'choices', options: nuts.codes, list: 'nuts2', exclusive: ['FR10'] },
    ]);
  });

  it('of a list without columns are its codes', () => {
    const { items } = outlineOf(tiny([region], { lists: { nuts2: ['BE10', 'BE21'] } }));
    expect(items.get('R')).toMatchObject({ options: ['BE10', 'BE21'] });
  });

  it.each([['a'], ['Z'], ['0'], ['01.11'], ['BE-10_b.'], ['x'.repeat(32)]])('may be %s', (code) => {
    expect(faultsOf([{ ...region, options: [code, 'b1'] }])).toEqual([]);
  });

  it.each([[''], ['.a'], ['_a'], ['a b'], ['é'], ['a/b'], ['x'.repeat(33)]])('may not be %j', (code) => {
    const place = 'modules[0].sections[0].questions[0].options[0]';
    expect(faultsOf([{ ...region, options: [code, 'b1'] }])).toContainEqual(
      `${place}: an option is 1 to 32 letters, digits, points, dashes and underscores, a letter or a digit first`,
    );
  });

  it('are from a list that is there', () => {
    expect(faultsOf([region], { lists: {} })).toEqual([
      'modules[0].sections[0].questions[0]: R: there is no list nuts2',
    ]);
    expect(faultsOf([{ ...region, options: { list: 'constructor' } }])).toEqual([
      'modules[0].sections[0].questions[0]: R: there is no list constructor',
    ]);
  });

  it('have one text in each column of their list', () => {
    const short = { ...nuts, columns: { country: ['BE'] } };
    expect(faultsOf([region], { lists: { nuts2: short } })).toEqual([
      'lists.nuts2: a column has one text for each code',
    ]);
  });
});

const first = { format: 'veldwerk-instrument/1' };
const text = { type: 'text', id: 'T', item: 'T', maxLength: 9 };

it.each<[string, object, string]>([
  ['codes', { ...region, options: ['a', 'BE'] }, 'options that are no letters'],
  ['a list of codes', region, 'options that are no letters'],
  ['choices', { ...regions, options: ['a', 'b'], exclusive: ['b'] }, 'choices'],
  ['an address of a page', { ...text, type: 'url' }, 'url'],
  ['an identifier', { type: 'identifier', id: 'I', item: 'I', mask: '###' }, 'identifier'],
  ['a text under a stem', text, 'text'],
  [
    'a long text',
    {
      type: 'list',
      id: 'T',
      items: [
        { type: 'text', item: 'T', maxLength: 9, lines: 3 },
        { type: 'text', item: 'U', maxLength: 9 },
      ],
    },
    'lines',
  ],
  ['a note', { type: 'note', id: 'N' }, 'a note'],
])('%s is nothing that the first format has', (_name, question, what) => {
  const domainChecks = { choice: 'D', choices: 'D', url: 'D', identifier: 'D', text: 'D' };
  expect(faultsOf([question], { domainChecks })).toEqual([]);
  expect(faultsOf([question], { ...first, domainChecks })).toEqual([
    `modules[0].sections[0].questions[0]: ${what}: needs format 2`,
  ]);
});
