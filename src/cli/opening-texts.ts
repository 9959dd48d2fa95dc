import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { outlineOf } from '../engine/outline.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Block, Texts } from '../instrument/texts.ts';
import { readStructure, readWords } from '../surveys/packed.ts';
import { readBuiltIn } from './packedLists.ts';

const suffix = '.json?opening';

const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

const only = <Value>(record: Readonly<Record<string, Value>>, ids: ReadonlySet<string>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)));

/** The findings that can be told of items: outside the domain of their type, or in a case of an edit check. */
function findingsAbout(items: ReadonlySet<string>, instrument: Instrument): ReadonlySet<string> {
  const own = [...outlineOf(instrument).items.values()].filter(({ id }) => items.has(id));
  const told = instrument.checks.flatMap(({ id, cases }) =>
    cases.filter((one) => one.items.some((item) => items.has(item))).flatMap(({ text = id }) => [id, text]),
  );
  const twice = own.some(({ unique }) => unique) ? [instrument.uniqueCheck ?? ''] : [];
  return new Set([...own.map(({ domainCheck }) => domainCheck), ...told, ...twice]);
}

/** What a list calls a question by, where its id does not say it: wherever it stands, its number is the same. */
const labelled = ({ questions }: Texts): Texts['questions'] =>
  Object.fromEntries(
    Object.entries(questions).flatMap(([id, { label, short, stem }]) =>
      label ? [[id, { label, stem: short ?? stem }]] : [],
    ),
  );

/**
 * The words of a questionnaire's opening: what the start page says of it, and all that the page of its first module
 * says, so that nothing has to come after it; and the names of the other modules.
 */
export function openingOf(texts: Texts, instrument: Instrument): Texts {
  const [first] = instrument.modules;
  const own = outlineOf(instrument).entries.filter(({ module }) => module === first?.id);
  const items = new Set(own.flatMap((entry) => entry.items.map((item) => item.id)));
  const lists = new Set(own.flatMap((entry) => entry.items.flatMap((item) => ('list' in item && item.list) || [])));
  const questions = new Set(own.map(({ question }) => question.id));
  const said = [
    ...Object.values(only(texts.questions, questions)).map(({ stem }) => stem),
    ...Object.values(only(texts.items, items)).map(({ text }) => text),
  ]
    .join('\n')
    .toLowerCase();
  const terms = (texts.terms ?? []).filter(({ forms }) => forms.some((form) => said.includes(form.toLowerCase())));
  // What explains a term may stand in another module.
  const explained = new Set(terms.map(({ at }) => at));
  const sections = new Set([...(first?.sections.map(({ id }) => id) ?? []), ...explained]);
  const introduction = (id: string, blocks: readonly Block[] | undefined) =>
    blocks && (id === first?.id || explained.has(id)) ? { introduction: [...blocks] } : {};
  return {
    ...texts,
    // What is in another language is drawn on paper alone.
    preamble: texts.preamble.filter((block) => !('lang' in block)),
    closing: instrument.modules.length === 1 ? texts.closing : [],
    modules: Object.fromEntries(
      Object.entries(texts.modules).map(([id, { introduction: blocks, ...names }]) => [
        id,
        { ...names, ...introduction(id, blocks) },
      ]),
    ),
    sections: only(texts.sections, sections),
    questions: { ...labelled(texts), ...only(texts.questions, new Set([...questions, ...explained])) },
    items: only(texts.items, items),
    options: only(texts.options, items),
    ...(texts.lists && { lists: only(texts.lists, lists) }),
    checks: only(texts.checks, findingsAbout(items, instrument)),
    terms,
  };
}

/** Packs the opening of a questionnaire's words in a chunk of its own: `text/nl.json?opening`. */
export const openingTexts = (): Plugin => ({
  name: 'opening-texts',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(suffix)) return undefined;
    const path = id.slice(0, -'?opening'.length);
    const texts = readWords(await json(path));
    const structure = await readBuiltIn(join(dirname(path), '..'));
    const instrument = structure.ok ? readStructure(structure.value) : structure;
    if (!texts.ok || !instrument.ok) return this.error(`${path}: its words or its structure have faults (survey lint)`);
    return { code: `export default ${JSON.stringify(openingOf(texts.value, instrument.value))}`, moduleType: 'js' };
  },
});
