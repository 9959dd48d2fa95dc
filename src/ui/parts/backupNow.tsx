import { useState } from 'preact/hooks';
import type { DeviceLock } from '../../session/deviceLock.ts';
import { backupOf } from '../../storage/backup.ts';
import { lockedBackupText } from '../../storage/backupFile.ts';
import { useWords } from '../locale.ts';
import { useServices } from '../services.ts';
import { backupName, handOver } from './handOver.ts';

/** Makes a backup of everything with one tap, on a device with a lock: its passphrase opens it. */
export function BackupNow({ lock }: { readonly lock: DeviceLock }) {
  const { store, appVersion } = useServices();
  const { storage, rail } = useWords();
  const [outcome, setOutcome] = useState<'saved' | 'failed'>();
  const make = async () => {
    const now = new Date();
    const text = await lockedBackupText(await backupOf(store, appVersion, now), lock.open.value);
    if (!(await handOver(backupName(now, 'encrypted'), 'text/plain', text))) return;
    await store.keepSetting('backup', now.toISOString());
    setOutcome('saved');
  };
  return (
    <span>
      <button
        type="button"
        class="keep"
        data-action="backup-locked"
        onClick={() => void make().catch(() => setOutcome('failed'))}
      >
        {rail.backup}
      </button>
      <span role="status" data-backup={outcome}>
        {outcome && storage.backupOutcomes[outcome]}
      </span>
    </span>
  );
}
