import { useEffect, useState } from 'preact/hooks';
import type { Evaluation } from '../../engine/evaluation.ts';
import { type Entry, type Item, outlineOf } from '../../engine/outline.ts';
import { rowAt } from '../../engine/rosters/rostersOf.ts';
import { evaluatedResponse } from '../../export/inspect.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Language } from '../../instrument/language.ts';
import { rowOfAddress } from '../../instrument/rowAddress.ts';
import { type OfficeResponse, officeResponse } from '../../protocol/officeResponse.ts';
import { filledIn, unanswered } from '../../ui/parts/quotes/filledIn.ts';
import { rowInFull } from '../../ui/parts/rowTitle.ts';
import { askOffice, type OfficeFault } from '../page/officeApi.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { StackingTable } from '../page/stackingTable.tsx';
import { TableCard } from '../page/tableCard.tsx';
import { Written } from '../page/written.tsx';
import { type Standing, standingsIn } from './standing.ts';
import { StandingWords } from './standingWords.tsx';
import { type OfficeSurvey, useOfficeSurvey } from './survey.ts';

/** What is compared: responses by their refs. */
interface ComparedProps {
  readonly refs: readonly string[];
  readonly onSignedOut: () => void;
}

/** Responses side by side, by question, with what differs marked. Each one that is read goes on record. */
export function SideBySide({ refs, onSignedOut }: ComparedProps) {
  const { office, language } = useOfficeLocale();
  const read = useResponses(refs, onSignedOut);
  const responses = Array.isArray(read) ? read : undefined;
  // The last one that can be read: an earlier version has the same words.
  const name = responses?.findLast(({ document }) => document)?.head.questionnaire;
  const survey = useOfficeSurvey(name, language);
  if (typeof read === 'string') return <p role="alert">{office.faults[read]}</p>;
  if (!responses || (name && survey === undefined)) return <p aria-busy="true">{office.loading}</p>;
  if (!survey) return <p role="status">{office.differences.closed}</p>;
  // Each may have answered otherwise what the words quote.
  const texts = filledIn(survey.instrument, survey.texts, unanswered, () => survey.words);
  return <DifferenceTable survey={{ ...survey, texts }} responses={responses} language={language} />;
}

/** The responses once all are there; why not, where one is not to be had. */
function useResponses(
  refs: readonly string[],
  onSignedOut: () => void,
): readonly OfficeResponse[] | OfficeFault | undefined {
  const [read, setRead] = useState<readonly OfficeResponse[] | OfficeFault>();
  const key = refs.join(' ');
  useEffect(() => {
    let left = false;
    const readAll = async () => {
      const found: OfficeResponse[] = [];
      for (const ref of refs) {
        const one = await askOffice(`/responses/${encodeURIComponent(ref)}`, officeResponse);
        if (left) return;
        if (!one.ok) return one.fault === 'signed-out' ? onSignedOut() : setRead(one.fault);
        found.push(one.value);
      }
      setRead(found);
    };
    void readAll();
    return () => {
      left = true;
    };
    // The function is another one at each drawing, and means the same.
  }, [key]);
  return read;
}

/** An item or the remark on a question, in each of the responses. */
interface Row {
  readonly key: string;
  /** The address of the question, and what it is called in the questionnaire. */
  readonly question: string;
  readonly questionName: string;
  readonly item: Item | undefined;
  /** The row that it is asked of, by its name in the first response that has it. */
  readonly rowName: string | undefined;
  readonly standings: readonly (Standing | string | undefined)[];
  readonly differs: boolean;
}

/** A question in the responses that have it. */
interface Compared {
  readonly entry: Entry;
  readonly rowName: string | undefined;
}

/** All questions, by their addresses: of rows, those of each response, in the order of the first that has them. */
function comparedIn(
  { instrument, texts, words }: OfficeSurvey,
  evaluations: readonly Evaluation[],
): Map<string, Compared> {
  if (!instrument.rosters)
    return new Map(outlineOf(instrument).entries.map((entry) => [entry.id, { entry, rowName: undefined }]));
  const compared: [string, Compared][] = [];
  for (const evaluation of evaluations) {
    let behind = 0;
    for (const [id, { entry }] of evaluation.program.questions) {
      const known = compared.findIndex(([one]) => one === id);
      const row = rowAt(evaluation, id);
      const rowName = row && rowInFull({ evaluation, texts, words }, row);
      if (known < 0) compared.splice(behind, 0, [id, { entry, rowName }]);
      behind = Math.max(behind, known < 0 ? behind : known) + 1;
    }
  }
  return new Map(compared);
}

