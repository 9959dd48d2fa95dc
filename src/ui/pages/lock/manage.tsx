import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import { hasAuthenticator } from '../../../session/authenticator.ts';
import { shortestPassphrase } from '../../../session/backup.ts';
import type { DeviceLock } from '../../../session/deviceLock.ts';
import { addAuthenticator, changePassphrase, removeAuthenticator, takeOffLock } from '../../../session/manageLock.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { PassphraseField } from './passphraseField.tsx';

type Fault = 'short' | 'wrong' | 'unsaved' | 'unsupported' | 'failed';
type Outcome = Fault | 'busy' | 'changed' | 'deviceAdded' | 'deviceRemoved';

/** A form that is folded away until it is wanted. */
function Folded({
  title,
  onSubmit,
  children,
}: {
  readonly title: string;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <details>
      <summary>{title}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </details>
  );
}

/** What can be done with a device lock: lock now, another passphrase, the device's authenticator, take it off. */
export function ManageLock({ lock }: { readonly lock: DeviceLock }) {
  const services = useServices();
  const { store, config } = services;
  const { lock: told } = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const [offered, setOffered] = useState(false);
  const once = useOnce();
  useEffect(() => void hasAuthenticator().then(setOffered), []);
  const { record } = lock.open.value;

  const change = async (): Promise<Outcome> => {
    if (next.length < shortestPassphrase) return 'short';
    setOutcome('busy');
    const changed = await changePassphrase(services, lock, current, next);
    if (changed === 'wrong') return changed;
    setCurrent('');
    setNext('');
    return changed;
  };
  const takeOff = async (): Promise<Outcome> => {
    setOutcome('busy');
    const taken = await takeOffLock(services, lock, current);
    // The page starts anew.
    return taken === 'off' ? 'busy' : taken;
  };
  const run = (act: () => Promise<Outcome>) =>
    void once(() =>
      act().then(setOutcome, (cause: unknown) => {
        report('change lock', cause);
        setOutcome('failed');
      }),
    );

  return (
    <section class="card storage" data-lock="open">
      <h2>{told.lockedTitle}</h2>
      <p>{told.isLocked({ count: config.value.lockAfterMinutes ?? lock.minutes })}</p>
      {record.state === 'sealing' && <p class="hint">{told.sealing}</p>}
      <div class="response__actions">
        <button type="button" class="button" data-action="lock-now" onClick={lock.now}>
          {told.now}
        </button>
        {!store.inMemory && (record.authenticator || offered) && (
          <button
            type="button"
            class="button button--plain"
            data-action={record.authenticator ? 'remove-device' : 'add-device'}
            onClick={() =>
              run(() => (record.authenticator ? removeAuthenticator(services, lock) : addAuthenticator(services, lock)))
            }
          >
            {record.authenticator ? told.removeDevice : told.addDevice}
          </button>
        )}
      </div>
      {!store.inMemory && (
        <Folded title={told.changeTitle} onSubmit={() => outcome !== 'busy' && run(change)}>
          <PassphraseField
            name="current"
            label={told.current}
            invalid={outcome === 'wrong'}
            value={current}
            onInput={setCurrent}
          />
          <PassphraseField
            name="next"
            label={told.passphrase}
            hint={told.hint({ least: shortestPassphrase })}
            invalid={outcome === 'short'}
            value={next}
            onInput={setNext}
          />
          <button type="submit" class="button" data-action="change-passphrase">
            {told.change}
          </button>
        </Folded>
      )}
      {!store.inMemory && config.value.deviceLock !== 'required' && (
        <Folded title={told.offTitle} onSubmit={() => outcome !== 'busy' && run(takeOff)}>
          <p>{told.offWhat}</p>
          <PassphraseField
            name="off"
            label={told.current}
            invalid={outcome === 'wrong'}
            value={current}
            onInput={setCurrent}
          />
          <button type="submit" class="button button--danger" data-action="take-lock-off">
            {told.off}
          </button>
        </Folded>
      )}
      <p role="status" data-lock-outcome={outcome}>
        {outcome && told.said[outcome]}
      </p>
    </section>
  );
}
