import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewPublishedVersion } from '../../collector/store/publishedRows.ts';
import { loadCodebook } from '../../instrument/codebook.ts';
import type { Fault } from '../../instrument/faults.ts';
import { listedLanguages } from '../../instrument/language.ts';
import { maxPublishedBytes } from '../../instrument/limits.ts';
import { loadInstrument, loadTexts } from '../../instrument/load.ts';
import { publishedText } from '../../instrument/published.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { withoutSchema } from '../../instrument/withoutSchema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { tagOfFile } from '../survey/findTexts.ts';
import { linesOf } from '../survey/lintLine.ts';
import { withListFiles } from '../survey/listFiles.ts';
import type { FindPosition } from '../survey/position.ts';
import { faultLine } from '../survey/source.ts';
import { shown, unseenFaults } from '../survey/unseen.ts';
import { readWrittenFile, sizeWords } from '../survey/writtenFile.ts';
import { questionnaireFaults } from './questionnaireFaults.ts';

/** A folder that can be published, and what is said of it all the same, a line each. */
export interface PublishedFolder {
  readonly publication: NewPublishedVersion;
  readonly notes: readonly string[];
}

/** Reads a folder that is to be published; the fault is a line for each thing wrong in it. */
export async function readPublishedFolder(folder: string): Promise<Result<PublishedFolder, readonly string[]>> {
  const listed = await filesIn(folder);
  if (!listed.ok) return listed;
  const structure = await readPart(folder, 'structure.json', loadInstrument, (data) => withListFiles(folder, data));
  if (!structure.ok) return structure;
  const instrument = structure.value.loaded;
  const words: Record<string, Read<Texts>> = {};
  const faults: string[] = [...listed.value.faults];
  for (const one of listed.value.languages) {
    const read = await readPart(folder, `text/${one}.json`, loadTexts);
    if (read.ok) words[one] = read.value;
    else faults.push(...read.fault);
  }
  const book = listed.value.hasCodebook ? await readPart(folder, 'codebook.json', loadCodebook) : ok(undefined);
  if (!book.ok) faults.push(...book.fault);
  if (faults.length > 0 || !book.ok) return fail(faults);
  const texts = eachOf(words, ({ loaded }) => loaded);
  const found = questionnaireFaults(instrument, texts, {
    structure: structure.value.positionOf,
    ...eachOf(words, ({ positionOf }) => positionOf),
  });
  const bytes = Buffer.from(
    publishedText(
      structure.value.data,
      eachOf(words, ({ data }) => data),
    ),
  );
  const tooLarge = bytes.length > maxPublishedBytes ? [`(whole folder): ${sizeWords(bytes.length)}`] : [];
  if (found.faults.length + tooLarge.length > 0) return fail([...found.faults, ...tooLarge]);
  return ok({ publication: publicationOf(instrument, texts, bytes, book.value?.data), notes: found.notes });
}

const publicationOf = (
  { id, version }: Instrument,
  texts: Readonly<Record<string, Texts>>,
  bytes: Buffer,
  codebook: unknown,
): NewPublishedVersion => ({
  ...{ id, version, bytes },
  sha256: createHash('sha256').update(bytes).digest('hex'),
  titles: Object.fromEntries(Object.entries(texts).map(([language, { title }]) => [language, title])),
  codebook: codebook === undefined ? undefined : JSON.stringify(codebook),
});

const eachOf = <From, To>(words: Readonly<Record<string, From>>, how: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(words).map(([language, value]) => [language, how(value)]));

interface Listed {
  readonly languages: readonly string[];
  readonly hasCodebook: boolean;
  readonly faults: readonly string[];
}

/** Beside a questionnaire's own files a folder has at most what explains it. */
const explains = /^(README|LICENSE|CHANGELOG)(\.(md|txt))?$/;

/** What is in a folder; anything that a questionnaire does not have is a fault. */
async function filesIn(folder: string): Promise<Result<Listed, readonly string[]>> {
  const top = await entriesOf(folder);
  if (!top) return fail([`${folder}: there is no such folder`]);
  if (!top.some(({ name }) => name === 'structure.json')) return fail(['structure.json: is not there']);
  const text = top.find(({ name }) => name === 'text');
  if (!text) return fail(['text: is not there; it has a file of words for each language']);
  // A link would lead out of the folder.
  const words = text.isDirectory() ? await entriesOf(join(folder, 'text')) : undefined;
  if (!words) return fail(['text: is no folder of its own; it has a file of words for each language']);
  return ok({
    languages: listedLanguages(words.flatMap(({ name }) => tagOfFile(name) ?? [])),
    hasCodebook: top.some(({ name }) => name === 'codebook.json'),
    faults: [
      ...top
        .filter(
          ({ name }) => !['structure.json', 'codebook.json', 'text', 'lists'].includes(name) && !explains.test(name),
        )
        .map(({ name }) => `${shown(name)}: ${strayWords(name)}`),
      ...words
        .filter(({ name }) => tagOfFile(name) === undefined)
        .map(({ name }) => `text/${shown(name)}: is not named by a language as in BCP 47: nl.json, pt-BR.json`),
    ],
  });
}

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

/** A file of a folder as it was read. */
interface Read<Loaded> {
  readonly loaded: Loaded;
  readonly data: unknown;
  readonly positionOf: FindPosition;
}

async function readPart<Loaded>(
  folder: string,
  name: string,
  load: (data: unknown) => Result<Loaded, readonly Fault[]>,
  whole: (data: unknown) => Promise<Result<unknown, readonly Fault[]>> = async (data) => ok(data),
): Promise<Result<Read<Loaded>, readonly string[]>> {
  const read = await readWrittenFile(join(folder, name), 'refused');
  if (!read.ok) return fail([`${name}: ${read.fault}`]);
  const { positionOf } = read.value;
  const broken = (faults: readonly Fault[]) =>
    fail(linesOf(faults, (fault) => `${name}: ${faultLine(fault, positionOf)}`));
  const unseen = unseenFaults(read.value.data);
  if (unseen.length > 0) return broken(unseen);
  const data = await whole(withoutSchema(read.value.data));
  if (!data.ok) return fail(data.fault.map((fault) => faultLine(fault)));
  const loaded = load(data.value);
  return loaded.ok ? ok({ loaded: loaded.value, data: data.value, positionOf }) : broken(loaded.fault);
}