function rowsOf(survey: OfficeSurvey, responses: readonly OfficeResponse[]): Row[] {
  const evaluations = responses.map(({ document }) => document && evaluatedResponse(survey.instrument, document));
  const standings = responses.map(({ document, withheld }, at) => standingsIn(document, withheld, evaluations[at]));
  /** What stands in a row that a response does not have is nothing in it. */
  const isThere = (address: string, at: number): boolean =>
    rowOfAddress(address) === undefined || evaluations[at]?.program.questions.has(address) === true;
  const rowOf = (row: Omit<Row, 'differs'>): Row => ({
    ...row,
    // What cannot be read is not said to differ.
    differs:
      new Set(row.standings.flatMap((one, at) => (responses[at]?.document ? [JSON.stringify(one ?? null)] : []))).size >
      1,
  });
  const compared = comparedIn(
    survey,
    evaluations.flatMap((one) => one ?? []),
  );
  return [...compared].flatMap(([address, { entry, rowName }]) => {
    const common = { question: address, questionName: entry.question.id, rowName };
    const remarks = responses.map(({ document }) => document?.remarks?.find((one) => one.question === address)?.text);
    return [
      ...entry.all.map((item) =>
        rowOf({
          ...common,
          ...{ key: item.id, item },
          standings: standings.map((of, at) => (isThere(address, at) ? of(item.id) : undefined)),
        }),
      ),
      ...(remarks.some((one) => one !== undefined)
        ? [rowOf({ ...common, key: `${address} remark`, item: undefined, standings: remarks })]
        : []),
    ];
  });
}

function DifferenceTable({
  survey,
  responses,
  language,
}: {
  readonly survey: OfficeSurvey;
  readonly responses: readonly OfficeResponse[];
  readonly language: Language;
}) {
  const { office } = useOfficeLocale();
  const told = office.differences;
  const [all, setAll] = useState(false);
  const rows = rowsOf(survey, responses);
  const differing = rows.filter(({ differs }) => differs);
  return (
    <TableCard label={told.title}>
      <p role="status" data-differing={differing.length}>
        {told.found({ count: differing.length })}
      </p>
      <label class="office-check">
        <input type="checkbox" checked={all} onChange={({ currentTarget }) => setAll(currentTarget.checked)} />
        {told.all}
      </label>
      <StackingTable
        name="differs"
        caption={told.title}
        columns={[told.question, ...responses.map(({ head }) => head.code)]}
        look="sides"
        rows={(all ? rows : differing).map((row) => ({
          key: row.key,
          cells: [
            <RowName
              key="question"
              survey={survey}
              row={row}
              differs={all && row.differs}
              lang={survey.texts.language === language ? undefined : survey.texts.language}
            />,
            ...row.standings.map((standing, at) =>
              typeof standing === 'object' && row.item ? (
                <StandingWords key={responses[at]?.head.ref} survey={survey} item={row.item} standing={standing} />
              ) : (
                typeof standing === 'string' && <Written key={responses[at]?.head.ref} text={standing} />
              ),
            ),
          ],
          attributes: { class: row.differs ? 'office-differs' : undefined, 'data-differs': row.differs },
        }))}
      />
    </TableCard>
  );
}

/** The question in its words, and under it the item where there are several. */
function RowName({
  survey,
  row: { question, questionName, rowName, item },
  differs,
  lang,
}: {
  readonly survey: OfficeSurvey;
  readonly row: Row;
  /** Whether it has to be said that it differs. */
  readonly differs: boolean;
  readonly lang: string | undefined;
}) {
  const { office } = useOfficeLocale();
  const { texts } = survey;
  const own = item && texts.items[item.name]?.text;
  const stem = texts.questions[questionName]?.stem;
  return (
    <>
      {rowName !== undefined && (
        <>
          <Written text={rowName} />
          {' · '}
        </>
      )}
      <strong>{item ? labelsOf(survey).item(item.id).name : labelsOf(survey).question(question).name}</strong>{' '}
      <span lang={lang}>{stem}</span>
      {/* A question of one item has the same words twice. */}
      {own !== undefined && own !== stem && (
        <span class="office-item" lang={lang}>
          {own}
        </span>
      )}
      {!item && <em> {office.response.remark}</em>}
      {differs && <strong> ({office.differences.differs})</strong>}
    </>
  );
}
