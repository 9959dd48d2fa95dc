import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TextsByLanguage } from '../../authoring/wording.ts';
import { languageTag, listedLanguages } from '../../instrument/language.ts';
import { loadTexts } from '../../instrument/load.ts';
import type { Texts } from '../../instrument/texts.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import type { Extent } from '../../surveys/catalogue.ts';
import type { Load } from '../../surveys/earlier.ts';
import type { FindPosition } from './position.ts';
import { faultLine, type Source } from './source.ts';
import { unseenFaults } from './unseen.ts';
import { readWrittenFile } from './writtenFile.ts';

/** The words of an instrument as found: those that can be read, and the faults of the others, a line each. */
export interface FoundTexts {
  readonly texts: TextsByLanguage;
  /** Where in a file of words something stands; none of those in the catalogue. */
  readonly positions: Readonly<Partial<Record<string, FindPosition>>>;
  readonly broken: ReadonlyMap<string, readonly string[]>;
}

/**
 * Finds the words of a source: in the catalogue, or in `text/<language>.json` beside the file; undefined: no such folder.
 */
export async function findTexts({ name, release, structure }: Source): Promise<FoundTexts | undefined> {
  const folder = join(dirname(name), 'text');
  const stats = release ? undefined : lstatSync(folder, { throwIfNoEntry: false });
  if (!release && !stats) return undefined;
  const texts: Partial<Record<string, Texts>> = {};
  const positions: Partial<Record<string, FindPosition>> = {};
  // A link would lead out of the folder.
  if (stats && !stats.isDirectory())
    return { texts, positions, broken: noFolder(structure.ok ? structure.value.languages : []) };
  const broken = new Map<string, readonly string[]>();
  for (const language of release ? Object.keys(release.texts) : tagsIn(folder)) {
    const packed = release?.texts[language];
    const read = packed ? await wordsOf(packed) : await wordsIn(folder, language);
    if (read.ok) {
      texts[language] = read.value.texts;
      if (read.value.positionOf) positions[language] = read.value.positionOf;
    } else broken.set(language, read.fault);
  }
  return { texts, positions, broken };
}

/** The words of all languages are where there is no folder of them: told once. */
const noFolder = (languages: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  new Map(languages.map((language, at) => [language, at === 0 ? ['text: is no folder of its own'] : []]));

/** The language of a file of words, by its name: "pt-BR.json". */
export function tagOfFile(name: string): string | undefined {
  const tag = name.replace(/\.json$/, '');
  return tag !== name && languageTag.safeParse(tag).success ? tag : undefined;
}

interface Words {
  readonly texts: Texts;
  readonly positionOf?: FindPosition;
}

async function wordsOf({ whole }: Record<Extent, Load>): Promise<Result<Words, readonly string[]>> {
  const loaded = loadTexts((await whole()).default);
  return loaded.ok ? ok({ texts: loaded.value }) : fail(loaded.fault.map((one) => faultLine(one)));
}

async function wordsIn(folder: string, language: string): Promise<Result<Words, readonly string[]>> {
  const file = `text/${language}.json`;
  const read = await readWrittenFile(join(folder, `${language}.json`), 'refused');
  if (!read.ok) return fail([`${file}: ${read.fault}`]);
  const { data, positionOf } = read.value;
  const unseen = unseenFaults(data);
  const loaded = unseen.length > 0 ? fail(unseen) : loadTexts(data);
  return loaded.ok
    ? ok({ texts: loaded.value, positionOf })
    : fail(loaded.fault.map((one) => `${file}: ${faultLine(one, positionOf)}`));
}

/** The languages that a folder has something for, a link that leads nowhere among it. */
const tagsIn = (folder: string): string[] =>
  listedLanguages(readdirSync(folder).flatMap((name) => tagOfFile(name) ?? []));
