import { annotationKey } from '../../protocol/annotation.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { RemarkField } from './remarkField.tsx';

/** A remark on a question. It travels with the response, unless the box says that it stays on the device. */
export function Remark({ session, question }: { readonly session: Session; readonly question: string }) {
  const words = useWords();
  const given = session.annotation(annotationKey({ kind: 'remark', about: question }));
  const remark = given?.kind === 'remark' ? given : { text: '', send: true };
  const writable = session.editLock.value === 'owner';
  const note = (text: string, send: boolean, typing: boolean) => {
    if (text === '' && send) session.strike('remark', question);
    else session.annotate({ kind: 'remark', about: question, text, send }, typing);
  };
  return (
    <div class="remark">
      <label for={`${question}-remark`}>{words.more.remark}</label>
      <RemarkField
        id={`${question}-remark`}
        rows={3}
        text={remark.text}
        writable={writable}
        data-remark={question}
        onText={(text) => note(text, remark.send, true)}
        onLeave={() => void session.flush()}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={remark.send}
          disabled={!writable}
          onChange={(event) => note(remark.text, event.currentTarget.checked, false)}
        />
        <span>{words.more.sendRemark}</span>
      </label>
    </div>
  );
}
