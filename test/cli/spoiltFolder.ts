import {
  cpSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dice } from '../engine/random/dice.ts';
import { root } from './run.ts';

/** The folders that are spoilt: every tiny questionnaire, and those that come with the app. */
export const soundFolders: readonly string[] = [
  ...globSync('test/instruments/*/structure.json', { cwd: root }),
  ...globSync('src/surveys/*/structure.json', { cwd: root }),
].map((file) => join(root, file, '..'));

/** A copy of a folder as an office has it: its id is none of the app, and what others keep beside it is not there. */
export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'veldwerk-spoilt-'));
  cpSync(folder, copy, { recursive: true });
  for (const name of globSync('[0-9]*.json', { cwd: copy })) rmSync(join(copy, name));
  const path = join(copy, 'structure.json');
  const { helpDesk: _, ...data } = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...data, id: 'be.office.spoilt', version: '1.0.0' }, null, 2));
  return copy;
}

/** An object or an array in a file, with the way to each of its members. */
interface Part {
  readonly within: Record<string, unknown>;
  readonly name: string;
}

/** Every member of what a file says. */
function partsOf(data: unknown): Part[] {
  const parts: Part[] = [];
  const left: unknown[] = [data];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, value] of Object.entries(next)) {
      parts.push({ within: next as Record<string, unknown>, name });
      left.push(value);
    }
  }
  return parts;
}

const names = ['__proto__', 'constructor', 'toString', 'and', 'row', 'outer', 'given', 'true', 'A1', 'ID', '', 'a.b'];
const odd: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, 1e16, 2 ** 53, '', ' ', 'x', 'yes', 'A1 >', 'A1 > 0', "A1 = 'yes'", '{', '}}'],
  ...['{A1|x}', '<script>alert(1)</script>', '\u202e', '\ud800', 'x'.repeat(5000), 'é'.normalize('NFD'), [], {}, [[]]],
  ...[
    ['nl', 'nl'],
    { is: 'true' },
    { list: 'x' },
    { rows: 'x' },
    'count(x) > 0',
    'given.begunOn',
    '1.0.0-beta',
    '01.0.0',
  ],
];

/** A change of what a file says. */
const inData: Readonly<Record<string, (parts: readonly Part[], dice: Dice) => void>> = {
  'a member less': (parts, dice) => {
    const { within, name } = dice.oneOf(parts);
    if (Array.isArray(within)) within.splice(Number(name), 1);
    else delete within[name];
  },
  'another value': (parts, dice) => {
    const { within, name } = dice.oneOf(parts);
    within[name] = dice.oneOf(odd);
  },
  'the value of another': (parts, dice) => {
    const [to, from] = [dice.oneOf(parts), dice.oneOf(parts)];
    to.within[to.name] = structuredClone(from.within[from.name]);
  },
  'a value moved': (parts, dice) => {
    const lists = parts.map(({ within }) => within).filter((one) => Array.isArray(one));
    if (lists.length > 0) (dice.oneOf(lists) as unknown as unknown[]).reverse();
  },
  'a value twice': (parts, dice) => {
    const lists = parts.map(({ within }) => within).filter((one) => Array.isArray(one));
    if (lists.length === 0) return;
    const list = dice.oneOf(lists) as unknown as unknown[];
    list.push(structuredClone(dice.oneOf(list)));
  },
  'a field more': (parts, dice) => {
    const { within } = dice.oneOf(parts);
    if (!Array.isArray(within)) within[dice.oneOf(['more', ...names])] = dice.oneOf(odd);
  },
  'another name': (parts, dice) => {
    const { within, name } = dice.oneOf(parts);
    const value = within[name];
    if (Array.isArray(within)) within[Number(name)] = dice.oneOf(names);
    else {
      delete within[name];
      Object.defineProperty(within, dice.oneOf(names), { value, enumerable: true, configurable: true, writable: true });
    }
  },
  'an id of another kind': (parts, dice) => {
    const ids = parts.filter(
      ({ within, name }) => typeof within[name] === 'string' && /^(id|item|for|list)$/.test(name),
    );
    if (ids.length === 0) return;
    const { within, name } = dice.oneOf(ids);
    within[name] = dice.oneOf([...names, ...ids.map((one) => String(one.within[one.name]))]);
  },
  'a word of an expression': (parts, dice) => {
    const texts = parts.filter(
      ({ within, name }) => typeof within[name] === 'string' && / /.test(String(within[name])),
    );
    if (texts.length === 0) return;
    const { within, name } = dice.oneOf(texts);
    const words = String(within[name]).split(' ');
    words[dice.upTo(words.length - 1)] = dice.oneOf([
      'and',
      'not',
      '(',
      ')',
      '/',
      '0',
      "'yes'",
      'row',
      'count(',
      '.',
      '',
    ]);
    within[name] = words.join(' ');
  },
  'thousands of faults': (parts, dice) => {
    for (const { within, name } of parts) if (dice.happens(0.5)) within[name] = dice.oneOf(odd);
  },
};

