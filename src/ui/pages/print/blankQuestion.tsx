import type { Entry } from '../../../engine/outline.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { YesNoAlone, YesNoRows } from './blankBoxes.tsx';
import { Amount, ChoiceRows, FieldRows, SplitRows } from './blankLines.tsx';
import type { Survey } from './survey.ts';

/** A question of the paper form, with room for its answers. */
export function BlankQuestion({
  survey,
  entry,
  heading: Heading,
}: {
  readonly survey: Survey;
  readonly entry: Entry;
  readonly heading: 'h3' | 'h4';
}) {
  const { question } = entry;
  const own = survey.texts.questions[question.id];
  const { number } = labelsOf(survey).question(question.id);
  const alone = oneItem(entry);
  const routing = own?.routing && (
    <p class="routing">
      <span aria-hidden="true">→ </span>
      {own.routing}
    </p>
  );
  return (
    <section class={`ask ${alone ? 'ask--alone' : ''}`} data-question={question.id}>
      <div class="ask__head">
        <Heading class="ask__stem">
          {number && <span class="ask__number">{number}. </span>}
          {own?.stem}
        </Heading>
        <Blocks blocks={own?.notes} level={4} />
        {own?.instruction?.map((line) => (
          <p key={line} class="ask__instruction">
            {line}
          </p>
        ))}
      </div>
      {alone ? (
        <div class="answer-side" data-item={alone}>
          <Answers survey={survey} entry={entry} />
          {routing}
        </div>
      ) : (
        <>
          <Answers survey={survey} entry={entry} />
          {routing}
        </>
      )}
    </section>
  );
}

/** The item of a question whose one answer stands beside its stem, and where that leads below it. */
function oneItem({ layout, items: [only] }: Entry): string | undefined {
  return layout === 'single' && (only?.type === 'percent' || only?.type === 'yesNo') ? only.id : undefined;
}

function Answers({ survey, entry }: { readonly survey: Survey; readonly entry: Entry }) {
  const { texts } = survey;
  const [first] = entry.items;
  if (entry.layout === 'split') return <SplitRows survey={survey} entry={entry} />;
  if (entry.layout === 'fields') return <FieldRows entry={entry} texts={texts} />;
  if (entry.layout === 'grid') return <YesNoRows survey={survey} entry={entry} />;
  switch (first?.type) {
    case 'yesNo':
      return <YesNoAlone texts={texts} />;
    case 'choice':
      return <ChoiceRows item={first} texts={texts} />;
    case 'percent':
      return <Amount unit={texts.units.percent} />;
    case 'minutes':
      return (
        <p class="amount-row" data-item={first.id}>
          <Amount unit={texts.units.minutes} />
        </p>
      );
    default:
      return null;
  }
}
