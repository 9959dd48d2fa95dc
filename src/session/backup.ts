import { ok, type Result } from '../lib/result.ts';
import {
  type Backup,
  backupOf,
  backupOfDraft,
  bringIn,
  type Planned,
  planOf,
  type RestoreEffect,
} from '../storage/backup.ts';
import { type BackupFault, backupText, lockedBackupText, readBackup } from '../storage/backupFile.ts';
import type { OpenLock } from '../storage/lock/lockRecord.ts';
import { believedBackup } from './believedReceipts.ts';
import type { SessionServices } from './services.ts';
import type { Session } from './session.ts';

export type { BackupFault };

/** Under which the device keeps when the last backup was made. */
const lastMade = 'backup';

/** What a backup is encrypted under: a passphrase of its own, the device lock, or nothing. */
export type BackupSeal = { readonly passphrase: string } | OpenLock | 'plain';

/** A file for the respondent. */
export interface TextFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

async function fileOf(backup: Backup, name: string, seal: BackupSeal): Promise<TextFile> {
  if (seal === 'plain') return { name: `${name}.json`, type: 'application/json', text: await backupText(backup) };
  const text = 'passphrase' in seal ? backupText(backup, seal.passphrase) : lockedBackupText(backup, seal);
  return { name: `${name}.jwe.txt`, type: 'text/plain', text: await text };
}

/**
 * Makes a backup of everything on the device.
 * @throws where the device cannot be read
 */
export async function makeBackup(
  { store, appVersion }: Pick<SessionServices, 'store' | 'appVersion'>,
  seal: BackupSeal,
  madeAt: Date,
): Promise<TextFile> {
  const name = `veldwerk-${madeAt.toISOString().slice(0, 16).replace(':', '')}`;
  return fileOf(await backupOf(store, appVersion, madeAt), name, seal);
}

/** The respondent has a backup of that moment. */
export const noteBackup = ({ store }: Pick<SessionServices, 'store'>, madeAt: Date): Promise<void> =>
  store.keepSetting(lastMade, madeAt.toISOString());

/** When the respondent last took a backup; undefined where that is not known. */
export async function lastBackup({ store }: Pick<SessionServices, 'store'>): Promise<string | undefined> {
  // What cannot be read is reported.
  const kept = await store.setting(lastMade).catch(() => undefined);
  return typeof kept === 'string' ? kept : undefined;
}

/** Makes a backup of an open response as it stands in this window; sealed where the device is locked. */
export function backupHere(
  { appVersion, lock }: Pick<SessionServices, 'appVersion' | 'lock'>,
  { id, row, answers, annotations }: Session,
): Promise<TextFile> {
  const backup = backupOfDraft(row.value, answers.value, annotations.value, appVersion, new Date());
  // What a device keeps encrypted does not leave it readable.
  return fileOf(backup, `veldwerk-${id}`, lock ? lock.open.value : 'plain');
}

/** What bringing in would do with one response. `unsigned`: its receipt is not believed, and it is left out. */
interface PlannedResponse {
  readonly whole: Planned['whole'];
  readonly effect: RestoreEffect | 'unsigned';
}

/** A backup that was opened, as far as it is believed, and what bringing it in would do. */
export interface OpenedBackup {
  readonly backup: Backup;
  readonly plan: readonly PlannedResponse[];
}

/** Opens a backup's file, and says what bringing it in would do. @throws where the device cannot be read */
export async function openBackup(
  services: Pick<SessionServices, 'store' | 'config'>,
  text: string,
  passphrase?: string,
): Promise<Result<OpenedBackup, BackupFault>> {
  const read = await readBackup(text, passphrase);
  if (!read.ok) return read;
  const { backup, unsigned } = await believedBackup(services, read.value);
  const plan = (await planOf(services.store, read.value)).map(
    ({ whole, effect }): PlannedResponse => ({
      whole,
      effect: unsigned.has(whole.row.id) && (effect === 'new' || effect === 'newer') ? 'unsigned' : effect,
    }),
  );
  return ok({ backup, plan });
}

/**
 * Brings in what is new or newer in a backup.
 * @returns how many responses were brought in
 * @throws where it cannot be written
 */
export const bringBackFrom = (
  { store }: Pick<SessionServices, 'store'>,
  { backup }: Pick<OpenedBackup, 'backup'>,
): Promise<number> => bringIn(store, backup);
