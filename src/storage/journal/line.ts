import type { Cipher } from '../lock/cipher.ts';
import { crc32 } from './checksum.ts';
import type { JournalRecord } from './record.ts';

/** How lines are sealed, on a device with a lock. */
export interface LineSeal {
  readonly cipher: Pick<Cipher, 'sealText' | 'openText'>;
  /** Whether lines that are not sealed are read as well: those from before the lock was set. */
  readonly plain: boolean;
}

/** A sealed line opens for its own response alone. */
export const aboutOf = (response: string) => `journal ${response}`;

export const receiptOf = (response: string) => `receipt ${response}`;

/** A text as a line, with its checksum in front. */
export const lineWith = (text: string): string => `${crc32(text)} ${text}\n`;

/** The text of a line; undefined where it is torn or changed. */
export const textIn = (line: string): string | undefined => {
  const text = line.slice(9);
  return line[8] === ' ' && crc32(text) === line.slice(0, 8) ? text : undefined;
};

/** A record as a line. That a response is gone tells nothing of it, and is never sealed; its receipt is. */
export function lineOf(record: JournalRecord, seal?: LineSeal): string {
  if (!seal) return lineWith(JSON.stringify(record));
  if (record.kind !== 'gone') return lineWith(seal.cipher.sealText(record, aboutOf(record.response)));
  const { receipt: given, ...gone } = record;
  const sealed = given && { sealed: seal.cipher.sealText(given, receiptOf(record.response)) };
  return lineWith(JSON.stringify({ ...gone, ...sealed }));
}
