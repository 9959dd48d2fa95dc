import { useEffect, useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { report } from '../../../lib/report.ts';
import { type BackupSeal, lastBackup, makeBackup, noteBackup, shortestPassphrase } from '../../../session/backup.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { shareFile } from '../../parts/shareFile.ts';
import { useServices } from '../../services.ts';

type Outcome = 'saved' | 'short' | 'failed';

/** Makes a backup of everything on the device, encrypted, or plain after a warning. */
export function MakeBackup() {
  const services = useServices();
  const { lock, config } = services;
  const language = useLanguage();
  const words = useWords();
  const { storage, lock: told } = words;
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const [warned, setWarned] = useState(false);
  const [last, setLast] = useState<string>();
  const once = useOnce();
  useEffect(() => void lastBackup(services).then(setLast), [services]);
  const make = async (seal: BackupSeal): Promise<Outcome | undefined> => {
    if (typeof seal === 'object' && 'passphrase' in seal && seal.passphrase.length < shortestPassphrase) return 'short';
    const now = new Date();
    if (!(await shareFile(await makeBackup(services, seal, now)))) return undefined;
    setLast(now.toISOString());
    await noteBackup(services, now);
    return 'saved';
  };
  const save = (seal: BackupSeal) => {
    setWarned(false);
    setOutcome(undefined);
    void once(() =>
      make(seal).then(setOutcome, (cause: unknown) => {
        report('backup', cause);
        setOutcome('failed');
      }),
    );
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
