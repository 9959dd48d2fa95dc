import { createHash } from 'node:crypto';
import type { NewPublishedVersion } from '../../collector/store/publishedRows.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { linesOf } from '../survey/lintLine.ts';
import { publishedBytesOf, questionnaireFaults, wordsRead } from '../survey/questionnaireFaults.ts';
import { type FileFault, readFolder, textFolder } from '../survey/readFolder.ts';

/** A folder that can be published, and what is said of it all the same, a line each. */
export interface PublishedFolder {
  readonly publication: NewPublishedVersion;
  readonly notes: readonly string[];
}

const structureFile = 'structure.json';

const lineOf = ({ file, says }: FileFault): string => `${file}: ${says}`;

/** Reads a folder that is to be published; the fault is a line for each thing wrong in it. */
export async function readPublishedFolder(folder: string): Promise<Result<PublishedFolder, readonly string[]>> {
  const read = await readFolder(folder, structureFile, 'refused');
  if (!read.ok) return fail([read.fault]);
  const { structure, words, codebook, strays } = read.value;
  const found = questionnaireFaults(read.value, structureFile);
  const id = structure.ok ? structure.value.loaded.id : '';
  const faults: FileFault[] = [
    ...(releaseOf(id) ? [{ file: structureFile, says: `id: ${id} comes with the app, and is never replaced` }] : []),
    ...(words || strays.some(({ file }) => file === 'text')
      ? []
      : [{ file: 'text', says: `is not there; ${textFolder}` }]),
    ...found.faults,
    ...found.unpublishable,
  ];
  const bytes = publishedBytesOf(read.value);
  if (faults.length > 0 || !structure.ok || !bytes || !codebook.ok) return fail(linesOf(faults, lineOf));
  const { version } = structure.value.loaded;
  return ok({
    publication: {
      ...{ id, version, bytes },
      sha256: createHash('sha256').update(bytes).digest('hex'),
      titles: Object.fromEntries([...wordsRead(read.value)].map(([language, { loaded }]) => [language, loaded.title])),
      codebook: codebook.value && JSON.stringify(codebook.value.data),
    },
    notes: [...linesOf(found.doubts, lineOf), ...found.notes.map(lineOf)],
  });
}
