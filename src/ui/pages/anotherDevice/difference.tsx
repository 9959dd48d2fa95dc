import { useRef, useState } from 'preact/hooks';
import { itemAt } from '../../../engine/outline.ts';
import { readEntry } from '../../../engine/reading.ts';
import { report } from '../../../lib/report.ts';
import { type Difference, type DraftValue, entryAddress, isRowEntry } from '../../../protocol/draftCopy.ts';
import { sayingOf } from '../../../session/copyOfDraft.ts';
import type { Session } from '../../../session/session.ts';
import { settle } from '../../../session/turningOn.ts';
import { useWords } from '../../locale.ts';
import { useOnce } from '../../parts/once.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import { silenceWords } from '../../parts/silenceWords.ts';
import { useServices } from '../../services.ts';
import { valueWords, viewOf } from '../../types/table.ts';

/** What two devices said otherwise: what stands, what the other said, and the two ways to settle it. */
export function DifferenceLine({
  session,
  difference,
  label,
}: {
  readonly session: Session;
  readonly difference: Difference;
  /** What it is about, where that does not stand around it. */
  readonly label?: string | undefined;
}) {
  const services = useServices();
  const words = useWords();
  const told = words.anotherDevice;
  const [failed, setFailed] = useState(false);
  const once = useOnce();
  const { name, value } = difference;
  const line = useRef<HTMLDivElement>(null);
  const press = (how: 'keep' | 'take') =>
    void once(async () => {
      const next = afterLine(line.current);
      await settle(services, session, difference, how);
      next?.focus();
    }).catch((cause: unknown) => {
      report('settle', cause);
      setFailed(true);
    });
  // What stands is drawn again as it changes.
  void [session.answers.value, session.annotations.value, session.row.value];
  const isWritten = session.editLock.value === 'owner';
  const called = label === undefined ? '' : ` ${label}`;
  return (
    <div ref={line} class="difference" data-difference={name}>
      {label !== undefined && <p class="difference__label">{label}</p>}
      <dl>
        <div>
          <dt>{told.stands}</dt>
          <dd>
            <SaidValue session={session} name={name} said={sayingOf(session, name)} />
          </dd>
        </div>
        <div>
          <dt>{told.other}</dt>
          <dd>
            <SaidValue session={session} name={name} said={value} />
          </dd>
        </div>
      </dl>
      {failed && <p role="alert">{words.app.storageBroken}</p>}
      {isWritten && (
        <div class="response__actions">
          <button
            type="button"
            class="button button--plain"
            data-settle="keep"
            aria-label={`${told.keep}${called}`}
            onClick={() => press('keep')}
          >
            {told.keep}
          </button>
          <button
            type="button"
            class="button button--plain"
            data-settle="take"
            aria-label={`${told.take}${called}`}
            onClick={() => press('take')}
          >
            {told.take}
          </button>
        </div>
      )}
    </div>
  );
}

/** Where one goes on once a difference is settled and its buttons are gone: the next one, or what they stood in. */
function afterLine(line: HTMLElement | null): HTMLElement | null {
  if (!line) return null;
  const lines = [...(line.closest('.differences')?.querySelectorAll<HTMLElement>('.difference') ?? [])];
  const at = lines.indexOf(line);
  const next = lines[at + 1] ?? lines[at - 1];
  if (next) return next.querySelector<HTMLElement>('[data-settle]');
  const around =
    line.closest('[data-question], main')?.querySelector<HTMLElement>('.card__stem, #summary-title') ?? null;
  // A heading takes the focus only when it is told to.
  if (around) around.tabIndex = -1;
  return around;
}

/** What a device said, in words. */
function SaidValue({
  session,
  name,
  said,
}: {
  readonly session: Session;
  readonly name: string;
  readonly said: DraftValue;
}) {
  const words = useWords();
  const told = words.anotherDevice;
  if (isRowEntry(name)) return <>{said === null ? told.rowRemoved : told.rowThere}</>;
  if (said === null)
    return (
      <>
        {name.startsWith('remark ') ? told.noRemark : name.startsWith('confirmed ') ? told.notConfirmed : told.nothing}
      </>
    );
  switch (said.kind) {
    case 'unanswered':
      return (
        <>
          {silenceWords(said.reason, session.texts, words)}
          {said.remark !== undefined && <Typed text={said.remark} />}
        </>
      );
    case 'confirmed':
      return (
        <>
          {told.confirmed}
          {said.remark !== undefined && <Typed text={said.remark} />}
        </>
      );
    case 'remark':
      return (
        <>
          {told.remark}
          <Typed text={said.text} />
        </>
      );
    case 'marked':
    case 'correction':
      return <>{said.about}</>;
    case 'noted':
      return <Typed text={`${said.value}`} />;
    case 'answered': {
      const item = itemAt(session.instrument, entryAddress(name));
      const reading = item && readEntry(item, said.value);
      if (!item || reading?.kind !== 'valid') return <Typed text={`${said.value}`} />;
      return (
        <strong translate={viewOf(item).worded === true}>
          {valueWords(item, reading.value, textsInRow(session.texts, item.id), words)}
        </strong>
      );
    }
  }
}

const Typed = ({ text }: { readonly text: string }) => <strong translate={false}> {text}</strong>;
