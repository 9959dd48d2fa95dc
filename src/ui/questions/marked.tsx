import { outlineOf } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { type Annotations, ofKind } from '../../protocol/annotation.ts';
import { useWords } from '../locale.ts';
import { addressOf } from '../router.ts';

/** The questions that the respondent marked to look up, in the order of the questionnaire, each with the way to it. */
export function Marked({
  response,
  survey,
  annotations,
}: {
  readonly response: string;
  readonly survey: { readonly instrument: Instrument; readonly texts: Texts };
  readonly annotations: Annotations;
}) {
  const words = useWords();
  const marked = new Set(ofKind(annotations, 'marked').map(({ about }) => about));
  const entries = outlineOf(survey.instrument).entries.filter(({ question }) => marked.has(question.id));
  if (entries.length === 0) return null;
  return (
    <div class="marked">
      <span>{words.rail.marked({ count: entries.length })}</span>
      <ul>
        {entries.map(({ question, module, items }) => (
          <li key={question.id} data-marked={question.id}>
            <a href={addressOf({ page: 'module', response, module, target: items[0]?.id ?? question.id })}>
              {labelsOf(survey).question(question.id).title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
