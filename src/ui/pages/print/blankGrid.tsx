import type { EntryOf } from '../../../engine/outline.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { Box } from './answerSpace.tsx';
import { Letter } from './letter.tsx';
import type { Survey } from './survey.ts';

/** A list of yes/no items, each with its two boxes under the answers' words. */
export function BlankGrid({ survey, entry }: { readonly survey: Survey; readonly entry: EntryOf<'grid'> }) {
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
        {entry.items.map(({ id }) => (
          <tr key={id} data-item={id}>
            <th scope="row">
              <div class="lettered">
                <Letter survey={survey} item={id} />
                <div>
                  {texts.items[id]?.text}
                  <Blocks blocks={texts.items[id]?.notes} level={4} />
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
