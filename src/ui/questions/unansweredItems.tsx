import type { Step } from '../../engine/step.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { annotationKey } from '../../protocol/annotation.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { silenceWords } from '../parts/silenceWords.ts';

/** The items of a question that were said to have no answer, each with its reason and the way back. */
export function UnansweredItems({ session, step }: { readonly session: Session; readonly step: Step }) {
  const words = useWords();
  const labels = labelsOf(session);
  const here = step.entry.items.flatMap(({ id }) => {
    const given = session.annotation(annotationKey({ kind: 'unanswered', about: id }));
    return given?.kind === 'unanswered' ? [given] : [];
  });
  const writable = session.editLock.value === 'owner';
  return (
    <ul class="silences">
      {here.map(({ about, reason, remark }) => (
        <li key={about} data-unanswered={about} data-reason={reason}>
          <strong>{labels.item(about).name}</strong>: {silenceWords(reason, session.texts, words)}
          {remark && <> ({remark})</>}{' '}
          <button
            type="button"
            class="tool"
            aria-label={`${words.more.undo} (${labels.item(about).name})`}
            disabled={!writable}
            onClick={() => session.strike('unanswered', about)}
          >
            {words.more.undo}
          </button>
        </li>
      ))}
    </ul>
  );
}
