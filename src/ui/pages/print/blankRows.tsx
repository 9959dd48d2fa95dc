import type { EntryOf, Item } from '../../../engine/outline.ts';
import { useWords } from '../../locale.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { percentage } from '../../types/unit.ts';
import { answerSpaceOf } from './answerSpace.tsx';
import { Letter } from './letter.tsx';
import type { Survey } from './survey.ts';

/** An item with its letter, its words, and room for its answer. */
function LetteredRow({ survey, item }: { readonly survey: Survey; readonly item: Item }) {
  const { texts } = survey;
  const { Blank } = answerSpaceOf(item);
  return (
    <li data-item={item.id}>
      <span class="lettered">
        <Letter survey={survey} item={item.id} />
        <span>
          {texts.items[item.name]?.text}
          <Blocks blocks={texts.items[item.name]?.notes} level={4} />
        </span>
      </span>
      <Blank item={item} texts={texts} />
    </li>
  );
}

/** The rows of a list. */
export const BlankList = ({ survey, entry }: { readonly survey: Survey; readonly entry: EntryOf<'list'> }) => (
  <ul class="rows">
    {entry.items.map((item) => (
      <LetteredRow key={item.id} survey={survey} item={item} />
    ))}
  </ul>
);

/** The shares of a split, over the total that the form prints. */
export function BlankSplit({ survey, entry }: { readonly survey: Survey; readonly entry: EntryOf<'split'> }) {
  const { texts } = survey;
  const { question, items, total } = entry;
  const { more } = useWords();
  return (
    <ul class="rows">
      {items.map((item) => (
        <LetteredRow key={item.id} survey={survey} item={item} />
      ))}
      <li class="rows__total">
        <span>{texts.questions[question.id]?.total ?? more.total}</span>
        <span class="amount">{percentage(total, texts)}</span>
      </li>
    </ul>
  );
}

/** Lines to write on, each after its name. */
export function BlankFields({ survey, entry }: { readonly survey: Survey; readonly entry: EntryOf<'fields'> }) {
  const { texts } = survey;
  if (entry.items.length === 0) return null;
  return (
    <ul class="rows rows--fields">
      {entry.items.map((item) => {
        const { Blank } = answerSpaceOf(item);
        return (
          <li key={item.id} data-item={item.id}>
            <span>{texts.items[item.name]?.text}</span>
            <Blank item={item} texts={texts} />
          </li>
        );
      })}
    </ul>
  );
}
