import * as z from 'zod/mini';
import { report } from '../../lib/report.ts';
import { responseId } from '../../protocol/names.ts';
import type { DeviceStore } from '../deviceStore.ts';
import type { SettingRow } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { Cipher } from './cipher.ts';

/** A tablet that is handed over: what its holder may see. */
export interface Handover {
  /** The only response in sight; `unreadable` where the mark does not read: then none is. */
  readonly response: string;
}

const mark = z.object({ response: responseId });

/** Under which the database keeps the mark, sealed. */
const handoverSetting = 'handover';

/**
 * Under which the mark stands a second time, since a database may be lost: sealed as well, beside the one thing that a
 * locked device tells, the name that its holder answers for.
 */
const secondKey = 'veldwerk-handover';
const second = z.object({ name: z.string(), sealed: z.string() });

function readSecond(): z.infer<typeof second> | undefined {
  try {
    return second.safeParse(JSON.parse(localStorage.getItem(secondKey) ?? 'null')).data;
  } catch {
    // Forbidden, or changed by somebody: the one in the database counts.
    return undefined;
  }
}

/**
 * Marks a tablet as handed over, for this start and later ones.
 * @param name what the response is called on a locked device
 * @throws where the database does not take it
 */
export async function keepHandover(
  { base }: DeviceStore,
  cipher: Cipher,
  response: string,
  name: string,
): Promise<void> {
  await base.tables.writeSettings(async (settings) => {
    await settings.put({ name: handoverSetting, value: { response } });
  });
  try {
    const sealed = cipher.sealText({ response }, secondKey);
    localStorage.setItem(secondKey, JSON.stringify({ name, sealed }));
  } catch (cause) {
    // Full or forbidden: the database has it, and the locked device tells no name.
    report('hand over', cause);
  }
}

/** The mark's row, which has no value where it is sealed still, or does not open. */
const keptIn = (tables: Tables): Promise<Partial<SettingRow> | undefined> =>
  // What cannot be read is reported.
  tables.readSettings((settings) => settings.get(handoverSetting)).catch(() => undefined);

/** Whether a tablet is handed over, as its opened tables and the second mark say: one of them is enough. */
export async function readHandover(tables: Tables, cipher: Cipher): Promise<Handover | undefined> {
  const kept = await keptIn(tables);
  const beside = mark.safeParse(cipher.openText(readSecond()?.sealed ?? '', secondKey)).data;
  // What is there and does not read was changed by somebody, and frees nothing.
  return mark.safeParse(kept?.value).data ?? beside ?? (kept === undefined ? undefined : { response: 'unreadable' });
}

/** What a locked device tells of a hand-over: the name alone. Undefined where there is none. */
export async function toldWhileLocked(tables: Tables): Promise<{ readonly name: string } | undefined> {
  const beside = readSecond();
  const kept = await keptIn(tables);
  return beside || kept !== undefined ? { name: beside?.name ?? '' } : undefined;
}

/** Ends a hand-over. @throws where the database does not take it: then it goes on */
export async function forgetHandover({ base }: DeviceStore): Promise<void> {
  await base.tables.writeSettings((settings) => settings.delete(handoverSetting));
  try {
    localStorage.removeItem(secondKey);
  } catch {
    // Forbidden: then nothing stands there either.
  }
}
