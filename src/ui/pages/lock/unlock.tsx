import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { Config } from '../../../protocol/config.ts';
import { lockWasSet } from '../../../session/lockWasSet.ts';
import {
  type DeviceStore,
  type LockRecord,
  type OpenLock,
  openWithAuthenticator,
  openWithPassphrase,
} from '../../../session/unlock.ts';
import { useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { LanguageChoice } from '../../parts/pageLayout.tsx';
import { HelpDesk } from '../helpDesk.ts';
import { Wipe } from '../storage/wipe.tsx';
import { PassphraseField } from './passphraseField.tsx';
import { useWaitSeconds } from './waitSeconds.ts';

type Outcome = 'busy' | 'wrong' | 'refused' | 'failed';

/**
 * The one page of a locked device: asks for the passphrase, or for the device's own authenticator.
 * @param record undefined where the lock's own record does not read
 * @param handedOver the name that its holder answers for, where the device is handed over: nothing is erased then
 */
export function UnlockPage({
  record,
  handedOver,
  store,
  config,
  onOpen,
}: {
  readonly record: LockRecord | undefined;
  readonly handedOver?: { readonly name: string } | undefined;
  readonly store: DeviceStore;
  /** What the office says, as far as it is known here. */
  readonly config: ReadonlySignal<Config>;
  /** What rejects is said, and can be tried again. */
  readonly onOpen: (lock: OpenLock) => Promise<void>;
}) {
  const words = useWords();
  const told = words.lock;
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const wait = useWaitSeconds(store);
  const [wasSet] = useState(lockWasSet);
  const once = useOnce();
  useEffect(() => {
    document.title = `${told.title} · ${words.app.name}`;
  }, [told, words]);

  const open = async (of: LockRecord): Promise<Outcome | undefined> => {
    const lock = await openWithPassphrase(store, of, passphrase);
    if (lock === 'wait') return undefined;
    if (lock === 'wrong') return lock;
    await onOpen(lock);
    return 'busy';
  };
  const openByDevice = async (of: LockRecord): Promise<Outcome> => {
    const lock = await openWithAuthenticator(of);
    if (!lock) return 'refused';
    await onOpen(lock);
    return 'busy';
  };
  const run = (act: () => Promise<Outcome | undefined>) =>
    once(() => {
      setOutcome('busy');
      return act().then(setOutcome, (cause: unknown) => {
        report('unlock', cause);
        setOutcome('failed');
      });
    });

  return (
    <>
      <div class="top">
        <header class="bar">
          <span class="bar__name">{words.app.name}</span>
          <span class="bar__status" />
          <LanguageChoice />
        </header>
      </div>
      <main data-page="lock" data-lock={record ? 'locked' : 'damaged'}>
        <h1 tabIndex={-1}>{told.title}</h1>
        {handedOver && (
          <p data-pinned-name>
            {told.handover.locked} <strong translate={false}>{handedOver.name}</strong>
          </p>
        )}
        {record && (
          <>
            <p role="status" id="unlock-what" data-lock-set={wasSet || undefined}>
              {wasSet ? told.wasSet : told.what}
            </p>
            <Form
              class="card storage"
              onSubmit={async () => {
                if (wait === 0 && outcome !== 'busy') await run(() => open(record));
              }}
            >
              <PassphraseField
                name="unlock"
                label={told.passphrase}
                describedBy="unlock-what"
                invalid={outcome === 'wrong'}
                value={passphrase}
                onInput={(typed) => {
                  setPassphrase(typed);
                  // It was said of the one before.
                  if (outcome === 'wrong') setOutcome(undefined);
                }}
              >
                <p
                  role={wait === 0 && outcome === 'busy' ? 'status' : 'alert'}
                  data-unlock={wait > 0 ? 'waiting' : outcome}
                >
                  {[outcome && told.outcomes[outcome], wait > 0 && told.waits({ count: wait })]
                    .filter(Boolean)
                    .join(' ')}
                </p>
              </PassphraseField>
              <div class="response__actions">
                <button
                  type="submit"
                  class="button"
                  data-action="unlock"
                  aria-disabled={wait > 0 || outcome === 'busy'}
                >
                  {told.open}
                </button>
                {/* It may be the holder's own finger. */}
                {record.authenticator && !handedOver && (
                  <button
                    type="button"
                    class="button button--plain"
                    data-action="unlock-by-device"
                    aria-disabled={outcome === 'busy'}
                    onClick={() => outcome !== 'busy' && void run(() => openByDevice(record))}
                  >
                    {told.byDevice}
                  </button>
                )}
              </div>
            </Form>
          </>
        )}
        {!record && <p role="alert">{told.damaged}</p>}
        <details>
          <summary>{told.forgotten}</summary>
          <p>{told.final}</p>
          {handedOver ? <p>{told.handover.wipeHeld}</p> : <Wipe store={store} locked />}
        </details>
        <HelpDesk config={config.value} />
      </main>
    </>
  );
}
