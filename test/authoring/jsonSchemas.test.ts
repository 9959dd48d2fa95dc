import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { jsonSchemaOf, type SchemaName, schemaNames } from '../../src/authoring/jsonSchemas.ts';
import { schemaFile, schemaText } from '../../src/cli/schemas.ts';
import { loadCodebook } from '../../src/instrument/codebook.ts';
import { loadInstrument, loadTexts } from '../../src/instrument/load.ts';
import { root } from '../cli/run.ts';

const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: false });
const validators = new Map(schemaNames.map((name) => [name, ajv.compile(jsonSchemaOf(name))] as const));
/** Whether a file fits its schema; the place of the first fault where it does not. */
function faultOf(name: SchemaName, data: unknown): string | undefined {
  const fits = validators.get(name);
  if (!fits) throw new Error(name);
  return fits(data) ? undefined : (fits.errors?.[0]?.instancePath ?? '') || '/';
}

type Data = Record<string, unknown>;
const dataOf = (path: string): Data => JSON.parse(readFileSync(join(root, path), 'utf8'));
const nameOf = (path: string): SchemaName =>
  basename(dirname(path)) === 'text' ? 'texts' : basename(path) === 'codebook.json' ? 'codebook' : 'structure';
const files = [
  ...globSync('{src/surveys,test/instruments}/*/{structure,codebook}.json', { cwd: root }),
  ...globSync('{src/surveys,test/instruments}/*/text/*.json', { cwd: root }),
].toSorted();
const energy = dataOf('test/instruments/energy/structure.json');
const awards = dataOf('test/instruments/awards/structure.json');
const words = dataOf('test/instruments/awards/text/en.json');
const book = dataOf('src/surveys/ict-2024/codebook.json');

describe('the JSON Schemas of questionnaires', () => {
  it.each(schemaNames)('are kept as they are made, or `npm run schemas` was forgotten: %s', (name) => {
    expect(readFileSync(schemaFile(name), 'utf8')).toBe(schemaText(name));
  });

  it('fit every questionnaire that is here', () => {
    expect(files.length).toBeGreaterThan(25);
    for (const path of files) expect([path, faultOf(nameOf(path), dataOf(path))]).toEqual([path, undefined]);
  });

  it.each<[string, SchemaName, unknown, string]>([
    ['a field that there is not', 'structure', { ...awards, endpoint: 'x' }, '/'],
    ['an id that is none', 'structure', { ...awards, id: '../../etc' }, '/id'],
    ['a language that there is not', 'structure', { ...awards, languages: ['Esperanto'] }, '/languages/0'],
    ['a roster without an end', 'structure', { ...awards, rosters: { plants: {} } }, '/rosters/plants'],
    ['no modules', 'structure', { ...energy, modules: [] }, '/modules'],
    ['an empty title', 'texts', { ...words, title: '' }, '/title'],
    ['what is read and not written', 'texts', { ...words, quotes: true }, '/'],
    ['a variable that is none', 'codebook', { ...book, items: { A1: { variable: 'a b' } } }, '/items/A1/variable'],
  ])('do not fit %s', (_, name, data, place) => {
    expect(faultOf(name, data)).toBe(place);
  });

  it('may be named in the files that they are of', () => {
    const $schema = '../docs/schema/structure.json';
    for (const [name, data] of [
      ['structure', awards],
      ['texts', words],
      ['codebook', book],
    ] as const)
      expect(faultOf(name, { $schema, ...data })).toBeUndefined();
    expect(loadInstrument({ $schema, ...awards })).toEqual(loadInstrument(awards));
    expect(loadTexts({ $schema, ...words })).toEqual(loadTexts(words));
    expect(loadCodebook({ $schema, ...book })).toEqual(loadCodebook(book));
    expect(loadInstrument({ $schema: 1, ...awards })).toMatchObject({
      ok: false,
      fault: [{ fault: 'unknown field $schema' }],
    });
  });
});
