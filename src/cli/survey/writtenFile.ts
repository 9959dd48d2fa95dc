import type { Stats } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { deepestNesting, maxPublishedBytes } from '../../instrument/limits.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { type JsonBounds, type JsonFault, readJson } from '../../protocol/json.ts';
import { brokenAt, type FindPosition, nameAt, positionsIn, withPosition } from './position.ts';

/** A file of a questionnaire as it was read: what it says, and where in it something stands. */
export interface WrittenFile {
  readonly data: unknown;
  readonly positionOf: FindPosition;
}

/** What no questionnaire comes near. */
const bounds: JsonBounds = { names: 200_000, members: 100_000, depth: deepestNesting };

/** How many bytes of a file are too many. */
export const sizeWords = (bytes: number): string => `has ${bytes} bytes, and at most ${maxPublishedBytes} are taken`;

/**
 * Reads a JSON file of a questionnaire. The fault is one line, with the line and column where there is one.
 * @param links whether the file may be a link: one that was named may, one of a folder could lead out of it
 */
export async function readWrittenFile(
  path: string,
  links: 'followed' | 'refused',
): Promise<Result<WrittenFile, string>> {
  let bytes: Buffer;
  try {
    const fault = fileFault(await (links === 'followed' ? stat(path) : lstat(path)));
    if (fault !== undefined) return fail(fault);
    bytes = await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return fail(reasons[code] ?? `cannot be read (${code})`);
  }
  // JSON allows none. Editors on Windows write one.
  if (byteOrderMark.every((byte, at) => bytes[at] === byte))
    return fail('begins with a byte order mark: save it as UTF-8 without one');
  const read = readJson(bytes, bounds);
  if (!read.ok) return fail(faultWords(read.fault, bytes));
  return ok({ data: read.value, positionOf: positionsIn(bytes.toString('utf8')) });
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'reading it is not allowed',
  ELOOP: 'is a link that leads to itself',
};

/** A pipe has no end, and what is far too large need not be read to say so. */
function fileFault(stats: Stats): string | undefined {
  if (stats.isDirectory()) return 'is no file of its own, but a folder';
  if (!stats.isFile()) return 'is no file of its own';
  return stats.size > maxPublishedBytes ? sizeWords(stats.size) : undefined;
}

/** What is wrong with the JSON of a file, without a word of it: it may be no questionnaire at all. */
function faultWords(fault: JsonFault, bytes: Buffer): string {
  const text = bytes.toString('utf8');
  switch (fault.kind) {
    case 'not-utf-8':
      return `line ${lineOfBadByte(bytes)}: is not UTF-8`;
    case 'too-much':
      return 'has too much in it, or too deep';
    case 'not-json':
      return withPosition(brokenAt(text), 'is not JSON');
    case 'repeated-name':
      return withPosition(
        nameAt(text, fault.name, true),
        `the name ${JSON.stringify(fault.name.slice(0, 100))} stands twice in an object`,
      );
    case 'reserved-name':
      return withPosition(nameAt(text, fault.name, false), `no object may have the name ${JSON.stringify(fault.name)}`);
  }
}

/** The first line that does not decode: the decoder does not say which. No character has the byte of an end of line in it. */
export function lineOfBadByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  try {
    for (let [from, end] = [0, 0]; end >= 0; from = end + 1, line += 1) {
      end = bytes.indexOf(0x0a, from);
      decoder.decode(bytes.subarray(from, end < 0 ? undefined : end));
    }
  } catch {
    // This is the line.
  }
  return line;
}
