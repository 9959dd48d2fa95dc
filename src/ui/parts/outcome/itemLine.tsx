import { valueIn } from '../../../engine/reading.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { rowOfAddress } from '../../../instrument/rowAddress.ts';
import { valueWords } from '../../types/table.ts';
import { itemIn, rowNameIn, type Told, writtenIn } from './told.ts';

/** An item with its answer in words, and the way to it where there is one. `row`: that of the criterion, which is not said again. */
export function ItemLine({
  told,
  item,
  row,
}: {
  readonly told: Told;
  readonly item: string;
  readonly row?: string | undefined;
}) {
  const { words } = told;
  const found = itemIn(told, item);
  const labels = labelsOf(told);
  const { letter, name } = labels.item(item);
  const own =
    found && letter
      ? `${name} ${told.texts.items[found.name]?.text ?? ''}`
      : labels.question(found?.question ?? item).title;
  const inRow = rowOfAddress(item);
  const value = valueIn(told.found.evaluation.reading(item));
  const href = told.placeOf?.(item);
  return (
    <div data-item={item}>
      <dt>
        {inRow !== undefined && inRow !== row && (
          <span translate={false}>{writtenIn(told, rowNameIn(told, inRow))}: </span>
        )}
        {href ? <a href={href}>{own}</a> : own}
      </dt>
      <dd>
        {found && value !== undefined
          ? writtenIn(told, valueWords(found, value, told.texts, words))
          : words.outcome.blank}
      </dd>
    </div>
  );
}
