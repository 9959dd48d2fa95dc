import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { first as firstFunctions } from '../engine/functions/first.ts';
import { first as firstTypes } from '../engine/types/first.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import { readStructure, readWords } from '../surveys/packed.ts';

/** What comes with the app was read when it was packed. */
const trusting = `export const readStructure = (value) => ({ ok: true, value });
export const readWords = readStructure;`;

/** What is read, naming of types and functions those alone that are not there at once. */
const loadedApart = (value: Instrument | Texts): object =>
  'types' in value
    ? {
        ...value,
        types: value.types?.filter((type) => !(type in firstTypes)),
        functions: value.functions?.filter((name) => !(name in firstFunctions)),
      }
    : value;

/**
 * Reads every structure and every wording that the build packs, and ends it where one is broken: what comes with the
 * app need not carry the code that reads it.
 */
export const checkedSurveys = (): Plugin => ({
  name: 'checked-surveys',
  apply: 'build',
  enforce: 'pre',
  async load(id) {
    if (id.endsWith('/src/surveys/packed.ts')) return { code: trusting, moduleType: 'js' };
    const load = id.endsWith('/structure.json') ? readStructure : /\/text\/\w+\.json$/.test(id) ? readWords : undefined;
    if (!load) return undefined;
    const loaded = load(JSON.parse(await readFile(id, 'utf8')));
    if (!loaded.ok) return this.error(`${id} has faults (survey lint): ${JSON.stringify(loaded.fault)}`);
    // As read: the app need not know how a condition is written either. As JSON it would export each of its members, too.
    return { code: `export default ${JSON.stringify(loadedApart(loaded.value))}`, moduleType: 'js' };
  },
});
