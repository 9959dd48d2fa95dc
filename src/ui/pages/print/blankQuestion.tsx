import type { Question } from '../../../instrument/question.ts';
import type { Texts } from '../../../instrument/texts.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { YesNoAlone, YesNoRows } from './blankBoxes.tsx';
import { Amount, ChoiceRows, FieldRows, SplitRows } from './blankLines.tsx';

/** A question of the paper form, with room for its answers. */
export function BlankQuestion({
  question,
  texts,
  heading: Heading,
}: {
  readonly question: Question;
  readonly texts: Texts;
  readonly heading: 'h3' | 'h4';
}) {
  const own = texts.questions[question.id];
  const alone = oneItem(question);
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
          {question.type !== 'fields' && <span class="ask__number">{question.id}. </span>}
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
          <Answers question={question} texts={texts} />
          {routing}
        </div>
      ) : (
        <>
          <Answers question={question} texts={texts} />
          {routing}
        </>
      )}
    </section>
  );
}

/** The item of a question whose one answer stands beside its stem, and where that leads below it. */
function oneItem(question: Question): string | undefined {
  if (question.type === 'percent') return question.item;
  return question.type === 'yesNo' && question.items.length === 1 ? question.items[0] : undefined;
}

function Answers({ question, texts }: { readonly question: Question; readonly texts: Texts }) {
  switch (question.type) {
    case 'yesNo':
      return oneItem(question) ? <YesNoAlone texts={texts} /> : <YesNoRows question={question} texts={texts} />;
    case 'choice':
      return <ChoiceRows question={question} texts={texts} />;
    case 'percent':
      return <Amount unit={texts.units.percent} />;
    case 'minutes':
      return (
        <p class="amount-row" data-item={question.item}>
          <Amount unit={texts.units.minutes} />
        </p>
      );
    case 'split':
      return <SplitRows question={question} texts={texts} />;
    case 'fields':
      return <FieldRows question={question} texts={texts} />;
  }
}
