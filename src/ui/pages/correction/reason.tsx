import { ofKind } from '../../../protocol/annotation.ts';
import { correctionReason } from '../../../protocol/correction.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { RemarkField } from '../../questions/remarkField.tsx';

/** Why a response is corrected: asked once, and sent with it. */
export function Reason({ session }: { readonly session: Session }) {
  const { correction: words } = useWords();
  const { corrects } = session.row.value;
  const [said] = ofKind(session.annotations.value, 'correction');
  const writable = session.editLock.value === 'owner';
  if (!corrects) return null;
  const about = corrects.id;
  const say = (change: Pick<NonNullable<typeof said>, 'reason' | 'remark'>, typing = false) =>
    session.annotate({ kind: 'correction', about, ...change }, typing);
  return (
    <fieldset class="silence" id="correction-reason" tabIndex={-1}>
      <legend>{words.why}</legend>
      {correctionReason.options.map((reason) => (
        <label key={reason} class="check">
          <input
            type="radio"
            name="correction-reason"
            value={reason}
            checked={said?.reason === reason}
            disabled={!writable}
            onChange={() => say({ reason, ...(said?.remark !== undefined && { remark: said.remark }) })}
          />
          <span>{words.reasons[reason]}</span>
        </label>
      ))}
      {said && (
        <>
          <label for="correction-remark">{words.remark}</label>
          <RemarkField
            id="correction-remark"
            rows={2}
            text={said.remark ?? ''}
            writable={writable}
            onText={(remark) => say({ reason: said.reason, remark }, true)}
            onLeave={() => void session.flush()}
          />
        </>
      )}
    </fieldset>
  );
}
