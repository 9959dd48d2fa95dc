import { useState } from 'preact/hooks';
import { report } from '../../lib/report.ts';
import { makeBackup, noteBackup } from '../../session/backup.ts';
import type { DeviceLock } from '../../session/deviceLock.ts';
import { useWords } from '../locale.ts';
import { useServices } from '../services.ts';
import { useOnce } from './once.ts';
import { shareFile } from './shareFile.ts';

/** Makes a backup of everything with one tap, on a device with a lock: its passphrase opens it. */
export function BackupNow({ lock }: { readonly lock: DeviceLock }) {
  const services = useServices();
  const { storage, rail } = useWords();
  const [outcome, setOutcome] = useState<'saved' | 'failed'>();
  const once = useOnce();
  const make = async () => {
    const now = new Date();
    if (!(await shareFile(await makeBackup(services, lock.open.value, now)))) return;
    await noteBackup(services, now);
    setOutcome('saved');
  };
  const onFault = (cause: unknown) => {
    report('backup', cause);
    setOutcome('failed');
  };
  return (
    <span>
      <button type="button" class="keep" data-action="backup-locked" onClick={() => void once(make).catch(onFault)}>
        {rail.backup}
      </button>
      <span role="status" data-backup={outcome}>
        {outcome && storage.backupOutcomes[outcome]}
      </span>
    </span>
  );
}
