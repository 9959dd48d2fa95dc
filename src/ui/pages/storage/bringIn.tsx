import { useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { type BackupFault, bringBackFrom, type OpenedBackup, openBackup } from '../../../session/backup.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { FilePicker } from './filePicker.tsx';

/** A thousand responses come to a third of this, in bytes. */
const mostBytes = 64 * 1024 * 1024;

/** Brings a backup in, after saying what that would do. */
export function BringIn() {
  const services = useServices();
  const language = useLanguage();
  const words = useWords();
  const { storage } = words;
  const [text, setText] = useState<string>();
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
  const wrong = inFile ? 'file' : outcome === 'wrong-passphrase' ? 'passphrase' : undefined;
  const said = (
    <p role={wrong ? 'alert' : 'status'} data-brought-in={outcome}>
      {typeof outcome === 'number' ? storage.broughtIn({ count: outcome }) : outcome && storage.bringInFaults[outcome]}
    </p>
  );
  return (
    <section class="card storage">
      <h2>{storage.bringInTitle}</h2>
      <FilePicker
        id="backup-file"
        name="bring-in"
        label={storage.bringIn}
        open={storage.openBackup}
        action="open-backup"
        asks={locked && text !== undefined}
        wrong={wrong}
        said={said}
        onFile={choose}
        onPassphrase={(passphrase) => open(text ?? '', passphrase)}
        onFailure={fail}
      />
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
      {!wrong && said}
    </section>
  );
}
