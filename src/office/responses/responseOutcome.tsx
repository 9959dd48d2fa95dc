import { criteriaFrom, type ToldCriterion } from '../../engine/criteria.ts';
import type { Evaluation } from '../../engine/evaluation.ts';
import type { Came } from '../../export/recomputed.ts';
import { addressIn, nameIn } from '../../instrument/address.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import { Criteria } from '../../ui/parts/outcome/criteria.tsx';
import '../../ui/styles/outcome.css';
import { Written } from '../page/written.tsx';
import { CameOtherwise } from './cameOtherwise.tsx';
import type { OfficeSurvey } from './survey.ts';

/** What the answers of a response say of the criteria, and where its device had found something else. */
export function ResponseOutcome({
  survey: { instrument, texts, words, outcome },
  evaluation,
  document,
  withheld,
  came,
}: {
  readonly survey: OfficeSurvey;
  /** Of the instrument with its criteria. */
  readonly evaluation: Evaluation;
  readonly document: ResponseDocument;
  readonly withheld: readonly string[];
  readonly came: Came | undefined;
}) {
  if (!outcome) return null;
  const found = criteriaFrom(instrument, evaluation);
  const addressOf = ({ id, row }: ToldCriterion) => (row === undefined ? id : addressIn(row, id));
  // The collector told it from all answers; those that are withheld are not here.
  const criteria = found.criteria.map((one) => ({
    ...one,
    state: document.outcome?.[addressOf(one)] ?? one.state,
    missing: one.missing.filter((item) => !withheld.includes(nameIn(item))),
  }));
  const beside = (one: ToldCriterion) => {
    const other = came?.outcome[addressOf(one)];
    return other !== undefined && <CameOtherwise words={other === null ? undefined : outcome.states[other]} />;
  };
  const written = (text: string) => <Written text={text} />;
  return (
    <div lang={texts.language}>
      <Criteria
        told={{
          ...{ instrument, texts, words: { ...words, outcome }, beside },
          ...{ found: { ...found, criteria }, isPrinted: true, written },
        }}
      />
    </div>
  );
}
