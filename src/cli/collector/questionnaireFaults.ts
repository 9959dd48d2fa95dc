import type { LintFault } from '../../authoring/fault.ts';
import { lint } from '../../authoring/lint.ts';
import { takenAsAnything, takenText } from '../../authoring/proof/taken.ts';
import { notTranslated, shownInstead, type TextsByLanguage } from '../../authoring/wording.ts';
import { capacityOf } from '../../engine/rosters/capacity.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { answerBytesOf, maxAnswerBytes } from '../../protocol/answerRoom.ts';
import { maxItems } from '../../protocol/response.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { linesOf, lintLinesFor, type Positions } from '../survey/lintLine.ts';
import { withPosition } from '../survey/position.ts';

/** What keeps a questionnaire from being published, and what is only said, a line each. */
export interface QuestionnaireFaults {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/** What is wrong with a questionnaire that reads. What lint could not prove is only said: it may be right. */
export function questionnaireFaults(
  instrument: Instrument,
  texts: TextsByLanguage,
  positions: Positions,
): QuestionnaireFaults {
  const lineOf = lintLinesFor(instrument, positions);
  const inStructure = (path: readonly (string | number)[], said: string) =>
    `structure.json: ${withPosition(positions['structure']?.(path), said)}`;
  const said = (one: OwnFault | LintFault): string => {
    if ('field' in one) return inStructure([one.field], `${one.field}: ${one.says}`);
    const line = lineOf(one);
    return line.startsWith('text/') ? line : `structure.json: ${line}`;
  };
  const found = lint(instrument, texts);
  const isDoubt = ({ fault }: LintFault) => fault === 'not-proven';
  return {
    faults: linesOf([...ownFaults(instrument), ...found.filter((one) => !isDoubt(one))], said),
    notes: [
      ...linesOf(found.filter(isDoubt), said),
      ...linesOf(notTranslated(instrument, texts), (one) => `${lineOf(one)}: ${shownInstead(instrument)}`),
      ...takenAsAnything(instrument).map((one) => inStructure(one.path, takenText(one))),
    ],
  };
}

/** What is wrong with a questionnaire that is published, and would not be with one that comes with the app. */
interface OwnFault {
  readonly field: string;
  readonly says: string;
}

/** Versions are compared number by number: each is written in one way. */
const plainVersion = /^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$/;

function ownFaults(instrument: Instrument): OwnFault[] {
  const bytes = answerBytesOf(instrument);
  const { items } = capacityOf(instrument);
  const { id, version } = instrument;
  return [
    ...(releaseOf(id) ? [{ field: 'id', says: `${id} comes with the app, and is never replaced` }] : []),
    ...(plainVersion.test(version)
      ? []
      : [{ field: 'version', says: 'its numbers have no 0 before them, and nine digits at most' }]),
    ...(instrument.helpDesk
      ? [
          {
            field: 'helpDesk',
            says: 'a folder names none: it stands in the configuration, for every questionnaire or by its id',
          },
        ]
      : []),
    ...(items > maxItems
      ? [{ field: 'modules', says: `up to ${items} items, and a response has at most ${maxItems}` }]
      : []),
    ...(bytes > maxAnswerBytes
      ? [
          {
            field: 'modules',
            says: `its answers could take ${bytes} bytes, and a response has room for ${maxAnswerBytes}`,
          },
        ]
      : []),
  ];
}
