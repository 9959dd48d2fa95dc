import { useState } from 'preact/hooks';
import { shortestPassphrase } from '../../../protocol/underPassphrase.ts';
import { changePassphrase } from '../../../session/manageLock.ts';
import { useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import { FoldedForm } from './foldedForm.tsx';
import { LockOutcome } from './lockOutcome.tsx';
import { type ManageProps, useOutcome } from './managing.ts';
import { NewPassphrase } from './newPassphrase.tsx';
import { PassphraseField } from './passphraseField.tsx';
import { faultOf, nothingTyped } from './typedTwice.ts';

/** Another passphrase for the device lock. */
export function ChangePassphrase(props: ManageProps) {
  const services = useServices();
  const { lock: told } = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(nothingTyped);
  const [outcome, run] = useOutcome(props);
  const change = async () => {
    const fault = faultOf(next);
    if (fault) return fault;
    const changed = await changePassphrase(services, props.lock, current, next.passphrase);
    if (changed === 'wrong') return changed;
    setCurrent('');
    setNext(nothingTyped);
    return changed;
  };
  const said = <LockOutcome outcome={outcome} />;
  return (
    <FoldedForm title={told.changeTitle} onSubmit={() => run(change)}>
      <PassphraseField
        name="current"
        label={told.current}
        invalid={outcome === 'wrong'}
        value={current}
        onInput={setCurrent}
      >
        {outcome === 'wrong' && said}
      </PassphraseField>
      <NewPassphrase
        names={['next', 'next-again']}
        labels={[told.next, told.nextAgain]}
        hint={told.hint({ least: shortestPassphrase })}
        fault={outcome}
        typed={next}
        onInput={setNext}
      >
        {said}
      </NewPassphrase>
      <button type="submit" class="button" data-action="change-passphrase">
        {told.change}
      </button>
      {!['wrong', 'short', 'different'].includes(outcome ?? '') && said}
    </FoldedForm>
  );
}
