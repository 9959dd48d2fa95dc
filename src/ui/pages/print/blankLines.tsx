import type { Entry, ItemOf, SplitEntry } from '../../../engine/outline.ts';
import type { Texts } from '../../../instrument/texts.ts';
import { Box, Letter } from './blankBoxes.tsx';
import type { Survey } from './survey.ts';

/** A line for a number, before its unit. */
export const Amount = ({ unit }: { readonly unit: string }) => (
  <span class="amount">
    <span class="amount__line" aria-hidden="true" /> {unit}
  </span>
);

/** The answers of a choice, each with its letter and its box. */
export function ChoiceRows({ item: { id: item, options }, texts }: { item: ItemOf<'choice'>; texts: Texts }) {
  return (
    <ul class="rows" data-item={item}>
      {options.map((letter) => (
        <li key={letter}>
          <span class="lettered">
            <span class="letter">{letter})</span>
            <span>{texts.options[item]?.[letter]}</span>
          </span>
          <Box />
        </li>
      ))}
    </ul>
  );
}

/** The shares of a split, over the total that the form prints. */
export function SplitRows({ survey, entry }: { survey: Survey; entry: SplitEntry }) {
  const { texts } = survey;
  const { question, items, total } = entry;
  return (
    <ul class="rows">
      {items.map(({ id: item }) => (
        <li key={item} data-item={item}>
          <span class="lettered">
            <Letter survey={survey} item={item} />
            <span>{texts.items[item]?.text}</span>
          </span>
          <Amount unit={texts.units.percent} />
        </li>
      ))}
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
export function FieldRows({ entry, texts }: { entry: Entry; texts: Texts }) {
  return (
    <ul class="rows rows--fields">
      {entry.items.map(({ id: item }) => (
        <li key={item} data-item={item}>
          <span>{texts.items[item]?.text}</span>
          <span class="writing" aria-hidden="true" />
        </li>
      ))}
    </ul>
  );
}