/** A change of a file's bytes. */
const inBytes: Readonly<Record<string, (bytes: Buffer, dice: Dice) => Uint8Array>> = {
  'cut off': (bytes, dice) => bytes.subarray(0, dice.upTo(bytes.length)),
  'a byte order mark': (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  'ends of line as on Windows': (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n')),
  'UTF-16': (bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'),
  'a byte that is no UTF-8': (bytes, dice) => Uint8Array.from(bytes).fill(0xff, dice.upTo(bytes.length - 1)),
  'a NUL': (bytes, dice) => {
    const spoilt = Uint8Array.from(bytes);
    spoilt[dice.upTo(bytes.length - 1)] = 0;
    return spoilt;
  },
  'a byte turned': (bytes, dice) => {
    const spoilt = Uint8Array.from(bytes);
    const at = dice.upTo(bytes.length - 1);
    spoilt[at] = (spoilt[at] ?? 0) ^ (1 << dice.upTo(7));
    return spoilt;
  },
  'a member twice': (bytes, dice) => {
    const lines = bytes.toString().split('\n');
    const members = lines.flatMap((line, at) => (/^\s+"[^"]+": .*,$/.test(line) ? [at] : []));
    if (members.length === 0) return bytes;
    const at = dice.oneOf(members);
    return Buffer.from(lines.toSpliced(at, 0, lines[at] ?? '').join('\n'));
  },
  'a part twice': (bytes, dice) => {
    const [from, length] = [dice.upTo(bytes.length), dice.upTo(200)];
    return Buffer.concat([bytes.subarray(0, from + length), bytes.subarray(from)]);
  },
  'nothing in it': () => new Uint8Array(),
  'something else': (_bytes, dice) =>
    Buffer.from(dice.oneOf(['null', '[]', '{}', '7', '"x"', '<html>', '[[[[', '{"a":1}'])),
};

/** A change of a folder's files. */
const inFiles: Readonly<Record<string, (folder: string, files: readonly string[], dice: Dice) => void>> = {
  'a file less': (folder, files, dice) => rmSync(join(folder, dice.oneOf(files))),
  'two files swapped': (folder, files, dice) => {
    const [one, other] = [join(folder, dice.oneOf(files)), join(folder, dice.oneOf(files))];
    if (one === other) return;
    renameSync(one, `${one}.x`);
    renameSync(other, one);
    renameSync(`${one}.x`, other);
  },
  'a link that leads out': (folder, files, dice) => {
    const path = join(folder, dice.oneOf(files));
    rmSync(path);
    symlinkSync(dice.oneOf(['/etc/passwd', '/dev/zero', '/nowhere', '/', path]), path);
  },
  'a folder that is called like a file': (folder, files, dice) => {
    const path = join(folder, dice.oneOf(files));
    rmSync(path);
    mkdirSync(path);
  },
  'a huge file': (folder, files, dice) => truncateSync(join(folder, dice.oneOf(files)), 2 ** 31),
  'a file more': (folder, _files, dice) =>
    writeFileSync(
      join(
        folder,
        dice.oneOf(['config.json', 'run.sh', 'text/xx.json', 'text/nl.json.bak', 'codebook.json', '.DS_Store']),
      ),
      '{}',
    ),
};

/** Spoils a folder once, by chance. @returns what was done */
export function spoil(folder: string, dice: Dice): string {
  const files = globSync('{*.json,text/*.json,lists/*}', { cwd: folder }).toSorted();
  if (files.length === 0) return 'nothing is left';
  const file = dice.oneOf(files);
  const path = join(folder, file);
  const by = dice.upTo(9);
  if (by === 0) {
    const [what, change] = dice.oneOf(Object.entries(inFiles));
    change(folder, files, dice);
    return what;
  }
  const stats = lstatSync(path);
  // Spoilt before: a link, a folder, or huge.
  if (!stats.isFile() || stats.size > 2 ** 22) return `${file} stays as it is`;
  const bytes = readFileSync(path);
  if (by > 2 && file.endsWith('.json')) {
    const data = parsed(bytes.toString());
    const parts = partsOf(data);
    if (parts.length > 0) {
      const [what, change] = dice.oneOf(Object.entries(inData));
      change(parts, dice);
      writeFileSync(path, JSON.stringify(data, null, 2));
      return `${file}: ${what}`;
    }
  }
  const [what, change] = dice.oneOf(Object.entries(inBytes));
  if (bytes.length > 0) writeFileSync(path, change(bytes, dice));
  return `${file}: ${what}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Spoilt before.
    return undefined;
  }
}
