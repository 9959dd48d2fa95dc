import { useState } from 'preact/hooks';
import { takeOffLock } from '../../../session/manageLock.ts';
import { useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import { FoldedForm } from './foldedForm.tsx';
import { LockOutcome } from './lockOutcome.tsx';
import { type ManageProps, useOutcome } from './managing.ts';
import { PassphraseField } from './passphraseField.tsx';

/** Takes the device lock off. */
export function TakeOff(props: ManageProps) {
  const services = useServices();
  const { lock: told } = useWords();
  const [current, setCurrent] = useState('');
  const [outcome, run] = useOutcome(props);
  const takeOff = async () => {
    const taken = await takeOffLock(services, props.lock, current);
    // The page starts anew.
    return taken === 'off' ? 'busy' : taken;
  };
  const said = <LockOutcome outcome={outcome} />;
  return (
    <FoldedForm title={told.offTitle} onSubmit={() => run(takeOff)}>
      <p>{told.offWhat}</p>
      <PassphraseField
        name="off"
        label={told.current}
        invalid={outcome === 'wrong'}
        value={current}
        onInput={setCurrent}
      >
        {outcome === 'wrong' && said}
      </PassphraseField>
      <button type="submit" class="button button--danger" data-action="take-lock-off">
        {told.off}
      </button>
      {outcome !== 'wrong' && said}
    </FoldedForm>
  );
}
