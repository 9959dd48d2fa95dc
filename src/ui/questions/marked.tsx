import { outlineOf } from '../../engine/outline.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type Annotations, ofKind } from '../../protocol/annotation.ts';
import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';

/** The questions that the respondent marked to look up, in the order of the questionnaire, each with the way to it. */
export function Marked({
  response,
  instrument,
  annotations,
}: {
  readonly response: string;
  readonly instrument: Instrument;
  readonly annotations: Annotations;
}) {
  const words = useWords();
  const marked = new Set(ofKind(annotations, 'marked').map(({ about }) => about));
  const entries = outlineOf(instrument).entries.filter(({ question }) => marked.has(question.id));
  if (entries.length === 0) return null;
  return (
    <div class="marked">
      <span>{words.rail.marked({ count: entries.length })}</span>
      <ul>
        {entries.map(({ question, module, items }) => (
          <li key={question.id} data-marked={question.id}>
            <a href={addressOf({ page: 'module', response, module, target: items[0]?.id ?? question.id })}>
              {question.id}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
