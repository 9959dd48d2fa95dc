import { basename, dirname } from 'node:path';
import type { TextsByLanguage } from '../../authoring/wording.ts';
import { loadTexts } from '../../instrument/load.ts';
import { wordsRead } from './questionnaireFaults.ts';
import { readFolder } from './readFolder.ts';
import { releaseNamed } from './source.ts';

/** The words of an instrument that an id or the file of a structure means, as far as they read. */
export async function findTexts(name: string): Promise<TextsByLanguage> {
  const named = releaseNamed(name);
  if (!named.ok) {
    const folder = await readFolder(dirname(name), basename(name), 'followed');
    const words = folder.ok ? [...wordsRead(folder.value)] : [];
    return Object.fromEntries(words.map(([language, { loaded }]) => [language, loaded]));
  }
  const texts = Object.entries(named.value.texts).map(async ([language, packed]) => {
    const read = packed && loadTexts((await packed.whole()).default);
    return read?.ok ? [[language, read.value] as const] : [];
  });
  return Object.fromEntries((await Promise.all(texts)).flat());
}
