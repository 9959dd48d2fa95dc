import type { EntryOf } from '../../../engine/outline.ts';
import { viewOf } from '../../types/table.ts';
import { Letter } from './letter.tsx';
import type { Survey } from './survey.ts';

/** The shares of a split, over the total that the form prints. */
export function BlankSplit({ survey, entry }: { readonly survey: Survey; readonly entry: EntryOf<'split'> }) {
  const { texts } = survey;
  const { question, items, total } = entry;
  return (
    <ul class="rows">
      {items.map((item) => {
        const { Blank } = viewOf(item);
        return (
          <li key={item.id} data-item={item.id}>
            <span class="lettered">
              <Letter survey={survey} item={item.id} />
              <span>{texts.items[item.id]?.text}</span>
            </span>
            <Blank item={item} texts={texts} />
          </li>
        );
      })}
      <li class="rows__total">
        <span>{texts.questions[question.id]?.total}</span>
        <span class="amount">
          {total} {texts.units.percent}
        </span>
      </li>
    </ul>
  );
}

/** Lines to write on, each after its name. */
export function BlankFields({ survey, entry }: { readonly survey: Survey; readonly entry: EntryOf<'fields'> }) {
  const { texts } = survey;
  return (
    <ul class="rows rows--fields">
      {entry.items.map((item) => {
        const { Blank } = viewOf(item);
        return (
          <li key={item.id} data-item={item.id}>
            <span>{texts.items[item.id]?.text}</span>
            <Blank item={item} texts={texts} />
          </li>
        );
      })}
    </ul>
  );
}
