import { useEffect, useRef, useState } from 'preact/hooks';
import { report } from '../../../lib/report.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import type { SessionServices } from '../../../session/services.ts';
import { countWaiting, undelivered, wasHeld, wipeDevice } from '../../../session/wiping.ts';
import { locale, useWords } from '../../locale.ts';
import { Form } from '../../parts/form.tsx';
import { useOnce } from '../../parts/once.ts';
import { useAsking } from '../../parts/questionFirst.tsx';
import { nameInFull } from '../responseName.ts';
import { useTitles } from '../titles.ts';

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
  const { asking, ask, leave, opener } = useAsking(held);
  const [lost, setLost] = useState<readonly StoredResponse[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<'word' | 'held' | 'failed' | undefined>(held ? 'held' : undefined);
  const top = useRef<HTMLParagraphElement>(null);
  const once = useOnce();
  useEffect(() => {
    if (!held) return;
    top.current?.closest('details')?.setAttribute('open', '');
    top.current?.scrollIntoView({ block: 'center' });
  }, [held]);
  useEffect(() => {
    if (!asking) return;
    if (!held) top.current?.focus();
    const look = async () => {
      setWaiting(await countWaiting(store));
      if (locked) return;
      setLost(await undelivered(store));
    };
    // What cannot be read cannot be listed, and is erased all the same.
    void look().catch(() => {});
  }, [asking, held, store, locked]);
  const erase = async () => {
    setFault(undefined);
    if (typed.trim().toUpperCase() !== told.word) return setFault('word');
    await wipeDevice(store);
  };
  const fail = (cause: unknown) => {
    report('erase', cause);
    setFault('failed');
  };
  const said = (
    <p role="alert" data-wipe={fault}>
      {fault && told.faults[fault]}
    </p>
  );
  if (!asking)
    return (
      <button ref={opener} type="button" class="button button--plain" data-action="wipe" onClick={ask}>
        {told.start}
      </button>
    );
  return (
    <Form
      class="question-first"
      onKeyDown={(event) => event.key === 'Escape' && leave()}
      onSubmit={() => once(erase).catch(fail)}
    >
      <p ref={top} tabIndex={-1}>
        {told.what}
      </p>
      {locked && (
        <p>
          {told.unknown} {waiting > 0 && <strong>{told.undeliveredCount({ count: waiting })}</strong>}
        </p>
      )}
      {!locked && lost.length === 0 && <p data-undelivered={0}>{told.nothing}</p>}
      {lost.length > 0 && <Lost responses={lost} />}
      <label for="wipe-word">{told.type({ word: told.word })}</label>
      <input
        id="wipe-word"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={fault === 'word'}
        aria-describedby={fault === 'word' ? 'wipe-word-error' : undefined}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {fault === 'word' && <div id="wipe-word-error">{said}</div>}
      <div class="response__actions">
        <button type="submit" class="button button--danger" data-action="confirm-wipe">
          {told.confirm}
        </button>
        <button type="button" class="button button--plain" data-action="cancel" onClick={leave}>
          {words.app.cancel}
        </button>
      </div>
      {fault !== 'word' && said}
    </Form>
  );
}

/** What the office has not received: each by its name. */
function Lost({ responses }: { readonly responses: readonly StoredResponse[] }) {
  const { leaving: told } = useWords();
  const titleOf = useTitles(responses);
  return (
    <>
      <p>
        <strong>{told.undelivered}</strong>
      </p>
      <ul data-undelivered={responses.length}>
        {responses.map((stored) => (
          <li key={stored.row.id}>
            {nameInFull(stored, locale.value, titleOf(stored.row))} (
            {stored.row.state === 'complete' ? told.waits : told.draft})
          </li>
        ))}
      </ul>
    </>
  );
}
