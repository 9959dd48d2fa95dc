import { useEffect, useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { backupOf } from '../../../storage/backup.ts';
import { backupText, lockedBackupText, shortestPassphrase } from '../../../storage/backupFile.ts';
import type { OpenLock } from '../../../storage/lock/lockRecord.ts';
import { useWords } from '../../locale.ts';
import { backupName, handOver } from '../../parts/handOver.ts';
import { useServices } from '../../services.ts';

type Outcome = 'saved' | 'short' | 'failed';

/** What a backup is encrypted under: a passphrase of its own, the device lock, or nothing. */
type How = { readonly passphrase: string } | OpenLock | 'plain';

/** Makes a backup of everything on the device, encrypted, or plain after a warning. */
export function MakeBackup() {
  const { store, appVersion, language, lock, config } = useServices();
  const words = useWords();
  const { storage, lock: told } = words;
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const [warned, setWarned] = useState(false);
  const [last, setLast] = useState<string>();
  useEffect(() => {
    void store.setting('backup').then(
      (kept) => typeof kept === 'string' && setLast(kept),
      () => {},
    );
  }, [store]);
  const make = async (how: How): Promise<Outcome | undefined> => {
    if (typeof how === 'object' && 'passphrase' in how && how.passphrase.length < shortestPassphrase) return 'short';
    const now = new Date();
    const backup = await backupOf(store, appVersion, now);
    const plain = how === 'plain';
    const text = await (plain
      ? backupText(backup)
      : 'passphrase' in how
        ? backupText(backup, how.passphrase)
        : lockedBackupText(backup, how));
    const name = backupName(now, plain ? 'plain' : 'encrypted');
    if (!(await handOver(name, plain ? 'application/json' : 'text/plain', text))) return undefined;
    setLast(now.toISOString());
    await store.keepSetting('backup', now.toISOString());
    return 'saved';
  };
  const save = (how: How) => {
    setWarned(false);
    setOutcome(undefined);
    void make(how).then(setOutcome, () => setOutcome('failed'));
  };
  const own = lock?.open.value;
  const mayBePlain = config.value.deviceLock !== 'required';
  const form = (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save({ passphrase });
      }}
    >
      <label for="backup-passphrase">{storage.passphrase}</label>
      <p class="hint" id="backup-passphrase-hint">
        {storage.passphraseHint({ least: shortestPassphrase })}
      </p>
      <input
        id="backup-passphrase"
        type="text"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby="backup-passphrase-hint"
        aria-invalid={outcome === 'short'}
        value={passphrase}
        onInput={({ currentTarget }) => setPassphrase(currentTarget.value)}
      />
      <div class="response__actions">
        <button type="submit" class="button" data-action="backup">
          {storage.encrypt}
        </button>
        {mayBePlain && (
          <button
            type="button"
            class="button button--plain"
            data-action="backup-plain"
            aria-expanded={warned}
            onClick={() => setWarned(!warned)}
          >
            {storage.plain}
          </button>
        )}
      </div>
    </form>
  );
  return (
    <section class="card storage">
      <h2>{storage.backupTitle}</h2>
      <p>{storage.backup}</p>
      <p data-last-backup={last ?? 'none'}>
        {last === undefined ? storage.noBackup : storage.lastBackup({ when: dateAndTime(new Date(last), language) })}
      </p>
      {own && (
        <>
          <p class="hint">{told.backupWhat}</p>
          <button type="button" class="button" data-action="backup-locked" onClick={() => save(own)}>
            {told.backup}
          </button>
        </>
      )}
      {own ? (
        <details>
          <summary>{told.otherPassphrase}</summary>
          {form}
        </details>
      ) : (
        form
      )}
      {warned && (
        <div class="question-first" role="alertdialog" aria-label={storage.plain}>
          <p>{storage.plainWarning}</p>
          <button type="button" class="button button--danger" data-action="confirm-plain" onClick={() => save('plain')}>
            {storage.plainConfirm}
          </button>
          <button type="button" class="button button--plain" onClick={() => setWarned(false)}>
            {words.app.cancel}
          </button>
        </div>
      )}
      <p role="status" data-backup={outcome}>
        {outcome && storage.backupOutcomes[outcome]}
      </p>
    </section>
  );
}
