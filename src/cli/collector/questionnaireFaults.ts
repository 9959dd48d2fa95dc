import { faultText } from '../../authoring/fault.ts';
import { faultPathsIn } from '../../authoring/faultPath.ts';
import { lint } from '../../authoring/lint.ts';
import { takenAsAnything, takenText } from '../../authoring/proof/taken.ts';
import type { TextsByLanguage } from '../../authoring/wording.ts';
import { capacityOf } from '../../engine/rosters/capacity.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { answerBytesOf, maxAnswerBytes } from '../../protocol/answerRoom.ts';
import { maxItems } from '../../protocol/response.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { type FindPosition, withPosition } from '../survey/position.ts';

/** What keeps a questionnaire from being published, and what is only said, a line each. */
export interface QuestionnaireFaults {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/** What is wrong with a questionnaire that reads. What lint could not prove is only said: it may be right. */
export function questionnaireFaults(
  instrument: Instrument,
  texts: TextsByLanguage,
  positionOf: FindPosition,
): QuestionnaireFaults {
  const pathOf = faultPathsIn(instrument);
  const found = lint(instrument, texts).map((fault) => {
    const { path, at } = pathOf(fault) ?? {};
    return { fault, line: `structure.json: ${withPosition(path && positionOf(path, at), faultText(fault))}` };
  });
  const isDoubt = ({ fault }: (typeof found)[number]) => fault.fault === 'not-proven';
  return {
    faults: [
      ...ownFaults(instrument).map((line) => `structure.json: ${line}`),
      ...found.filter((one) => !isDoubt(one)).map(({ line }) => line),
    ],
    notes: [
      ...found.filter(isDoubt).map(({ line }) => line),
      ...takenAsAnything(instrument).map(
        (one) => `structure.json: ${withPosition(positionOf(one.path), takenText(one))}`,
      ),
    ],
  };
}

function ownFaults(instrument: Instrument): string[] {
  const bytes = answerBytesOf(instrument);
  const { items } = capacityOf(instrument);
  return [
    ...(releaseOf(instrument.id) ? [`id: ${instrument.id} comes with the app, and is never replaced`] : []),
    ...(instrument.helpDesk
      ? ['helpDesk: a folder names none: it stands in the configuration, for every questionnaire or by its id']
      : []),
    ...(items > maxItems ? [`modules: up to ${items} items, and a response has at most ${maxItems}`] : []),
    ...(bytes > maxAnswerBytes
      ? [`modules: its answers could take ${bytes} bytes, and a response has room for ${maxAnswerBytes}`]
      : []),
  ];
}
