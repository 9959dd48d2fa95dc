import { useEffect, useRef, useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { report } from '../../../lib/report.ts';
import { copyAlone, copyLater, copyLeft } from '../../../session/draftCopying.ts';
import type { KeptCopy } from '../../../session/keptCopy.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { joinUnder, turnOff, turnOn } from '../../../session/turningOn.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { CodeField } from './codeField.tsx';
import { EndQuestion } from './endQuestion.tsx';

/** How the copies of a draft stand, and what can be done with them. */
export function CopiesOn({
  stored: { row },
  kept,
  begun,
  onCode,
  onEnd,
}: {
  readonly stored: StoredResponse;
  readonly kept: KeptCopy;
  /** Whether they were turned on just now: then it has the focus. */
  readonly begun: boolean;
  /** Is told the code, where they are turned on again. */
  readonly onCode: (code: string) => void;
  /** Runs before they are turned off. */
  readonly onEnd: () => void;
}) {
  const services = useServices();
  const language = useLanguage();
  const words = useWords();
  const told = words.anotherDevice;
  const [outcome, setOutcome] = useState<'busy' | 'later' | 'stays'>();
  const [asking, setAsking] = useState(false);
  const once = useOnce();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (begun) title.current?.focus();
    // Only where it comes after the code.
  }, []);
  const off = useRef<HTMLButtonElement>(null);
  // After the question, one is where one was before it.
  const leave = () => {
    setAsking(false);
    off.current?.focus();
  };
  const { copiedAt, ended, at, differences } = kept;
  const all = copiedAt !== undefined && row.seq <= at;
  const run = (work: () => Promise<typeof outcome>) => {
    setOutcome('busy');
    return once(() =>
      work().then(setOutcome, (cause: unknown) => {
        report('copies', cause);
        setOutcome('later');
      }),
    );
  };
  const copy = async () => {
    const tried = await copyAlone(services, row.id, true);
    if (tried.kind === 'later') void copyLater(services, row.id, tried);
    return tried.kind === 'later' || tried.kind === 'opened' ? 'later' : undefined;
  };
  const end = async () => {
    onEnd();
    const isOff = await turnOff(services, row);
    leave();
    return isOff ? undefined : ('stays' as const);
  };
  const again = async () => {
    onCode(await turnOn(services, row.id));
    // Where there is no network it is sent later.
    void copyLeft(services, row.id);
    return undefined;
  };
  const join = async (code: string) => {
    await joinUnder(services, row.id, code);
    await run(copy);
  };
  return (
    <section class="card storage">
      <h2 ref={title} tabIndex={-1} id="copies-on-title">
        {ended ? told.endedTitle : told.onTitle}
      </h2>
      <p role="status" data-copied={ended ?? (all ? 'all' : 'waiting')}>
        {copiedAt !== undefined && <>{told.lastCopied({ when: dateAndTime(new Date(copiedAt), language) })} </>}
        {ended ? told.ends[ended] : all ? told.all : copiedAt === undefined ? told.notYet : told.waiting}
      </p>
      {!ended && <p class="hint">{told.codeLost}</p>}
      {differences.length > 0 && <p>{told.differ({ count: differences.length })}</p>}
      {ended === 'wrong-code' && <CodeField label={told.codeThere} onCode={join} />}
      {outcome === 'later' && <p role="alert">{told.later}</p>}
      {outcome === 'stays' && <p role="alert">{told.stays}</p>}
      <div class="response__actions">
        {!ended && (
          <button
            type="button"
            class="button button--plain"
            data-action="copy-now"
            aria-disabled={outcome === 'busy' || undefined}
            onClick={() => void run(copy)}
          >
            {told.copyNow}
          </button>
        )}
        {ended === 'removed' && (
          <>
            <button type="button" class="button" data-action="copies-on" onClick={() => void run(again)}>
              {told.turnOn}
            </button>
            <button type="button" class="button button--plain" data-action="copies-off" onClick={() => void run(end)}>
              {told.leaveOff}
            </button>
          </>
        )}
        {ended !== 'delivered' && ended !== 'removed' && (
          <button
            ref={off}
            type="button"
            class="button button--plain"
            data-action="copies-off"
            aria-expanded={asking}
            onClick={() => setAsking(true)}
          >
            {told.turnOff}
          </button>
        )}
      </div>
      {asking && <EndQuestion onEnd={() => void run(end)} onCancel={leave} />}
    </section>
  );
}
