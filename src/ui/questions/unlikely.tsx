import { useId } from 'preact/hooks';
import { groundsOf, isConfirmed, keyOf } from '../../engine/confirmation.ts';
import type { Finding } from '../../engine/findings.ts';
import { confirmationsIn, nameOf } from '../../protocol/annotation.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { asTyped } from '../parts/asTyped.ts';

/** A soft finding: the reason, one tap that says that it is right, and then room to say why. */
export function Unlikely({ session, finding }: { readonly session: Session; readonly finding: Finding }) {
  const words = useWords();
  const id = useId();
  const about = keyOf(finding);
  const confirmed = isConfirmed(finding, session.route.value, confirmationsIn(session.annotations.value));
  const writable = session.ownership.value === 'owner';
  const given = session.annotations.value.get(nameOf({ kind: 'confirmed', about }));
  const confirm = (remark: string | undefined, typing = false) =>
    session.annotate(
      {
        kind: 'confirmed',
        about,
        grounds: groundsOf(finding, session.route.value),
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
      <p>{session.texts.checks[finding.text]}</p>
      {confirmed ? (
        <>
          <p class="unlikely__state">
            {words.question.confirmed}{' '}
            <button type="button" class="tool" disabled={!writable} onClick={() => session.strike('confirmed', about)}>
              {words.question.undo}
            </button>
          </p>
          <label for={id}>{words.question.why}</label>
          <textarea
            {...asTyped}
            id={id}
            rows={2}
            maxLength={4000}
            disabled={!writable}
            defaultValue={given?.kind === 'confirmed' ? (given.remark ?? '') : ''}
            onInput={(event) => confirm(event.currentTarget.value || undefined, true)}
            onBlur={() => void session.flush()}
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
          {words.question.confirm}
        </button>
      )}
    </div>
  );
}
