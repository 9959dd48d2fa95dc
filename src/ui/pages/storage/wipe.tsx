import { useEffect, useRef, useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { SessionServices } from '../../../session/services.ts';
import { countWaiting, undelivered, wasHeld, wipeDevice } from '../../../session/wiping.ts';
import { locale, useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { responseName } from '../responseName.ts';

interface Undelivered {
  readonly id: string;
  readonly name: string;
  readonly completed: boolean;
}

/**
 * Erases everything from the device, after saying what has not been delivered yet and having a word typed.
 * @param locked what is on the device cannot be read now, only counted
 */
export function Wipe({
  store,
  locked = false,
}: {
  readonly store: SessionServices['store'];
  readonly locked?: boolean;
}) {
  const words = useWords();
  const told = words.leaving;
  const [held] = useState(wasHeld);
  const [asked, setAsked] = useState(held);
  const [lost, setLost] = useState<readonly Undelivered[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<'word' | 'held' | 'failed' | undefined>(held ? 'held' : undefined);
  const form = useRef<HTMLFormElement>(null);
  const once = useOnce();
  useEffect(() => {
    if (!held) return;
    form.current?.closest('details')?.setAttribute('open', '');
    form.current?.scrollIntoView({ block: 'center' });
  }, [held]);
  useEffect(() => {
    if (!asked) return;
    const { language } = locale.value;
    const look = async () => {
      setWaiting(await countWaiting(store));
      if (locked) return;
      setLost(
        (await undelivered(store)).map((stored) => ({
          id: stored.row.id,
          name: responseName(stored, { words, language }),
          completed: stored.row.state === 'complete',
        })),
      );
    };
    // What cannot be read cannot be listed, and is erased all the same.
    void look().catch(() => {});
  }, [asked, store, locked, words]);
  const erase = async () => {
    if (typed.trim().toUpperCase() !== told.word) return setFault('word');
    await wipeDevice(store);
  };
  if (!asked)
    return (
      <button type="button" class="button button--plain" data-action="wipe" onClick={() => setAsked(true)}>
        {told.start}
      </button>
    );
  return (
    <form
      ref={form}
      class="question-first"
      onSubmit={(event) => {
        event.preventDefault();
        setFault(undefined);
        void once(erase).catch((cause: unknown) => {
          report('erase', cause);
          setFault('failed');
        });
      }}
    >
      <p>{told.what}</p>
      {locked && (
        <p>
          {told.unknown} {waiting > 0 && <strong>{told.undeliveredCount({ count: waiting })}</strong>}
        </p>
      )}
      {!locked && lost.length === 0 && <p data-undelivered={0}>{told.nothing}</p>}
      {lost.length > 0 && (
        <>
          <p>
            <strong>{told.undelivered}</strong>
          </p>
          <ul data-undelivered={lost.length}>
            {lost.map(({ id, name, completed }) => (
              <li key={id}>
                {name} ({completed ? told.waits : told.draft})
              </li>
            ))}
          </ul>
        </>
      )}
      <label for="wipe-word">{told.type({ word: told.word })}</label>
      <input
        id="wipe-word"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={fault === 'word'}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <div class="response__actions">
        <button type="submit" class="button button--danger" data-action="confirm-wipe">
          {told.confirm}
        </button>
        <button type="button" class="button button--plain" onClick={() => setAsked(false)}>
          {words.app.cancel}
        </button>
      </div>
      <p role="alert" data-wipe={fault}>
        {fault && told.faults[fault]}
      </p>
    </form>
  );
}
