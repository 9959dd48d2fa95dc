import { useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import type { Result } from '../../lib/result.ts';
import type { JudgedAgain } from '../../protocol/refusedList.ts';
import { announce } from '../page/announcement.tsx';
import { askOffice, type OfficeFault } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';

type Standing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' | 'done'; readonly judged: number; readonly stored: number }
  | { readonly kind: 'failed'; readonly fault: OfficeFault };

/** Judges anew all that may have been refused by our own fault, some hundreds at a time, and says how far it is. */
export function JudgeAgain({
  shape,
  onSignedOut,
  onDone,
}: {
  readonly shape: z.ZodMiniType<JudgedAgain>;
  readonly onSignedOut: () => void;
  readonly onDone: () => void;
}) {
  const { office } = useOfficeLocale();
  const told = office.refused;
  const [standing, setStanding] = useState<Standing>({ kind: 'idle' });
  const judge = async () => {
    let [judged, stored] = [0, 0];
    let after: number | undefined = 0;
    setStanding({ kind: 'busy', judged, stored });
    while (after !== undefined) {
      const found: Result<JudgedAgain, OfficeFault> = await judgeAfter(after, shape);
      if (!found.ok) {
        setStanding({ kind: 'failed', fault: found.fault });
        return found.fault === 'signed-out' && onSignedOut();
      }
      judged += found.value.judged;
      stored += found.value.stored;
      after = found.value.next;
      setStanding({ kind: after === undefined ? 'done' : 'busy', judged, stored });
    }
    announce(`${told.judged({ count: judged })} ${told.nowStored({ count: stored })}`);
    onDone();
  };
  return (
    <details class="office-action" data-form="judge-again">
      <summary>{told.again}</summary>
      <div class="office-action__form">
        <p class="hint">{told.againWhat}</p>
        <button
          type="button"
          class="button"
          data-action="do-judge-again"
          disabled={standing.kind === 'busy'}
          onClick={() => void judge()}
        >
          {told.againGo}
        </button>
        {/* That it is done is announced outside of the view, since this may be gone by then. */}
        <p role={standing.kind === 'failed' ? 'alert' : undefined} data-action-state={standing.kind}>
          {standing.kind === 'failed' && office.faults[standing.fault]}
          {(standing.kind === 'busy' || standing.kind === 'done') &&
            `${told.judged({ count: standing.judged })} ${told.nowStored({ count: standing.stored })}`}
        </p>
      </div>
    </details>
  );
}

const judgeAfter = (after: number, shape: z.ZodMiniType<JudgedAgain>) =>
  askOffice('/refused-again', shape, { method: 'POST', body: JSON.stringify({ after }) });
