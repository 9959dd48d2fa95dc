import { useState } from 'preact/hooks';
import { dateAndTime } from '../../../i18n/format.ts';
import { report } from '../../../lib/report.ts';
import { copyAlone } from '../../../session/draftCopying.ts';
import type { KeptCopy } from '../../../session/keptCopy.ts';
import type { StoredResponse } from '../../../session/responses.ts';
import { joinUnder, turnOff } from '../../../session/turningOn.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { useServices } from '../../services.ts';
import { CodeField } from './codeField.tsx';

/** How the copies of a draft stand, and what can be done with them. */
export function CopiesOn({ stored: { row }, kept }: { readonly stored: StoredResponse; readonly kept: KeptCopy }) {
  const services = useServices();
  const language = useLanguage();
  const words = useWords();
  const told = words.anotherDevice;
  const [outcome, setOutcome] = useState<'busy' | 'later' | 'stays'>();
  const [asking, setAsking] = useState(false);
  const once = useOnce();
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
  const copy = async () => ((await copyAlone(services, row.id, true)).kind === 'later' ? 'later' : undefined);
  const end = async () => {
    const isOff = await turnOff(services, row);
    setAsking(false);
    return isOff ? undefined : ('stays' as const);
  };
  const join = async (code: string) => {
    await joinUnder(services, row.id, code);
    await run(copy);
  };
  return (
    <section class="card storage">
      <h2>{told.onTitle}</h2>
      <p role="status" data-copied={ended ?? (all ? 'all' : 'waiting')}>
        {copiedAt !== undefined && <>{told.lastCopied({ when: dateAndTime(new Date(copiedAt), language) })} </>}
        {ended ? told.ends[ended] : all ? told.all : copiedAt === undefined ? told.notYet : told.waiting}
      </p>
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
        {!asking && ended !== 'delivered' && (
          <button type="button" class="button button--plain" data-action="copies-off" onClick={() => setAsking(true)}>
            {told.turnOff}
          </button>
        )}
      </div>
      {asking && (
        <div
          class="question-first"
          role="alertdialog"
          aria-label={told.turnOff}
          onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
        >
          <p>{told.turnOffWhat}</p>
          <button
            type="button"
            class="button button--danger"
            data-action="confirm-copies-off"
            onClick={() => void run(end)}
          >
            {told.turnOffYes}
          </button>
          <button type="button" class="button button--plain" onClick={() => setAsking(false)}>
            {words.app.cancel}
          </button>
        </div>
      )}
    </section>
  );
}
