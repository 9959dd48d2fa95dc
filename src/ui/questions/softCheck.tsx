import { useId } from 'preact/hooks';
import { groundsOf, keyOf } from '../../engine/confirmation.ts';
import type { Finding } from '../../engine/findings.ts';
import { langOf } from '../../instrument/langOf.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { confirmationOf } from './confirmationOf.ts';
import { RemarkField } from './remarkField.tsx';

/** A soft finding: the reason, one tap that says that it is right, and then room to say why. */
export function SoftCheck({ session, finding }: { readonly session: Session; readonly finding: Finding }) {
  const words = useWords();
  const id = useId();
  const about = keyOf(finding);
  const given = confirmationOf(session, finding);
  const confirmed = given !== undefined;
  const writable = session.editLock.value === 'owner';
  const confirm = (remark: string | undefined, typing = false) =>
    session.annotate(
      {
        kind: 'confirmed',
        about,
        grounds: groundsOf(finding, session),
        ...(remark === undefined ? {} : { remark }),
      },
      typing,
    );
  return (
    <div
      class={confirmed ? 'unlikely unlikely--confirmed' : 'unlikely'}
      data-finding={finding.check}
      data-confirmed={confirmed}
    >
      <p lang={langOf(session.texts, `checks.${finding.text}`)}>{session.texts.checks[finding.text]}</p>
      {confirmed ? (
        <>
          <p class="unlikely__state">
            {words.more.confirmed}{' '}
            <button type="button" class="tool" disabled={!writable} onClick={() => session.strike('confirmed', about)}>
              {words.more.undo}
            </button>
          </p>
          <label for={id}>{words.more.why}</label>
          <RemarkField
            id={id}
            rows={2}
            text={given?.remark ?? ''}
            writable={writable}
            onText={(text) => confirm(text || undefined, true)}
            onLeave={() => void session.flush()}
          />
        </>
      ) : (
        <button
          type="button"
          class="button button--quiet"
          data-confirm={finding.check}
          disabled={!writable}
          onClick={() => confirm(undefined)}
        >
          {words.more.confirm}
        </button>
      )}
    </div>
  );
}
