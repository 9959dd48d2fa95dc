import { outlineOf } from '../../engine/outline.ts';
import { rowAt } from '../../engine/rosters/rostersOf.ts';
import { beside, nameIn } from '../../instrument/address.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { rowOfAddress } from '../../instrument/rowAddress.ts';
import { type Annotations, ofKind } from '../../protocol/annotation.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { inRowNamed } from '../pages/rosters/rowName.ts';
import { addressOf } from '../router.ts';

/** The questions that the respondent marked to look up, in the order of the questionnaire, each with the way to it. */
export function Marked({
  response,
  survey,
  annotations,
}: {
  readonly response: string;
  /** Its questionnaire, and what follows from its answers: which rows there are, and what they are called. */
  readonly survey: Pick<Session, 'instrument' | 'texts' | 'evaluation'>;
  readonly annotations: Annotations;
}) {
  const words = useWords();
  const isThere = (about: string) =>
    rowOfAddress(about) === undefined || rowAt(survey.evaluation(), about) !== undefined;
  const marks = ofKind(annotations, 'marked').filter(({ about }) => isThere(about));
  const entries = outlineOf(survey.instrument).entries.flatMap((entry) =>
    marks.flatMap(({ about: id }) => (nameIn(id) === entry.id ? [{ ...entry, id }] : [])),
  );
  if (entries.length === 0) return null;
  return (
    <div class="marked">
      <span>{words.more.marked({ count: entries.length })}</span>
      <ul>
        {entries.map(({ id, module, items }) => (
          <li key={id} data-marked={id}>
            <a href={addressOf({ page: 'module', response, module, target: items[0] ? beside(id, items[0].id) : id })}>
              {inRowNamed(survey, id, labelsOf(survey).question(id).title)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
