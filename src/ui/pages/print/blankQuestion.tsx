import type { Entry, EntryOf, Item } from '../../../engine/outline.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { answerSpaceOf } from './answerSpace.tsx';
import { BlankGrid } from './blankGrid.tsx';
import { BlankFields, BlankList, BlankSplit } from './blankRows.tsx';
import type { Survey } from './survey.ts';

/** A question of the paper form, with room for its answers. */
export function BlankQuestion({
  survey,
  entry,
  heading: Heading,
}: {
  readonly survey: Survey;
  readonly entry: Entry;
  readonly heading: 'h3' | 'h4' | 'h5' | 'h6';
}) {
  const { question } = entry;
  const own = survey.texts.questions[question.id];
  const { number } = labelsOf(survey).question(question.id);
  const alone = besideStem(entry);
  const { rail } = useWords();
  const language = useLanguage();
  const isOptional = entry.items.length > 0 && entry.items.every(({ required }) => !required);
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
        {isOptional && (
          <p class="ask__instruction" lang={language}>
            ({rail.optional})
          </p>
        )}
        {own?.source && <p class="ask__source">{own.source}</p>}
        <Blocks blocks={own?.notes} level={4} />
        {own?.instruction?.map((line) => (
          <p key={line} class="ask__instruction">
            {line}
          </p>
        ))}
      </div>
      {alone ? (
        <div class="answer-side" data-item={alone.id}>
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
function besideStem({ layout, items: [only] }: Entry): Item | undefined {
  return layout === 'single' && only && answerSpaceOf(only).beside ? only : undefined;
}

function Answers({ survey, entry }: { readonly survey: Survey; readonly entry: Entry }) {
  switch (entry.layout) {
    case 'single':
      return <BlankSingle survey={survey} entry={entry} />;
    case 'grid':
      return <BlankGrid survey={survey} entry={entry} />;
    case 'list':
      return <BlankList survey={survey} entry={entry} />;
    case 'split':
      return <BlankSplit survey={survey} entry={entry} />;
    case 'fields':
      return <BlankFields survey={survey} entry={entry} />;
  }
}

function BlankSingle({ survey, entry }: { readonly survey: Survey; readonly entry: EntryOf<'single'> }) {
  const [item] = entry.items;
  if (!item) return null;
  const { Blank, beside } = answerSpaceOf(item);
  const room = <Blank item={item} texts={survey.texts} />;
  return beside ? room : <div data-item={item.id}>{room}</div>;
}
