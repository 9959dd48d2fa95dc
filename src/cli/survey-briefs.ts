import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import type { Brief } from '../surveys/briefs.ts';
import { readStructure, readWords } from '../surveys/packed.ts';
import { readBuiltIn } from './packedLists.ts';

const suffix = '?brief';

const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

/** What the start page says of a questionnaire before any of it is opened. */
export function briefOf(instrument: Instrument, texts: readonly Texts[]): Brief {
  const { id, version, languages, official, publisher, helpDesk } = instrument;
  const words = texts.map(({ language, title, publisher: by, preamble }) => [
    language,
    { language, title, ...(by && { publisher: by }), preamble: preamble.filter((block) => 'beforehand' in block) },
  ]);
  return {
    ...{ id, version, languages, official, publisher, ...(helpDesk && { helpDesk }) },
    words: Object.fromEntries(words),
  };
}

/** Packs the brief of a questionnaire: `structure.json?brief`. */
export const surveyBriefs = (): Plugin => ({
  name: 'survey-briefs',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(suffix)) return undefined;
    const path = id.slice(0, -suffix.length);
    const structure = await readBuiltIn(dirname(path));
    const instrument = structure.ok ? readStructure(structure.value) : structure;
    if (!instrument.ok) return this.error(`${path} has faults (survey lint)`);
    const texts: Texts[] = [];
    for (const language of instrument.value.languages) {
      const words = readWords(await json(join(dirname(path), 'text', `${language}.json`)));
      if (!words.ok) return this.error(`${path}: its words in ${language} have faults (survey lint)`);
      texts.push(words.value);
    }
    return { code: `export default ${JSON.stringify(briefOf(instrument.value, texts))}`, moduleType: 'js' };
  },
});
