import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { loadInstrument, loadTexts } from '../instrument/load.ts';

/** What comes with the app was read when it was packed. */
const trusting = `export const loadInstrument = (value) => ({ ok: true, value });
export const loadTexts = loadInstrument;`;

/**
 * Reads every structure and every wording that the build packs, and ends it where one is broken: what comes with the
 * app need not carry the code that reads it.
 */
export const checkedSurveys = (): Plugin => ({
  name: 'checked-surveys',
  apply: 'build',
  enforce: 'pre',
  async load(id) {
    if (id.endsWith('/src/instrument/load.ts')) return { code: trusting, moduleType: 'js' };
    const load = id.endsWith('/structure.json')
      ? loadInstrument
      : /\/text\/\w+\.json$/.test(id)
        ? loadTexts
        : undefined;
    if (!load) return undefined;
    const loaded = load(JSON.parse(await readFile(id, 'utf8')));
    if (!loaded.ok) return this.error(`${id} has faults (survey lint): ${JSON.stringify(loaded.fault)}`);
    // As read: the app need not know how a condition is written either. As JSON it would export each of its members, too.
    return { code: `export default ${JSON.stringify(loaded.value)}`, moduleType: 'js' };
  },
});
