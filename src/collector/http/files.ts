import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { getMimeType } from 'hono/utils/mime';
import type { Coding } from './coding.ts';

/** A file as it is served. */
export interface ServedFile {
  readonly media: string;
  readonly bytes: Buffer;
  /** Names the bytes; those of each coding have a tag of their own. */
  readonly tag: string;
  /** Whether packing makes it smaller. */
  readonly packs: boolean;
  /** The bytes in a coding, packed once. */
  packed(coding: Coding): Promise<Buffer>;
}

/** A file that is packed is smaller than a packet of the network anyway. */
const minPackedBytes = 1024;
const textMedia = /^text\/|json|javascript|xml|wasm/;

const packers: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  // The higher levels take ten times as long for a twentieth less.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** Bytes as a file of a name. */
export function servedBytes(bytes: Buffer, path: string): ServedFile {
  const media = getMimeType(path) ?? 'application/octet-stream';
  const done = new Map<Coding, Promise<Buffer>>();
  return {
    media,
    bytes,
    tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    packs: bytes.length >= minPackedBytes && textMedia.test(media),
    packed: (coding) => {
      const known = done.get(coding) ?? packers[coding](bytes);
      done.set(coding, known);
      return known;
    },
  };
}

/** Gives the files of a folder, by their path in it with a slash in front; undefined: there is none of that name. */
export type Files = (path: string) => Promise<ServedFile | undefined>;

/** The files of a folder, each read once for as long as it stays as it is. */
export function filesIn(folder: string): Files {
  const known = new Map<string, { readonly state: string; readonly file: ServedFile }>();
  return async (path) => {
    const name = join(folder, path);
    try {
      const found = await stat(name);
      if (!found.isFile()) return undefined;
      const state = `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
      const before = known.get(path);
      if (before?.state === state) return before.file;
      const file = servedBytes(await readFile(name), path);
      known.set(path, { state, file });
      return file;
    } catch {
      // Not there, or not to be read: to whoever asks, that is the same.
      known.delete(path);
      return undefined;
    }
  };
}
