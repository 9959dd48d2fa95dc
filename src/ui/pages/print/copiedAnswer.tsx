import type { Item } from '../../../engine/outline.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { annotationKey } from '../../../protocol/annotation.ts';
import { useWords } from '../../locale.ts';
import { silenceWords } from '../../parts/silenceWords.ts';
import { valueWords } from '../../types/table.ts';
import { Address } from './address.tsx';
import type { FilledSurvey } from './filledSurvey.ts';

/** An item with its answer in words; or why it has none, with what was said about that. */
export function CopiedAnswer({
  filled,
  item,
  alone,
}: {
  readonly filled: FilledSurvey;
  readonly item: Item;
  readonly alone: boolean;
}) {
  const { letter } = labelsOf(filled).item(item.id);
  return (
    <div class="copied__row" data-item={item.id}>
      <dt class={alone ? 'visually-hidden' : letter ? 'lettered' : undefined}>
        {letter && <span class="letter">{letter})</span>}
        <span>{filled.texts.items[item.name]?.text ?? item.id}</span>
      </dt>
      <Answer filled={filled} item={item} />
    </div>
  );
}

function Answer({ filled, item }: { readonly filled: FilledSurvey; readonly item: Item }) {
  const words = useWords();
  const reading = filled.evaluation.reading(item.id);
  const silence = filled.annotations.get(annotationKey({ kind: 'unanswered', about: item.id }));
  if (reading?.kind === 'valid') {
    const text = valueWords(item, reading.value, filled.texts, words);
    return <dd>{text.includes('@') ? <Address text={text} /> : text}</dd>;
  }
  if (reading?.kind === 'unanswered' && silence?.kind === 'unanswered')
    return (
      <dd class="copied__words" data-reason={silence.reason}>
        {words.print.copy.unanswered} {silenceWords(silence.reason, filled.texts, words)}
        {silence.remark && <span translate={false}> ({silence.remark})</span>}
      </dd>
    );
  // What was typed and is no answer yet stands in a draft as it was typed.
  return (
    <dd class="copied__words" translate={reading?.kind !== 'invalid'}>
      {reading?.kind === 'invalid' ? filled.answers[item.id] : item.is ? words.question.noValue : words.review.blank}
    </dd>
  );
}
