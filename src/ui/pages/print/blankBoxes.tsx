import type { Question } from '../../../instrument/question.ts';
import type { Texts } from '../../../instrument/texts.ts';
import { Blocks } from '../../parts/blocks.tsx';

type YesNo = Extract<Question, { type: 'yesNo' }>;

/** The box that a pen ticks. */
export const Box = () => <span class="box" aria-hidden="true" />;

/** The letter of an item within its question: "b)". */
export const Letter = ({ of, item }: { readonly of: Question; readonly item: string }) => (
  <span class="letter">{item.slice(of.id.length)})</span>
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
export function YesNoRows({ question, texts }: { readonly question: YesNo; readonly texts: Texts }) {
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
        {question.items.map((item) => (
          <tr key={item} data-item={item}>
            <th scope="row">
              <div class="lettered">
                <Letter of={question} item={item} />
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
