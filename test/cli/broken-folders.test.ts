import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, storeIn } from '../collector/collectors.ts';
import { collectorOn, survey } from './run.ts';
import { type Members, type SmallFolder, smallQuestionnaire, writtenSmall } from './smallFolder.ts';

type Change = (small: SmallFolder) => void;

const json = (data: unknown) => JSON.stringify(data, null, 2);

/** A change of one question that is asked once. */
const question =
  (at: number, more: Members): Change =>
  ({ questions }) => {
    const own = questions[at];
    if (own) Object.assign(own, more);
  };
const structure =
  (more: Members): Change =>
  (small) =>
    void Object.assign(small.structure, more);
const file =
  (name: string, content: string | Uint8Array): Change =>
  ({ files }) =>
    void files.set(name, content);
const list = (content: string | Uint8Array): Change => file('lists/region.csv', content);
/** The structure as a text, changed. */
const written = (how: (text: string) => string | Uint8Array): Change =>
  file('structure.json', how(json(smallQuestionnaire().structure)));
/** A question's stem in Dutch. */
const stem =
  (id: string, text: string): Change =>
  ({ words }) =>
    void Object.assign(words.nl.questions, { [id]: { short: 'x', stem: text } });

/** What is done to a folder once it is written. */
type After = (folder: string) => void;

/** Moves a part of a folder away, and leaves a link to it. */
const linked =
  (part: string): After =>
  (folder) => {
    const elsewhere = join(newFolder(), 'elsewhere');
    cpSync(join(folder, part), elsewhere, { recursive: true });
    rmSync(join(folder, part), { recursive: true });
    symlinkSync(elsewhere, join(folder, part));
  };
const pipe =
  (part: string): After =>
  (folder) => {
    rmSync(join(folder, part));
    execFileSync('mkfifo', [join(folder, part)]);
  };

/** Puts a link in the place of a file. */
const leads =
  (part: string, to: string): After =>
  (folder) => {
    rmSync(join(folder, part));
    symlinkSync(to, join(folder, part));
  };

const folderAt =
  (part: string): After =>
  (folder) => {
    rmSync(join(folder, part));
    mkdirSync(join(folder, part));
  };

/** What is wrong with a folder, and what `publish` says of it; `lint` says it without the file, where that is the structure. */
type Case<Spoil> = readonly [what: string, spoil: Spoil, says: string];

