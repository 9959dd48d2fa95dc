import { useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import { readPasted } from '../../../protocol/pasted.ts';
import { shortestPassphrase } from '../../../protocol/underPassphrase.ts';
import { invitationOf, keepInvitation } from '../../../session/invitations.ts';
import { unsaved } from '../../../session/opening.ts';
import { lockDevice } from '../../../session/setLock.ts';
import { enrolmentInUrl, forgetEnrolment } from '../../enrolmentInUrl.ts';
import { useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { NewPassphrase } from './newPassphrase.tsx';
import { faultOf, nothingTyped } from './typedTwice.ts';

type Outcome = 'busy' | 'short' | 'different' | 'not-understood' | 'unsaved' | 'failed';

/** Sets a device lock, after saying what forgetting its passphrase means. The app starts anew with it. */
export function SetLock({ required = false, onFault }: { readonly required?: boolean; readonly onFault?: () => void }) {
  const services = useServices();
  const words = useWords();
  const told = words.lock;
  const once = useOnce();
  const [typed, setTyped] = useState(nothingTyped);
  const [understood, setUnderstood] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const set = async (): Promise<Outcome> => {
    const fault = faultOf(typed);
    if (fault) return fault;
    if (!understood) return 'not-understood';
    if (unsaved.value.length > 0) return 'unsaved';
    setOutcome('busy');
    // It is sealed with the rest.
    const invited = enrolmentInUrl.peek();
    const read = readPasted(invited ?? '');
    if (read.kind !== 'slip' && read.kind !== 'unreadable')
      await keepInvitation(services.store, invitationOf(read)).then(forgetEnrolment);
    await lockDevice(services, typed.passphrase);
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
    <p role={outcome === 'busy' ? 'status' : 'alert'} data-set-lock-outcome={outcome}>
      {outcome && told.said[outcome]}
    </p>
  );
  return (
    <Form
      class="card storage"
      data-set-lock
      onSubmit={async () => {
        if (outcome !== 'busy') await once(run);
      }}
    >
      <h2>{told.setTitle}</h2>
      {required && <p>{told.required}</p>}
      <p>{told.setWhat}</p>
      {!required && <p>{told.recovery}</p>}
      <NewPassphrase
        names={['new', 'again']}
        labels={[told.passphrase, told.again]}
        hint={told.hint({ least: shortestPassphrase })}
        fault={outcome}
        typed={typed}
        onInput={setTyped}
      >
        {said}
      </NewPassphrase>
      <label class="check">
        <input
          type="checkbox"
          data-action="understood"
          checked={understood}
          aria-invalid={outcome === 'not-understood'}
          aria-describedby={outcome === 'not-understood' ? 'not-understood' : undefined}
          onChange={({ currentTarget }) => setUnderstood(currentTarget.checked)}
        />
        <span>{told.understood}</span>
      </label>
      {outcome === 'not-understood' && <div id="not-understood">{said}</div>}
      {!required && <p class="hint">{told.residue}</p>}
      <button type="submit" class="button" data-action="set-lock">
        {told.set}
      </button>
      {!['short', 'different', 'not-understood'].includes(outcome ?? '') && said}
    </Form>
  );
}
