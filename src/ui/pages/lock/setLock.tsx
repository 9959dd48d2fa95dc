import { useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import { readPasted } from '../../../protocol/pasted.ts';
import { shortestPassphrase } from '../../../session/backup.ts';
import { invitationOf, keepInvitation } from '../../../session/invitations.ts';
import { unsaved } from '../../../session/opening.ts';
import { lockDevice } from '../../../session/setLock.ts';
import { enrolmentInUrl, forgetEnrolment } from '../../enrolmentInUrl.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { PassphraseField } from './passphraseField.tsx';

type Outcome = 'busy' | 'short' | 'different' | 'not-understood' | 'unsaved' | 'failed';

/** Sets a device lock, after saying what forgetting its passphrase means. The app starts anew with it. */
export function SetLock({ required = false, onFault }: { readonly required?: boolean; readonly onFault?: () => void }) {
  const services = useServices();
  const words = useWords();
  const told = words.lock;
  const once = useOnce();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const set = async (): Promise<Outcome> => {
    if (passphrase.length < shortestPassphrase) return 'short';
    if (passphrase !== again) return 'different';
    if (!understood) return 'not-understood';
    if (unsaved.value.length > 0) return 'unsaved';
    setOutcome('busy');
    // It is sealed with the rest.
    const invited = enrolmentInUrl.peek();
    const read = readPasted(invited ?? '');
    if (read.kind !== 'slip' && read.kind !== 'unreadable')
      await keepInvitation(services.store, invitationOf(read)).then(forgetEnrolment);
    await lockDevice(services, passphrase);
    // The page starts anew.
    return 'busy';
  };
  const run = async () => {
    const found = await set().catch((cause: unknown): Outcome => {
      report('set lock', cause);
      return 'failed';
    });
    setOutcome(found);
    if (found === 'failed' || found === 'unsaved') onFault?.();
  };
  const said = (
    <p role="alert" data-set-lock-outcome={outcome}>
      {outcome && told.said[outcome]}
    </p>
  );
  return (
    <form
      class="card storage"
      data-set-lock
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome !== 'busy') void once(run);
      }}
    >
      <h2>{told.setTitle}</h2>
      {required && <p>{told.required}</p>}
      <p>{told.setWhat}</p>
      {!required && <p>{told.recovery}</p>}
      <PassphraseField
        name="new"
        label={told.passphrase}
        hint={told.hint({ least: shortestPassphrase })}
        invalid={outcome === 'short'}
        value={passphrase}
        onInput={setPassphrase}
      >
        {outcome === 'short' && said}
      </PassphraseField>
      <PassphraseField
        name="again"
        label={told.again}
        invalid={outcome === 'different'}
        value={again}
        onInput={setAgain}
      >
        {outcome === 'different' && said}
      </PassphraseField>
      <label class="check">
        <input
          type="checkbox"
          data-action="understood"
          checked={understood}
          aria-invalid={outcome === 'not-understood'}
          onChange={({ currentTarget }) => setUnderstood(currentTarget.checked)}
        />
        <span>{told.understood}</span>
      </label>
      {!required && <p class="hint">{told.residue}</p>}
      <button type="submit" class="button" data-action="set-lock">
        {told.set}
      </button>
      {outcome !== 'short' && outcome !== 'different' && said}
    </form>
  );
}
