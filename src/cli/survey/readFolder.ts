import { type Dirent, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Codebook, loadCodebook } from '../../instrument/codebook.ts';
import type { Fault } from '../../instrument/faults.ts';
import { languageTag } from '../../instrument/language.ts';
import { loadInstrument, loadTexts } from '../../instrument/load.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { withoutSchema } from '../../instrument/withoutSchema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { withListFiles } from './listFiles.ts';
import type { FindPosition } from './position.ts';
import { faultLine } from './source.ts';
import { shown, unseenFaults } from './unseen.ts';
import { readWrittenFile } from './writtenFile.ts';

/** What is wrong with a file of a folder, by its path in it, in one line. */
export interface FileFault {
  readonly file: string;
  readonly says: string;
}

/** A file of a folder as it was read. */
export interface ReadFile<Loaded> {
  readonly loaded: Loaded;
  readonly data: unknown;
  readonly positionOf: FindPosition;
}

/** What the files of a questionnaire say, as far as each of them can be read. */
export interface ReadFolder {
  readonly structure: Result<ReadFile<Instrument>, readonly FileFault[]>;
  /** Its words by language; undefined: there is no folder of them, or a stray in its place. */
  readonly words: ReadonlyMap<string, Result<ReadFile<Texts>, readonly FileFault[]>> | undefined;
  readonly codebook: Result<ReadFile<Codebook> | undefined, readonly FileFault[]>;
  /** What is no file of a questionnaire. */
  readonly strays: readonly FileFault[];
}

/** What a folder of words is for. */
export const textFolder = 'it has a file of words for each language';

/**
 * Reads a folder with a questionnaire: all of it, so that each fault is known at once.
 * @param links whether the structure may be a link: no other file may, since it could lead out of the folder
 */
export async function readFolder(
  folder: string,
  structure: string,
  links: 'followed' | 'refused',
): Promise<Result<ReadFolder, string>> {
  const top = await entriesOf(folder);
  if (!top) return fail(`${folder}: ${existsSync(folder) ? 'is no folder' : 'there is no such folder'}`);
  const names = top.map(({ name }) => name);
  const text = top.find(({ name }) => name === 'text');
  const entries = text?.isDirectory() ? await entriesOf(join(folder, 'text')) : undefined;
  const words = new Map<string, Result<ReadFile<Texts>, readonly FileFault[]>>();
  const strays = names
    .filter((name) => ![structure, 'codebook.json', 'text', 'lists'].includes(name) && !explains.test(name))
    .map((name): FileFault => ({ file: shown(name), says: strayWords(name) }));
  // A link would lead out of the folder.
  if (text && !entries) strays.push({ file: 'text', says: `is no folder of its own; ${textFolder}` });
  for (const name of (entries ?? []).map((entry) => entry.name).toSorted()) {
    const language = languageTag.safeParse(name.replace(/\.json$/, '')).data;
    if (language === undefined || `${language}.json` !== name)
      strays.push({
        file: `text/${shown(name)}`,
        says: 'is not named by a language as in BCP 47: nl.json, pt-BR.json',
      });
    else words.set(language, await readPart(folder, `text/${name}`, loadTexts));
  }
  return ok({
    structure: names.includes(structure)
      ? await readPart(folder, structure, loadInstrument, links, (data) => withListFiles(folder, data))
      : fail([{ file: structure, says: 'is not there' }]),
    words: entries && words,
    codebook: names.includes('codebook.json') ? await readPart(folder, 'codebook.json', loadCodebook) : ok(undefined),
    strays,
  });
}

/** Beside a questionnaire's own files a folder has at most what explains it. */
const explains = /^(README|LICENSE|CHANGELOG)(\.(md|txt))?$/;

const strayWords = (name: string): string =>
  name === 'config.json'
    ? 'no folder sets an endpoint, keys, legal texts, a help desk, a logo or the lock: the office’s own config.json does'
    : 'is no part of a questionnaire';

async function entriesOf(folder: string): Promise<Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // Missing, or no folder: to whoever publishes it is the same.
    return undefined;
  }
}

async function readPart<Loaded>(
  folder: string,
  file: string,
  load: (data: unknown) => Result<Loaded, readonly Fault[]>,
  links: 'followed' | 'refused' = 'refused',
  whole: (data: unknown) => Promise<Result<unknown, readonly Fault[]>> = async (data) => ok(data),
): Promise<Result<ReadFile<Loaded>, readonly FileFault[]>> {
  const read = await readWrittenFile(join(folder, file), links);
  if (!read.ok) return fail([{ file, says: read.fault }]);
  const { positionOf } = read.value;
  const broken = (faults: readonly Fault[]) =>
    fail(faults.map((fault): FileFault => ({ file, says: faultLine(fault, positionOf) })));
  const unseen = unseenFaults(read.value.data);
  if (unseen.length > 0) return broken(unseen);
  const data = await whole(withoutSchema(read.value.data));
  // Of files beside it, each with its own path.
  if (!data.ok) return fail(data.fault.map(({ place, fault }) => ({ file: place, says: fault })));
  const loaded = load(data.value);
  return loaded.ok ? ok({ loaded: loaded.value, data: data.value, positionOf }) : broken(loaded.fault);
}
