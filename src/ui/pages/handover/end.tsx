import { useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { DeviceLock } from '../../../session/deviceLock.ts';
import { endHandover } from '../../../session/handover.ts';
import { useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { go } from '../../router.ts';
import { useServices } from '../../services.ts';
import { PassphraseField } from '../lock/passphraseField.tsx';
import { useWaitSeconds } from '../lock/waitSeconds.ts';

/** Locks a device that is handed over, or ends that with the passphrase. */
export function EndHandover({ lock }: { readonly lock: DeviceLock }) {
  const services = useServices();
  const { store } = services;
  const { lock: words } = useWords();
  const told = words.handover;
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<'busy' | 'wrong' | 'failed'>();
  const waitSeconds = useWaitSeconds(store);
  const once = useOnce();
  const end = async () => {
    setOutcome('busy');
    const ended = await endHandover(services, lock, passphrase);
    // The whole device is in sight again.
    if (ended === 'ended') go({ page: 'start' }, 'replace');
    else setOutcome(ended === 'wrong' ? ended : undefined);
  };
  return (
    <>
      <p>{told.onWhat}</p>
      <p>
        <button type="button" class="button button--plain" data-action="lock-now" onClick={lock.now}>
          {words.now}
        </button>
      </p>
      <Form
        class="card storage"
        onSubmit={async () => {
          if (waitSeconds > 0) return;
          await once(end).catch((cause: unknown) => {
            report('end hand-over', cause);
            setOutcome('failed');
          });
        }}
      >
        <h2>{told.endTitle}</h2>
        <p>{told.endWhat}</p>
        <PassphraseField
          name="end-handover"
          label={words.passphrase}
          invalid={outcome === 'wrong'}
          value={passphrase}
          onInput={(typed) => {
            setPassphrase(typed);
            // It was said of the one before.
            if (outcome === 'wrong') setOutcome(undefined);
          }}
        >
          <p
            role={waitSeconds === 0 && outcome === 'busy' ? 'status' : 'alert'}
            data-end-handover={waitSeconds > 0 ? 'waiting' : outcome}
          >
            {[
              outcome && (outcome === 'failed' ? words.said.failed : words.outcomes[outcome]),
              waitSeconds > 0 && words.waits({ count: waitSeconds }),
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </PassphraseField>
        <button
          type="submit"
          class="button"
          data-action="end-handover"
          aria-disabled={waitSeconds > 0 || outcome === 'busy'}
        >
          {told.end}
        </button>
      </Form>
    </>
  );
}
