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
  /** The entity tag of the bytes; those of each coding get a suffix. */
  readonly tag: string;
  /** Whether compressing makes it smaller. */
  readonly packs: boolean;
  /** The compressed bytes, compressed once. */
  packed(coding: Coding): Promise<Buffer>;
}

/** A smaller file fits into one network packet anyway. */
const minPackedBytes = 1024;
const textMedia = /^text\/|json|javascript|xml|wasm/;

const packers: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  // The higher levels take ten times as long for a twentieth less.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** Bytes, served as a file of this path. */
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

/** Finds a file by its path in a folder, with a leading slash; undefined: there is none. */
export type Files = (path: string) => Promise<ServedFile | undefined>;

/** The files of a folder, each read again only once it has changed. */
export function filesIn(folder: string): Files {
  const known = new Map<string, { readonly state: string; readonly file: ServedFile }>();
  return async (path) => {
    const name = join(folder, path);
    try {
      const stats = await stat(name);
      if (!stats.isFile()) return undefined;
      const state = `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
      const before = known.get(path);
      if (before?.state === state) return before.file;
      const file = servedBytes(await readFile(name), path);
      known.set(path, { state, file });
      return file;
    } catch {
      // Missing or unreadable: to the client both are a 404.
      known.delete(path);
      return undefined;
    }
  };
}
