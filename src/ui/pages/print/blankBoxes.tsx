import type { Entry } from '../../../engine/outline.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import type { Texts } from '../../../instrument/texts.ts';
import { Blocks } from '../../parts/blocks.tsx';
import type { Survey } from './survey.ts';

/** The box that a pen ticks. */
export const Box = () => <span class="box" aria-hidden="true" />;

/** The letter of an item within its question: "b)". */
export const Letter = ({ survey, item }: { readonly survey: Survey; readonly item: string }) => (
  <span class="letter">{labelsOf(survey).item(item).letter})</span>
);

/** The two boxes of a question that is its own one item. */
export function YesNoAlone({ texts }: { readonly texts: Texts }) {
  return (
    <table class="boxes">
      <thead>
        <tr>
          <th scope="col">{texts.answers.yes}</th>
          <th scope="col">{texts.answers.no}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <Box />
          </td>
          <td>
            <Box />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** A list of items, each with its two boxes under the answers' words. */
export function YesNoRows({ survey, entry }: { readonly survey: Survey; readonly entry: Entry }) {
  const { texts } = survey;
  return (
    <table class="boxes boxes--rows">
      <thead>
        <tr>
          <td />
          <th scope="col">{texts.answers.yes}</th>
          <th scope="col">{texts.answers.no}</th>
        </tr>
      </thead>
      <tbody>
        {entry.items.map(({ id: item }) => (
          <tr key={item} data-item={item}>
            <th scope="row">
              <div class="lettered">
                <Letter survey={survey} item={item} />
                <div>
                  {texts.items[item]?.text}
                  <Blocks blocks={texts.items[item]?.notes} level={4} />
                </div>
              </div>
            </th>
            <td>
              <Box />
            </td>
            <td>
              <Box />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
