import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TextsByLanguage } from '../../authoring/wording.ts';
import { type Language, language as languages } from '../../instrument/language.ts';
import { loadTexts } from '../../instrument/load.ts';
import type { Texts } from '../../instrument/texts.ts';
import { fail, ok } from '../../lib/result.ts';
import { readJsonFile } from './jsonFile.ts';
import { positionsIn } from './position.ts';
import { faultLine, type Source } from './source.ts';

/** The words of an instrument as found: those that can be read, and the faults of the others, a line each. */
export interface FoundTexts {
  readonly texts: TextsByLanguage;
  readonly broken: ReadonlyMap<Language, readonly string[]>;
}

/** Finds the words of a source: in the catalogue, or in `text/<language>.json` beside the file; undefined: no such folder. */
export async function findTexts({ name, release }: Source): Promise<FoundTexts | undefined> {
  const folder = join(dirname(name), 'text');
  if (!release && !existsSync(folder)) return undefined;
  const texts: Partial<Record<Language, Texts>> = {};
  const broken = new Map<Language, readonly string[]>();
  for (const language of languages.options) {
    const path = join(folder, `${language}.json`);
    const packed = release?.texts[language];
    if (release ? !packed : !existsSync(path)) continue;
    const read = packed ? ok({ value: (await packed.whole()).default, text: undefined }) : await readJsonFile(path);
    const loaded = read.ok ? loadTexts(read.value.value) : fail(read.fault);
    if (loaded.ok) texts[language] = loaded.value;
    else {
      const { fault } = loaded;
      const where = `text/${language}.json`;
      const positionOf = read.ok && read.value.text !== undefined ? positionsIn(read.value.text) : undefined;
      const lines = typeof fault === 'string' ? [fault] : fault.map((one) => `${where}: ${faultLine(one, positionOf)}`);
      broken.set(language, lines);
    }
  }
  return { texts, broken };
}
