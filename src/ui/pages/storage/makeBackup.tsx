import { useEffect, useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { report } from '../../../lib/report.ts';
import { shortestPassphrase } from '../../../protocol/underPassphrase.ts';
import { type BackupSeal, lastBackup, makeBackup, noteBackup } from '../../../session/backup.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { QuestionFirst, useAsking } from '../../parts/questionFirst.tsx';
import { shareFile } from '../../parts/shareFile.ts';
import { useServices } from '../../services.ts';
import { NewPassphrase } from '../lock/newPassphrase.tsx';
import { faultOf, nothingTyped } from '../lock/typedTwice.ts';

type Outcome = 'saved' | 'short' | 'different' | 'failed';

/** Makes a backup of everything on the device, encrypted, or plain after a warning. */
export function MakeBackup() {
  const services = useServices();
  const { lock, config } = services;
  const language = useLanguage();
  const words = useWords();
  const { storage, lock: told } = words;
  const [typed, setTyped] = useState(nothingTyped);
  const [outcome, setOutcome] = useState<Outcome>();
  const { asking: warned, ask, leave, opener } = useAsking();
  const [last, setLast] = useState<string>();
  const once = useOnce();
  useEffect(() => void lastBackup(services).then(setLast), [services]);
  const make = async (seal: BackupSeal): Promise<Outcome | undefined> => {
    const now = new Date();
    if (!(await shareFile(await makeBackup(services, seal, now)))) return undefined;
    setLast(now.toISOString());
    await noteBackup(services, now);
    // It opens the file, and stands nowhere from now on.
    setTyped(nothingTyped);
    return 'saved';
  };
  const save = (seal: BackupSeal) => {
    leave();
    setOutcome(undefined);
    return once(() =>
      make(seal).then(setOutcome, (cause: unknown) => {
        report('backup', cause);
        setOutcome('failed');
      }),
    );
  };
  const saveTyped = async () => {
    const fault = faultOf(typed);
    if (fault) setOutcome(fault);
    else await save({ passphrase: typed.passphrase });
  };
  const own = lock?.open.value;
  const mayBePlain = config.value.deviceLock !== 'required';
  const said = (
    <p role={outcome === undefined || outcome === 'saved' ? 'status' : 'alert'} data-backup={outcome}>
      {outcome &&
        (outcome === 'short' || outcome === 'different' ? told.said[outcome] : storage.backupOutcomes[outcome])}
    </p>
  );
  const form = (
    <Form onSubmit={saveTyped}>
      <NewPassphrase
        names={['backup', 'backup-again']}
        labels={[storage.passphrase, told.again]}
        hint={storage.passphraseHint({ least: shortestPassphrase })}
        fault={outcome}
        typed={typed}
        onInput={setTyped}
      >
        {said}
      </NewPassphrase>
      <div class="response__actions">
        <button type="submit" class="button" data-action="backup">
          {storage.encrypt}
        </button>
        {mayBePlain && (
          <button
            ref={opener}
            type="button"
            class="button button--plain"
            data-action="backup-plain"
            aria-expanded={warned}
            onClick={warned ? leave : ask}
          >
            {storage.plain}
          </button>
        )}
      </div>
    </Form>
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
          <button type="button" class="button" data-action="backup-locked" onClick={() => void save(own)}>
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
        <QuestionFirst title={storage.plain} cancel={words.app.cancel} onCancel={leave}>
          <p>{storage.plainWarning}</p>
          <button
            type="button"
            class="button button--danger"
            data-action="confirm-plain"
            onClick={() => void save('plain')}
          >
            {storage.plainConfirm}
          </button>
        </QuestionFirst>
      )}
      {outcome !== 'short' && outcome !== 'different' && said}
    </section>
  );
}
