import { useEffect, useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { backupOf } from '../../../storage/backup.ts';
import { backupText, shortestPassphrase } from '../../../storage/backupFile.ts';
import { keepSetting, readSetting } from '../../../storage/settings.ts';
import { useLaterWords } from '../../laterWords.ts';
import { handOver } from '../../parts/handOver.ts';
import { useServices } from '../../services.ts';

type Outcome = 'saved' | 'short' | 'failed';

/** Makes a backup of everything on the device, encrypted, or plain after a warning. */
export function MakeBackup() {
  const { db, appVersion, language } = useServices();
  const { storage, cancel } = useLaterWords();
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const [warned, setWarned] = useState(false);
  const [last, setLast] = useState<string>();
  useEffect(() => {
    void readSetting(db, 'backup').then(
      (kept) => typeof kept === 'string' && setLast(kept),
      () => {},
    );
  }, [db]);
  const make = async (secret?: string): Promise<Outcome | undefined> => {
    if (secret !== undefined && secret.length < shortestPassphrase) return 'short';
    const now = new Date();
    const text = await backupText(await backupOf(db, appVersion, now), secret);
    const name = `veldwerk-${now.toISOString().slice(0, 16).replace(':', '')}${secret === undefined ? '.json' : '.jwe.txt'}`;
    if (!(await handOver(name, secret === undefined ? 'application/json' : 'text/plain', text))) return undefined;
    setLast(now.toISOString());
    await keepSetting(db, 'backup', now.toISOString());
    return 'saved';
  };
  const save = (secret?: string) => {
    setWarned(false);
    setOutcome(undefined);
    void make(secret).then(setOutcome, () => setOutcome('failed'));
  };
  return (
    <section class="card storage">
      <h2>{storage.backupTitle}</h2>
      <p>{storage.backup}</p>
      <p data-last-backup={last ?? 'none'}>
        {last === undefined ? storage.noBackup : storage.lastBackup(dateAndTime(new Date(last), language))}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save(passphrase);
        }}
      >
        <label for="backup-passphrase">{storage.passphrase}</label>
        <p class="hint" id="backup-passphrase-hint">
          {storage.passphraseHint(shortestPassphrase)}
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
          <button
            type="button"
            class="button button--plain"
            data-action="backup-plain"
            aria-expanded={warned}
            onClick={() => setWarned(!warned)}
          >
            {storage.plain}
          </button>
        </div>
      </form>
      {warned && (
        <div class="question-first" role="alertdialog" aria-label={storage.plain}>
          <p>{storage.plainWarning}</p>
          <button type="button" class="button button--danger" data-action="confirm-plain" onClick={() => save()}>
            {storage.plainConfirm}
          </button>
          <button type="button" class="button button--plain" onClick={() => setWarned(false)}>
            {cancel}
          </button>
        </div>
      )}
      <p role="status" data-backup={outcome}>
        {outcome && storage.backupOutcomes[outcome]}
      </p>
    </section>
  );
}
