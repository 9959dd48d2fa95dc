import { useState } from 'preact/hooks';
import type { Item } from '../../engine/outline.ts';
import type { Step } from '../../engine/step.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { nonresponseReason, type NonresponseReason as Reason } from '../../protocol/nonresponse.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { silenceWords } from '../parts/silenceWords.ts';
import { RemarkField } from './remarkField.tsx';

/** The way out for who truly can't answer: which items, why, and a remark. It takes a confirmation, so that it is not the easy way. */
export function Unanswered({
  session,
  step,
  onDone,
}: {
  readonly session: Session;
  readonly step: Step;
  readonly onDone: () => void;
}) {
  const words = useWords();
  const { id, items } = step.entry;
  const labels = labelsOf(session);
  const silent = (item: Item) => session.reading(item.id)?.kind === 'unanswered';
  const open = items.filter((item) => item.required && session.reading(item.id) && !silent(item));
  const blank = open.filter((item) => session.reading(item.id)?.kind !== 'valid');
  const [chosen, setChosen] = useState<readonly string[]>(() => (open.length === 1 ? open : blank).map(({ id }) => id));
  const [reason, setReason] = useState<Reason>();
  const [remark, setRemark] = useState('');
  const writable = session.editLock.value === 'owner';
  if (open.length === 0) return null;
  const about = open.filter(({ id }) => chosen.includes(id));
  const confirm = () => {
    if (!reason || about.length === 0) return;
    for (const { id } of about)
      session.annotate({ kind: 'unanswered', about: id, reason, ...(remark.trim() === '' ? {} : { remark }) });
    onDone();
  };
  return (
    <fieldset class="silence">
      <legend>{words.more.cannot}</legend>
      <p class="hint">{words.more.cannotHint}</p>
      {open.length > 1 && (
        <fieldset class="silence__items">
          <legend>{words.more.which}</legend>
          {open.map((item) => (
            <label key={item.id} class="check">
              <input
                type="checkbox"
                checked={chosen.includes(item.id)}
                disabled={!writable}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(checked ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
                }
              />
              <span>{labels.item(item.id).letter ?? labels.item(item.id).name}</span>
            </label>
          ))}
        </fieldset>
      )}
      {nonresponseReason.options.map((one) => (
        <label key={one} class="check">
          <input
            type="radio"
            name={`${id}-reason`}
            value={one}
            checked={reason === one}
            disabled={!writable}
            onChange={() => setReason(one)}
          />
          <span>{silenceWords(one, session.texts, words)}</span>
        </label>
      ))}
      <label for={`${id}-silence-remark`}>{words.more.explain}</label>
      <RemarkField
        id={`${id}-silence-remark`}
        rows={2}
        text={remark}
        writable={writable}
        onText={setRemark}
        onLeave={() => {}}
      />
      <button
        type="button"
        class="button button--plain"
        data-tool="unanswered"
        disabled={!writable || !reason || about.length === 0}
        onClick={confirm}
      >
        {words.more.leaveOpen}
      </button>
    </fieldset>
  );
}
