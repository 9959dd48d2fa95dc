import { useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { type BackupFault, bringBackFrom, type OpenedBackup, openBackup } from '../../../session/backup.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { PassphraseField } from '../lock/passphraseField.tsx';

/** A thousand responses come to a third of this, in bytes. */
const mostBytes = 64 * 1024 * 1024;

/** Brings a backup in, after saying what that would do. */
export function BringIn() {
  const services = useServices();
  const language = useLanguage();
  const words = useWords();
  const { storage } = words;
  const [text, setText] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [opened, setOpened] = useState<OpenedBackup>();
  const [outcome, setOutcome] = useState<BackupFault | 'failed' | number>();
  const fail = () => setOutcome('failed');
  const once = useOnce();
  const open = async (file: string, secret?: string) => {
    setOpened(undefined);
    // What asks for a passphrase stays while one is tried.
    if (secret === undefined) setOutcome(undefined);
    const read = await openBackup(services, file, secret);
    setOutcome(read.ok ? undefined : read.fault);
    if (read.ok) setOpened(read.value);
  };
  const choose = async (file: File) => {
    const content = file.size <= mostBytes ? await file.text() : '';
    setText(content);
    setPassphrase('');
    await open(content);
  };
  const take = async (backup: OpenedBackup) => {
    const count = await bringBackFrom(services, backup);
    setOpened(undefined);
    setText(undefined);
    setOutcome(count);
  };
  const locked = outcome === 'locked' || outcome === 'wrong-passphrase';
  const inFile = outcome === 'unreadable' || outcome === 'failed';
  const said = (
    <p role={inFile || outcome === 'wrong-passphrase' ? 'alert' : 'status'} data-brought-in={outcome}>
      {typeof outcome === 'number' ? storage.broughtIn({ count: outcome }) : outcome && storage.bringInFaults[outcome]}
    </p>
  );
  return (
    <section class="card storage">
      <h2>{storage.bringInTitle}</h2>
      <label for="backup-file">{storage.bringIn}</label>
      <input
        id="backup-file"
        type="file"
        accept=".json,.jwe,.txt,application/json,text/plain"
        aria-invalid={inFile}
        aria-describedby={inFile ? 'backup-file-error' : undefined}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void choose(file).catch(fail);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      {inFile && <div id="backup-file-error">{said}</div>}
      {locked && text !== undefined && (
        <Form onSubmit={() => once(() => open(text, passphrase)).catch(fail)}>
          <PassphraseField
            name="bring-in"
            label={storage.opensWith}
            invalid={outcome === 'wrong-passphrase'}
            value={passphrase}
            onInput={setPassphrase}
          >
            {outcome === 'wrong-passphrase' && said}
          </PassphraseField>
          <button type="submit" class="button" data-action="open-backup">
            {storage.openBackup}
          </button>
        </Form>
      )}
      {opened && (
        <div data-plan={opened.plan.length}>
          <p>{storage.plan({ when: dateAndTime(new Date(opened.backup.madeAt), language) })}</p>
          <ul>
            {opened.plan.map(({ whole: { row }, effect }) => (
              <li key={row.id} data-planned={row.id} data-effect={effect}>
                {row.label || words.response.unnamed({ when: dateAndTime(new Date(row.startedAt), language) })}
                {' · '}
                {words.response.changed({ when: dateAndTime(new Date(row.changedAt), language) })}:{' '}
                <strong>{storage.effects[effect]}</strong>
              </li>
            ))}
          </ul>
          <button
            type="button"
            class="button"
            data-action="bring-in"
            onClick={() => void once(() => take(opened)).catch(fail)}
          >
            {storage.bringInNow}
          </button>
        </div>
      )}
      {!inFile && outcome !== 'wrong-passphrase' && said}
    </section>
  );
}