const changed: readonly Case<Change>[] = [
  ...['constructor', 'toString', 'valueOf', 'hasOwnProperty'].flatMap((id): Case<Change>[] => [
    [
      `an item called ${id}`,
      question(3, { item: id }),
      `structure.json: line 61, column 13: item ${id}: everything in JavaScript`,
    ],
    [
      `a question called ${id}`,
      question(3, { id }),
      `structure.json: line 62, column 21: question ${id}: everything in JavaScript`,
    ],
    [
      `a condition called ${id}`,
      structure({ conditions: { hasStaff: 'A1 > 0', [id]: 'A1 > 1' } }),
      `structure.json: line 30, column ${id.length + 9}: condition ${id}: everything in JavaScript`,
    ],
  ]),
  ['a comma too many', written((text) => text.replace('",', '",,')), 'structure.json: line 2, column 37: is not JSON'],
  [
    'a comment',
    written((text) => text.replace('{', '{ // a comment')),
    'structure.json: line 1, column 3: is not JSON',
  ],
  ['nothing in its structure', file('structure.json', ''), 'structure.json: line 1, column 1: is not JSON'],
  [
    'words that break off',
    file('text/nl.json', '{\n  "language": "nl",\n'),
    'text/nl.json: line 3, column 1: is not JSON',
  ],
  ['words that are null', file('text/nl.json', 'null'), 'text/nl.json: (whole file): expected object'],
  ['a list for a structure', file('structure.json', '[]'), 'structure.json: line 1, column 1: format: expected one of'],
  [
    'Latin-1',
    written((text) => Buffer.from(text.replace('The', '\xe9'), 'latin1')),
    'structure.json: line 5: is not UTF-8',
  ],
  ['UTF-16', written((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')), 'structure.json: line 1: is not UTF-8'],
  [
    'a byte order mark',
    written((text) => `\uFEFF${text}`),
    'structure.json: begins with a byte order mark: save it as UTF-8',
  ],
  ['words with a byte order mark', file('text/nl.json', '\uFEFF{}'), 'text/nl.json: begins with a byte order mark'],
  ['a NUL', written((text) => text.replace('The', 'The\0')), 'structure.json: line 5, column 16: is not JSON'],
  [
    'a NUL as an escape',
    structure({ publisher: 'The\0' }),
    'structure.json: line 5, column 20: publisher: has a control or direction character in it (U+0000)',
  ],
  [
    'a terminal’s escape in a name',
    structure({ 'x\u001b[2J': 1 }),
    'structure.json: (whole file): a name has a control or direction character in it (U+001B)',
  ],
  [
    'words that turn around',
    stem('A1', 'a\u202egnp.exe'),
    'text/nl.json: line 35, column 17: questions.A1.stem: has a control or direction character in it (U+202E)',
  ],
  [
    'half of a character',
    stem('A1', 'a\ud800b'),
    'text/nl.json: line 35, column 17: questions.A1.stem: has half of a character in it (a lone surrogate)',
  ],
  [
    'a name twice',
    written((text) => text.replace('"checks"', '"publisher": "x", "checks"')),
    'structure.json: line 100, column 3: the name "publisher" stands twice in an object',
  ],
  [
    'a name that objects have',
    written((text) => text.replace('"hasStaff"', '"__proto__"')),
    'structure.json: line 29, column 5: no object may have the name "__proto__"',
  ],
  [
    'an item that objects have',
    question(0, { item: '__proto__' }),
    'structure.json: line 41, column 23: modules[0].sections[0].questions[0].item: an id is letters and digits, a letter first',
  ],
  [
    'too deep a structure',
    file('structure.json', '{"a":'.repeat(100_000)),
    'structure.json: has too much in it, or too deep',
  ],
  [
    'too deep a condition',
    question(1, { gate: `${'('.repeat(150)}A1 > 0${')'.repeat(150)}` }),
    'structure.json: line 51, column 124: modules[0].sections[0].questions[1].gate: character 101: ',
  ],
  [
    'a condition of 100 kB',
    question(1, { gate: Array(10_000).fill('A1 > 0').join(' or ') }),
    'structure.json: line 51, column 4024: modules[0].sections[0].questions[1].gate: character 4001: longer than 4000 characters',
  ],
  [
    'conditions that go round',
    structure({ conditions: { hasStaff: 'b', b: 'c', c: 'hasStaff' } }),
    'structure.json: line 29, column 18: conditions.hasStaff: character 1: reads itself: hasStaff, b, c, hasStaff',
  ],
  [
    'a gate that reads what it opens',
    question(1, { gate: "A4 = 'a'" }),
    'structure.json: line 51, column 24: modules[0].sections[0].questions[1].gate: character 1: reads itself: A2, A4, A2',
  ],
  [
    'a function that is none',
    question(1, { gate: 'system(A1) > 0' }),
    'structure.json: line 51, column 24: modules[0].sections[0].questions[1].gate: character 1: there is no function system',
  ],
  [
    'a number beside a text',
    question(1, { gate: "A1 = 'yes'" }),
    'structure.json: line 51, column 29: the gate of A2, character 6: A1 can never be "yes"',
  ],
  [
    'reckoning with yes and no',
    question(3, { gate: 'A2 + 1 > 2' }),
    'structure.json: line 69, column 24: the gate of A4, character 1: reckons with A2, which is no number',
  ],
  [
    'an item that is not there',
    question(3, { gate: 'Z9 > 0' }),
    'structure.json: line 69, column 24: the gate of A4, character 1: there is no item Z9',
  ],
  [
    'an option that is computed, and is none',
    question(3, {
      type: 'computed',
      gives: { type: 'choice', options: ['a', 'b'] },
      options: undefined,
      is: "if(A1 > 3, 'a', 'z')",
    }),
    'structure.json: line 73, column 38: "is" of A4, character 17: A4 can never be "z"',
  ],
  [
    'a limit of rows that reads nothing',
    structure({ rosters: { sheds: { max: 20, gate: "A2 = 'yes'", limit: 'A1 + A9', label: 'shedName' } } }),
    'structure.json: line 24, column 22: "limit" of roster sheds, character 6: there is no item A9',
  ],
  [
    'a question twice',
    question(3, { id: 'A2' }),
    'structure.json: line 62, column 21: question A2: the id is used twice',
  ],
  ['an item twice', question(3, { item: 'A3' }), 'structure.json: line 61, column 13: item A3: the id is used twice'],
  [
    'a bound that is endless',
    written((text) => text.replace('100000', '1e999')),
    'structure.json: line 43, column 22: modules[0].sections[0].questions[0].max: expected number',
  ],
  [
    'bounds the wrong way round',
    question(0, { min: 10, max: 1 }),
    'structure.json: line 38, column 13: item A1: nothing is from 10 to 1',
  ],
  [
    'a type that is none',
    question(0, { type: 'wholee' }),
    'structure.json: line 40, column 23: modules[0].sections[0].questions[0].type: unknown type',
  ],
  [
    'a field that is none',
    question(0, { requird: true }),
    'structure.json: line 38, column 13: modules[0].sections[0].questions[0]: unknown field requird',
  ],
  [
    'a mask of a kilobyte',
    question(0, { type: 'identifier', mask: '#'.repeat(1000) }),
    'structure.json: line 44, column 23: modules[0].sections[0].questions[0].mask: too big: at most 64',
  ],
  [
    'a list that is not there',
    question(2, { options: { list: 'regions' } }),
    'structure.json: line 53, column 13: modules[0].sections[0].questions[2]: A3: there is no list regions',
  ],
  [
    'too many rows',
    structure({ rosters: { sheds: { max: 1e9 } } }),
    'structure.json: line 22, column 14: rosters.sheds.max: too big: at most 1000',
  ],
  [
    'far too many modules',
    structure({ modules: Array.from({ length: 5_000 }, (_, at) => ({ id: `m${at}`, sections: [] })) }),
    'structure.json: line 34, column 19: modules[0].sections: too small: at least 1',
  ],
  [
    'an option without a word in one language',
    ({ words }) => void Object.assign(words.nl, { lists: { region: { n: 'Noord' } } }),
    'text/nl.json: line 85, column 15: option region.s has no words',
  ],
  [
    'words for nothing',
    stem('Z1', 'x'),
    'text/nl.json: line 57, column 11: words for question Z1, which the structure does not have',
  ],
  [
    'words in another language',
    ({ words }) => void Object.assign(words.nl, { language: 'en' }),
    'text/nl.json: line 2, column 15: language nl: its texts say that they are en',
  ],
  [
    'a quote of nothing',
    stem('A2', '{nobody|x}'),
    'text/nl.json: line 39, column 15: questions.A2.stem quotes nobody, which is no item of its row, or asked once',
  ],
  [
    'a quote that does not end',
    stem('A2', 'x {A1'),
    'text/nl.json: line 39, column 15: questions.A2.stem, character 3: a quote is written {name|what stands there without it}',
  ],
  [
    'a quote in one language alone',
    stem('A4', '{A1|x}'),
    'text/en.json: line 47, column 15: questions.A4.stem quotes nothing, in nl A1',
  ],
  ['a list that is Latin-1', list(Buffer.from('code,x\nn,\xe9\n', 'latin1')), 'lists/region.csv: line 2: is not UTF-8'],
  ['a list with a NUL', list('code\nn\0\ns\n'), 'lists/region.csv: line 2: "n\\u0000" is no code'],
  ['a list with formulas for codes', list('code\n=1+1\ns\n'), 'lists/region.csv: line 2: "=1+1" is no code'],
  [
    'a list whose quote does not end',
    list('code\n"n\ns\n'),
    'lists/region.csv: line 3: is not CSV: a quotation mark is not closed',
  ],
  [
    'a list of one line without an end',
    list(`code\n"${'a\n'.repeat(900_000)}`),
    'lists/region.csv: line 32770: is not CSV: a line, or what stands in quotes, has more than 65536 characters',
  ],
  [
    'a list of far too many codes',
    list(`code\n${Array.from({ length: 200_000 }, (_, at) => `c${at}`).join('\n')}`),
    'lists/region.csv: has more than 5000 codes',
  ],
  [
    'a list of far too many columns',
    list(`code${',x'.repeat(20_000)}\n`),
    'lists/region.csv: line 1: has 20000 columns beside code, and at most 20',
  ],
  [
    'a list of blanks',
    list(`code\n${`${','.repeat(1000)}\n`.repeat(1900)}`),
    'lists/region.csv: line 2: "" is no code',
  ],
  ['a list with nothing in it', list(''), 'lists/region.csv: there is nothing in it'],
  [
    'a list with a name that objects have',
    file('lists/__proto__.csv', 'code\na\nb\n'),
    'lists/__proto__.csv: is no list: it is named as NAME.csv',
  ],
  [
    'far too many lists',
    ({ files }) => Array.from({ length: 101 }, (_, at) => files.set(`lists/l${at}.csv`, 'code\na\nb\n')),
    'lists/: has 102 files, and at most 100 are read',
  ],
];

const moved: readonly Case<After>[] = [
  ['no structure', (folder) => rmSync(join(folder, 'structure.json')), 'structure.json: is not there'],
  [
    'a structure in capitals',
    (folder) => renameSync(join(folder, 'structure.json'), join(folder, 'Structure.json')),
    'structure.json: is not there',
  ],
  [
    'a structure of 3 GiB',
    (folder) => truncateSync(join(folder, 'structure.json'), 3 * 2 ** 30),
    'structure.json: has 3221225472 bytes, and at most 2097152 are taken',
  ],
  ['a structure that never ends', leads('structure.json', '/dev/zero'), 'structure.json: is no file of its own'],
  ['words elsewhere', linked('text'), 'text: is no folder of its own'],
  ['words of one language elsewhere', linked('text/nl.json'), 'text/nl.json: is no file of its own'],
  ['words that lead nowhere', leads('text/nl.json', '/nowhere'), 'text/nl.json: is no file of its own'],
  ['words that are a pipe', pipe('text/nl.json'), 'text/nl.json: is no file of its own'],
  ['words that are a folder', folderAt('text/nl.json'), 'text/nl.json: is no file of its own, but a folder'],
  [
    'no words in one language',
    (folder) => rmSync(join(folder, 'text/nl.json')),
    'structure.json: line 6, column 16: language nl: listed, but there are no texts',
  ],
  ['lists elsewhere', linked('lists'), 'lists/: is no folder of its own'],
  ['a list elsewhere', linked('lists/region.csv'), 'lists/region.csv: is no file of its own'],
  ['a list that is a pipe', pipe('lists/region.csv'), 'lists/region.csv: is no file of its own'],
];

/** What no output has: where in the code something was thrown. */
const stack = /^ {4}at |file:\/\/|node:internal/m;

describe('a folder that is broken', () => {
  it('is none as it is written here', async () => {
    const data = newFolder();
    storeIn(data);
    const folder = writtenSmall();
    expect(await survey(['lint', join(folder, 'structure.json')])).toEqual({ code: 0, out: 'no faults\n', error: '' });
    expect(await collectorOn(data, 'publish', folder)).toMatchObject({ code: 0, error: '' });
  });

  it('is none where something computed stands before what a row quotes of itself', async () => {
    const folder = writtenSmall(({ questions, words }) => {
      questions.push({ id: 'A5', type: 'computed', item: 'A5', gives: { type: 'whole' }, is: 'A1 + 1' });
      for (const { questions: stems, items } of Object.values(words)) {
        stems['A5'] = { short: 'One more', stem: 'One more' };
        items['A5'] = { text: 'One more' };
      }
    });
    expect((await survey(['lint', join(folder, 'structure.json')])).out).toBe('no faults\n');
  });

  it.each(changed)('with %s is named by publish and lint', (_what, change, says) =>
    isNamed(writtenSmall(change), says),
  );

  it.each(moved)('with %s is named by publish and lint', async (_what, after, says) => {
    const folder = writtenSmall();
    after(folder);
    await isNamed(folder, says);
  });
});

async function isNamed(folder: string, says: string): Promise<void> {
  const data = newFolder();
  storeIn(data);
  const published = await collectorOn(data, 'publish', folder);
  expect([published.code, published.out]).toEqual([1, '']);
  expect(published.error).toContain(`collector: ${says}`);
  expect((await collectorOn(data, 'shelf')).out.trim().split('\r\n')).toHaveLength(1);

  const { code, out, error } = await survey(['lint', join(folder, 'structure.json')]);
  expect([1, 2]).toContain(code);
  expect(`${out}${error}`).toContain(says.replace(/^structure\.json: (is not there)?/, ''));
  for (const printed of [published.error, out, error]) {
    expect(printed).not.toMatch(stack);
    // What a terminal would take for a command, or shows the wrong way round.
    expect(printed).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(printed.split('\n').length).toBeLessThan(600);
  }
}
