import { outboxFromText, outboxToText } from '../outboxText.ts';
import { outboxRow } from '../rows.ts';
import { draftCopyPrefix } from '../settings.ts';
import { writtenOutbox } from '../whole.ts';
import type { Cipher } from './cipher.ts';

/** How the rows of a table are sealed: which members stay in sight, since they are keys, and which of those is blinded. */
interface Rule {
  readonly clear: readonly string[];
  readonly blind?: string;
  /** Which rows it is about, where not all. */
  readonly only?: (row: Row) => boolean;
  /** Rows come while the device is locked, too: such a one rests readable until it is unlocked, and is believed. */
  readonly comes?: true;
}

/**
 * An invitation may bring what the office knows of someone. `enrolment`: where a released version kept one. `handover`:
 * nobody is to change it without the key.
 */
const sealedSettings: readonly string[] = ['invitations', 'enrolment', 'handover'];

/** What is kept of drafts' copies has their codes, and what they say. */
const isSealedSetting = (name: string): boolean => sealedSettings.includes(name) || name.startsWith(draftCopyPrefix);

type Row = Readonly<Record<string, unknown>>;

/** What tells of answers, or of who gave them when. Most settings have to be read before anything is opened. */
export const sealedTables: Readonly<Record<string, Rule>> = {
  responses: { clear: ['id'] },
  prefilled: { clear: ['response'] },
  answers: { clear: ['response'], blind: 'item' },
  annotations: { clear: ['response'], blind: 'name' },
  trail: { clear: ['response'] },
  times: { clear: ['response'] },
  // What is sealed for the office needs no other seal, and is sent while the device is locked.
  outbox: { clear: ['id'], only: ({ media }) => media === undefined },
  receipts: { clear: ['id'], comes: true },
  strays: { clear: [] },
  settings: { clear: ['name'], only: ({ name }) => isSealedSetting(String(name)) },
};

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** Whether a row is sealed. */
export const isSealed = (row: unknown): boolean => isRow(row) && row['sealed'] instanceof Uint8Array;

/** What a sealed row belongs to: it opens in no other table, and for no other response or item. */
const aboutOf = (table: string, { clear, blind }: Rule, row: Row): string =>
  [table, ...clear.map((name) => row[name]), ...(blind ? [row[blind]] : [])].join(' ');

/** A row as it rests under a device lock. */
export function sealRow(cipher: Cipher, table: string, row: unknown): unknown {
  const rule = sealedTables[table];
  if (!rule || !isRow(row) || isSealed(row) || rule.only?.(row) === false) return row;
  const entry = table === 'outbox' ? outboxRow.safeParse(row).data : undefined;
  const { key, ...content } = entry ? { ...outboxToText(entry), key: undefined } : row;
  return {
    ...Object.fromEntries(rule.clear.map((name) => [name, row[name]])),
    ...(rule.blind && { [rule.blind]: cipher.blind(String(row[rule.blind])) }),
    // A number that the database gives is no secret, and not known before.
    ...(key !== undefined && { key }),
    sealed: cipher.seal(content, aboutOf(table, rule, row)),
  };
}

/**
 * A row as it is worked with.
 * @param plain whether one that is not sealed is taken as well; else it is given as one that cannot be read
 */
export function openRow(cipher: Cipher, table: string, stored: unknown, plain: boolean): unknown {
  const rule = sealedTables[table];
  if (!rule || !isRow(stored)) return stored;
  const { key, sealed, ...keys } = stored;
  if (!(sealed instanceof Uint8Array))
    return plain || rule.comes || rule.only?.(stored) === false ? stored : { notSealed: stored };
  const row = rule.blind ? { ...keys, [rule.blind]: cipher.unblind(String(stored[rule.blind])) } : keys;
  const content = cipher.open(sealed, aboutOf(table, rule, row));
  // Changed since it was written: it does not read, and is kept and shown as anything that does not.
  if (!isRow(content)) return stored;
  const entry = table === 'outbox' ? writtenOutbox.safeParse(content).data : undefined;
  return { ...(entry ? outboxFromText(entry) : content), ...(key !== undefined && { key }) };
}
