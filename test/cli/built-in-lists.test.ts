import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedSurveys } from '../../src/cli/checked-surveys.ts';
import { openingTexts } from '../../src/cli/opening-texts.ts';
import { listsSuffix, listsText } from '../../src/cli/packedLists.ts';
import { readPublished } from '../../src/instrument/published.ts';
import { openInstrument } from '../../src/surveys/open.ts';
import { publicationOf } from '../collector/published.ts';
import { carryTiny } from '../instruments/releases.ts';
import { inFolder, root } from './run.ts';

const regions = join(root, 'test/instruments/regions');

/** What a plugin of the build makes of a file; its error, where that is what it makes. */
async function built(plugin: ReturnType<typeof checkedSurveys>, id: string): Promise<unknown> {
  const { load } = plugin;
  if (typeof load !== 'function') throw new Error('the plugin loads nothing');
  const context = {
    error: (said: unknown) => {
      throw new Error(String(said));
    },
  };
  const loaded = await Reflect.apply(load, context, [id, {}]);
  const { code } = loaded as { readonly code: string };
  return JSON.parse(code.replace('export default ', ''));
}

describe('lists in files of what comes with the app', () => {
  it('are read as those of a folder that is published, from the sources and in a build', async () => {
    const published = readPublished(JSON.parse(Buffer.from((await publicationOf('regions')).bytes).toString()));
    if (!published.ok) throw new Error(JSON.stringify(published.fault));
    const { lists, modules } = published.value.instrument;
    expect(Object.keys(lists ?? {})).toEqual(['regions']);

    carryTiny();
    const opened = await openInstrument('test.regions');
    expect(opened).toMatchObject({ ok: true, value: { lists, modules } });
    expect(await built(checkedSurveys(), join(regions, 'structure.json'))).toMatchObject({ lists, modules });
    // The structure has them: they are packed once.
    expect(await built(checkedSurveys(), `${regions}${listsSuffix}`)).toEqual({});
    expect(await built(openingTexts(), join(regions, 'text/en.json?opening'))).toMatchObject({ language: 'en' });
  });

  it('end the build where they have a fault, or are newer than what was made of them', () =>
    inFolder(async (folder) => {
      cpSync(regions, join(folder, 'regions'), { recursive: true });
      cpSync(`${regions}${listsSuffix}`, join(folder, `regions${listsSuffix}`));
      const csv = join(folder, 'regions/lists/regions.csv');
      writeFileSync(csv, readFileSync(csv, 'utf8').replace(/\n$/, '\nBE99,BE,no\n').replaceAll(';', ','));
      const lists = `${join(folder, 'regions')}${listsSuffix}`;
      await expect(built(checkedSurveys(), lists)).rejects.toThrow(/lists\/.*npm run lists/);
      writeFileSync(csv, 'code\nBE10\nBE10\n');
      await expect(built(checkedSurveys(), join(folder, 'regions/structure.json'))).rejects.toThrow(
        /lists\/regions\.csv.*line 3: code BE10 stands on line 2 already/,
      );
    }));

  it.each(
    globSync('{src/surveys,test/instruments}/*/lists', { cwd: root }).map((lists) => [basename(dirname(lists)), lists]),
  )('are kept as they are in the files: %s', async (_name, lists) => {
    const folder = join(root, dirname(lists ?? ''));
    const text = await listsText(folder);
    expect(existsSync(`${folder}${listsSuffix}`)).toBe(true);
    expect(text).toEqual({ ok: true, value: readFileSync(`${folder}${listsSuffix}`, 'utf8') });
  });
});
