import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { outlineOf } from '../engine/outline.ts';
import { loadInstrument, loadTexts } from '../instrument/load.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';

const suffix = '.json?first';

const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

const only = <Value>(record: Readonly<Record<string, Value>>, ids: ReadonlySet<string>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)));

/** The words that the questions of the first module need, and the names of the others. */
export function firstOf(texts: Texts, instrument: Instrument): Texts {
  const [first] = instrument.modules;
  const own = outlineOf(instrument).entries.filter(({ module }) => module === first?.id);
  const items = new Set(own.flatMap((entry) => entry.items.map((item) => item.id)));
  const { terms: _later, ...others } = texts;
  return {
    ...others,
    closing: [],
    modules: Object.fromEntries(
      Object.entries(texts.modules).map(([id, { label, title, introduction }]) => [
        id,
        { label, title, ...(id === first?.id && introduction ? { introduction } : {}) },
      ]),
    ),
    sections: only(texts.sections, new Set(first?.sections.map((section) => section.id))),
    questions: only(texts.questions, new Set(own.map(({ question }) => question.id))),
    items: only(texts.items, items),
    options: only(texts.options, items),
    checks: {},
  };
}

/** Packs what the first question needs of a questionnaire's words in a chunk of its own: `text/nl.json?first`. */
export const firstWords = (): Plugin => ({
  name: 'first-words',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(suffix)) return undefined;
    const path = id.slice(0, -'?first'.length);
    const texts = loadTexts(await json(path));
    const instrument = loadInstrument(await json(join(dirname(path), '..', 'structure.json')));
    if (!texts.ok || !instrument.ok) return this.error(`${path}: its words or its structure have faults (survey lint)`);
    return { code: `export default ${JSON.stringify(firstOf(texts.value, instrument.value))}`, moduleType: 'js' };
  },
});
