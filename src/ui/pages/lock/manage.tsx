import { useEffect, useState } from 'preact/hooks';
import { hasAuthenticator } from '../../../session/authenticator.ts';
import type { DeviceLock } from '../../../session/deviceLock.ts';
import { addAuthenticator, removeAuthenticator } from '../../../session/manageLock.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { ChangePassphrase } from './changePassphrase.tsx';
import { LockOutcome } from './lockOutcome.tsx';
import { useOutcome } from './managing.ts';
import { TakeOff } from './takeOff.tsx';

/** What can be done with a device lock: lock now, another passphrase, the device's authenticator, take it off. */
export function ManageLock({ lock }: { readonly lock: DeviceLock }) {
  const services = useServices();
  const { store, config } = services;
  const { lock: told } = useWords();
  const [offered, setOffered] = useState(false);
  const once = useOnce();
  const [outcome, run] = useOutcome({ lock, once });
  useEffect(() => void hasAuthenticator().then(setOffered), []);
  const { record } = lock.open.value;
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
              void run(() =>
                record.authenticator ? removeAuthenticator(services, lock) : addAuthenticator(services, lock),
              )
            }
          >
            {record.authenticator ? told.removeDevice : told.addDevice}
          </button>
        )}
      </div>
      <LockOutcome outcome={outcome} />
      {!store.inMemory && <ChangePassphrase lock={lock} once={once} />}
      {!store.inMemory && config.value.deviceLock !== 'required' && <TakeOff lock={lock} once={once} />}
    </section>
  );
}
