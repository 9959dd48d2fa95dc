import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, storeIn } from '../collector/collectors.ts';
import { change, folderOf } from '../collector/published.ts';
import { collectorOn } from './run.ts';

type Data = Record<string, unknown>;

const write = (folder: string, file: string, text: string | Uint8Array) => writeFileSync(join(folder, file), text);
/** Replaces a text wherever it stands in a file. */
const replace = (folder: string, file: string, from: string, to: string) =>
  change(folder, file, (data) => JSON.parse(JSON.stringify(data).replaceAll(from, to)));
const structure = (folder: string, more: Data | ((data: Data) => Data)) =>
  change(folder, 'structure.json', (data) => (typeof more === 'function' ? more(data) : { ...data, ...more }));

/** Puts a file among the lists of a folder; one without content is a link that leads elsewhere. */
function list(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, 'lists'));
  const path = join(folder, 'lists', name.replace('../', ''));
  if (text === '') symlinkSync('/etc/passwd', path);
  else writeFileSync(path, text);
}

/** A data folder with a database, on which nothing is published. */
function dataFolder(): string {
  const folder = newFolder();
  storeIn(folder);
  return folder;
}

describe('collector publish', () => {
  it('publishes a folder, and the same one again changes nothing', async () => {
    const data = dataFolder();
    const folder = folderOf('energy');
    write(folder, 'README.md', '# Energy');
    const first = await collectorOn(data, 'publish', folder);
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toMatch(/^be\.office\.energy 1\.0\.0 is published\nsha256 [0-9a-f]{64}\n$/);
    const again = await collectorOn(data, 'publish', folder);
    expect([again.code, again.out.split('\n')[1]]).toEqual([0, first.out.split('\n')[1]]);
    expect(again.out).toContain('was published already');
    expect((await collectorOn(data, 'shelf')).out.split('\r\n')[1]).toMatch(
      /^be\.office\.energy,1\.0\.0,[0-9a-f]{64},/,
    );
  });

  it('publishes nothing of what editors need: an older app knows no such field', async () => {
    const data = dataFolder();
    const plain = await collectorOn(data, 'publish', folderOf('energy'));
    const folder = folderOf('energy');
    structure(folder, (written) => ({ $schema: '../docs/schema/structure.json', ...written }));
    change(folder, 'text/en.json', (written) => ({ $schema: '../docs/schema/texts.json', ...written }));
    const again = await collectorOn(data, 'publish', folder);
    expect([again.code, again.out.split('\n')[1]]).toEqual([0, plain.out.split('\n')[1]]);
  });

  it('refuses another content under a version that was published, and takes it under the next', async () => {
    const data = dataFolder();
    const folder = folderOf('energy');
    await collectorOn(data, 'publish', folder);
    replace(folder, 'text/en.json', 'Energy', 'Power');
    const other = await collectorOn(data, 'publish', folder);
    expect(other).toMatchObject({ code: 1, out: '', error: expect.stringMatching(/with another content, and stays/) });
    structure(folder, { version: '1.0.1' });
    expect((await collectorOn(data, 'publish', folder)).code).toBe(0);
  });

  it('withdraws a version, once', async () => {
    const data = dataFolder();
    await collectorOn(data, 'publish', folderOf('energy'));
    const withdraw = () => collectorOn(data, 'withdraw', 'be.office.energy', '1.0.0');
    expect((await withdraw()).code).toBe(0);
    expect(await withdraw()).toMatchObject({
      code: 1,
      error: expect.stringMatching(/no be\.office\.energy 1\.0\.0 on offer/),
    });
    expect((await collectorOn(data, 'publish', folderOf('energy'))).out).toContain('is offered again');
  });

  const text = (at: number) => ({ id: `T${at}`, type: 'text', item: `T${at}`, maxLength: 4000 });

  it.each<[string, (folder: string) => void, RegExp]>([
    ['is not there', (folder) => rmSync(folder, { recursive: true }), /there is no such folder/],
    ['has no structure', (folder) => rmSync(join(folder, 'structure.json')), /structure\.json: is not there/],
    ['has no words', (folder) => rmSync(join(folder, 'text'), { recursive: true }), /text: is not there/],
    [
      'lacks a language',
      (folder) => rmSync(join(folder, 'text/en.json')),
      /language en: listed, but there are no texts/,
    ],
    [
      'has words that are in no language',
      (folder) => write(folder, 'text/Dutch.json', '{}'),
      /Dutch\.json: is not named/,
    ],
    [
      'has a language that it does not list',
      (folder) => structure(folder, { languages: ['nl'] }),
      /unlisted|not among/,
    ],
    [
      'brings a configuration',
      (folder) => write(folder, 'config.json', '{}'),
      /config\.json: no folder sets an endpoint/,
    ],
    ['brings a script', (folder) => write(folder, 'run.js', ''), /run\.js: is no part of a questionnaire/],
    [
      'names a help desk',
      (folder) => structure(folder, { helpDesk: { email: 'a@b.example', telephone: '1' } }),
      /helpDesk: a folder names none/,
    ],
    [
      'names an endpoint',
      (folder) => structure(folder, { endpoint: 'https://evil.example' }),
      /unknown field endpoint/,
    ],
    [
      'is of an id that comes with the app',
      (folder) => structure(folder, { id: 'be.statbel.ict-2024' }),
      /is never replaced/,
    ],
    [
      'has an id that is none',
      (folder) => structure(folder, { id: '../../etc' }),
      /line 3, column \d+: id: an instrument is named as/,
    ],
    [
      'has a version that is none',
      (folder) => structure(folder, { version: 'latest' }),
      /version: a version is three numbers/,
    ],
    [
      'has a version that is written otherwise',
      (folder) => structure(folder, { version: '01.0.0' }),
      /structure\.json: line 4, column 14: version: its numbers have no 0 before them/,
    ],
    [
      'has a format that is none',
      (folder) => structure(folder, { format: 'veldwerk-instrument/9' }),
      /format: expected one of/,
    ],
    [
      'has a structure that is no JSON',
      (folder) => write(folder, 'structure.json', '{'),
      /structure\.json: line 1, column 2: is not JSON/,
    ],
    [
      'has words that are no UTF-8',
      (folder) => write(folder, 'text/en.json', new Uint8Array([0x22, 0xff, 0x22])),
      /text\/en\.json: line 1: is not UTF-8/,
    ],
    [
      'says a name twice',
      (folder) => write(folder, 'structure.json', '{"id":"a","id":"b"}'),
      /structure\.json: line 1, column 11: the name "id" stands twice/,
    ],
    [
      'has a reserved name',
      (folder) => write(folder, 'structure.json', '{"__proto__":{}}'),
      /structure\.json: line 1, column 2: no object may have the name "__proto__"/,
    ],
    ['is too deep', (folder) => write(folder, 'structure.json', '['.repeat(100_000)), /too much in it, or too deep/],
    [
      'has too many names',
      (folder) => write(folder, 'text/en.json', `{${'"a":1,'.repeat(250_000)}"b":1}`),
      /too much in it/,
    ],
    [
      'has a file that is too large',
      (folder) => write(folder, 'text/en.json', `"${'x'.repeat(2 ** 21)}"`),
      /text\/en\.json: has \d+ bytes/,
    ],
    [
      'leads elsewhere',
      (folder) => {
        rmSync(join(folder, 'text/en.json'));
        symlinkSync('/etc/passwd', join(folder, 'text/en.json'));
      },
      /text\/en\.json: is no file of its own/,
    ],
    [
      'has a folder in a file’s place',
      (folder) => {
        rmSync(join(folder, 'structure.json'));
        mkdirSync(join(folder, 'structure.json'));
      },
      /structure\.json: is no file of its own/,
    ],
    [
      'lacks the words of an item',
      (folder) => replace(folder, 'text/nl.json', '"frost"', '"frosty"'),
      /text\/nl\.json: line \d+, column \d+: item frost has no words/,
    ],
    [
      'says that it is in another language',
      (folder) => change(folder, 'text/en.json', (data) => ({ ...data, language: 'fr' })),
      /says that they are fr|its texts say that they are fr/,
    ],
    [
      'reads an item that is not there',
      (folder) => replace(folder, 'structure.json', '"items":["E1"]', '"items":["E9"]'),
      /E9/,
    ],
    [
      'has conditions that go round',
      (folder) => write(folder, 'structure.json', small({ conditions: { a: 'b', b: 'a' } })),
      /reads itself: a, b, a|reads itself: b, a, b/,
    ],
    [
      'has an expression that is none',
      (folder) => write(folder, 'structure.json', small({ conditions: { a: '1 +' } })),
      /structure\.json: line \d+, column \d+: /,
    ],
    [
      'has answers that could outgrow a response',
      (folder) =>
        write(
          folder,
          'structure.json',
          small(
            {},
            Array.from({ length: 60 }, (_, at) => text(at)),
          ),
        ),
      /its answers could take \d+ bytes/,
    ],
    [
      'has a roster without an end',
      (folder) => write(folder, 'structure.json', small({ rosters: { plants: {} } })),
      /rosters\.plants\.max: expected/,
    ],
    [
      'has a list that is broken',
      (folder) => list(folder, 'regions.csv', 'code,x\na\n'),
      /lists\/regions\.csv: line 2: has 1 cells, and the first line 2/,
    ],
    [
      'has a list that is no file of its own',
      (folder) => list(folder, 'a.csv', ''),
      /lists\/a\.csv: is no file of its own/,
    ],
    [
      'has a list that nothing reads',
      (folder) => list(folder, 'a.csv', 'code\na\nb\n'),
      /list a: no item has its options|needs format 2|unknown field/,
    ],
    ['has something else among its lists', (folder) => list(folder, '../a.txt', 'x'), /lists\/a\.txt: is no list/],
    [
      'has a list in two places',
      (folder) => {
        list(folder, 'a.csv', 'code\na\nb\n');
        structure(folder, { lists: { a: ['a', 'b'] } });
      },
      /lists\/a\.csv: a stands in structure\.json, too/,
    ],
    [
      'has a byte order mark',
      (folder) => write(folder, 'structure.json', `\uFEFF${small()}`),
      /^collector: structure\.json: begins with a byte order mark: save it as UTF-8 without one\n$/,
    ],
    ['has a codebook that is broken', (folder) => write(folder, 'codebook.json', '{}'), /codebook\.json: .*format/],
  ])('refuses a folder that %s, and names it', async (_what, spoil, line) => {
    const data = dataFolder();
    const folder = folderOf('energy');
    spoil(folder);
    const ran = await collectorOn(data, 'publish', folder);
    expect([ran.code, ran.out, ran.error]).toEqual([1, '', expect.stringMatching(line)]);
    expect((await collectorOn(data, 'shelf')).out.trim().split('\r\n')).toHaveLength(1);
  });

  it('names every fault of a folder, and not the first alone', async () => {
    const folder = folderOf('energy');
    write(folder, 'text/en.json', '{');
    write(folder, 'codebook.json', '[');
    write(folder, 'logo.svg', '<svg/>');
    const { error } = await collectorOn(dataFolder(), 'publish', folder);
    for (const file of ['logo.svg', 'text/en.json', 'codebook.json']) expect(error).toContain(`collector: ${file}: `);
  });
});

/** A small structure of the second format, with more in it. */
function small(more: Data = {}, questions: readonly object[] = []): string {
  const asked = { id: 'E1', type: 'decimal', item: 'E1', digits: 3, unit: 'kWh' };
  const structure = {
    ...{ format: 'veldwerk-instrument/2', id: 'be.office.energy', version: '1.0.0', publisher: 'x' },
    ...{ languages: ['nl', 'en'], official: ['nl'], idleLimitSeconds: 180 },
    domainChecks: { decimal: 'K01', ...(questions.length > 0 && { text: 'K01' }) },
    modules: [{ id: 'E', sections: [{ id: 'use', questions: [asked, ...questions] }] }],
    checks: [],
    ...more,
  };
  return JSON.stringify(structure, null, 2);
}
