import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Plugin } from 'vite';
import { first as firstFunctions } from '../engine/functions/first.ts';
import { first as firstTypes } from '../engine/types/first.ts';
import type { Fault } from '../instrument/faults.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { readStructure, readWords } from '../surveys/packed.ts';
import { listsSuffix, listsText, readBuiltIn } from './packedLists.ts';

/** What comes with the app was read when it was packed. */
const trusting = `export const readStructure = (value) => ({ ok: true, value });
export const readWords = readStructure;`;

/** What is read, naming of types and functions those alone that are not there at once. */
const loadedApart = (value: Instrument | Texts | object): object =>
  'types' in value
    ? {
        ...value,
        types: value.types?.filter((type) => !(type in firstTypes)),
        functions: value.functions?.filter((name) => !(name in firstFunctions)),
      }
    : value;

async function structureAt(id: string): Promise<Result<Instrument, readonly Fault[]>> {
  const data = await readBuiltIn(dirname(id));
  return data.ok ? readStructure(data.value) : data;
}

/** The lists beside a folder, which its structure has in a build: nothing is left of them. */
async function noLists(id: string): Promise<Result<object, readonly Fault[]>> {
  const newest = await listsText(id.slice(0, -listsSuffix.length));
  if (!newest.ok) return newest;
  const kept = await readFile(id, 'utf8');
  return kept === newest.value ? ok({}) : fail([{ place: 'lists/', fault: 'has changed: npm run lists' }]);
}

async function read(id: string): Promise<Result<Instrument | Texts | object, readonly Fault[]> | undefined> {
  if (id.endsWith(listsSuffix)) return noLists(id);
  if (id.endsWith('/structure.json')) return structureAt(id);
  return /\/text\/\w+\.json$/.test(id) ? readWords(JSON.parse(await readFile(id, 'utf8'))) : undefined;
}

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
    const loaded = await read(id);
    if (!loaded) return undefined;
    if (!loaded.ok) return this.error(`${id} has faults (survey lint): ${JSON.stringify(loaded.fault)}`);
    // As read: the app need not know how a condition is written either. As JSON it would export each of its members, too.
    return { code: `export default ${JSON.stringify(loadedApart(loaded.value))}`, moduleType: 'js' };
  },
});
