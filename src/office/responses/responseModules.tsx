import { Fragment } from 'preact';
import { withCriteria } from '../../engine/criterionStates.ts';
import type { Evaluation } from '../../engine/evaluation.ts';
import type { Item } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import { rowAt } from '../../engine/rosters/rostersOf.ts';
import { routeFrom } from '../../engine/route.ts';
import type { Step } from '../../engine/step.ts';
import type { Value } from '../../engine/value.ts';
import { evaluatedResponse } from '../../export/inspect.ts';
import type { Came } from '../../export/recomputed.ts';
import { list } from '../../i18n/format.ts';
import { nameIn } from '../../instrument/address.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import { answeredBy, filledIn, textsInRow } from '../../ui/parts/quotes/filledIn.ts';
import { headedByRow, rowInFull } from '../../ui/parts/rowTitle.ts';
import { valueWords } from '../../ui/types/table.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';
import { CameOtherwise } from './cameOtherwise.tsx';
import { ResponseOutcome } from './responseOutcome.tsx';
import { standingsIn } from './standing.ts';
import { StandingWords } from './standingWords.tsx';
import type { OfficeSurvey } from './survey.ts';

/** What a response says, read with its questionnaire. */
interface Filled {
  readonly survey: OfficeSurvey;
  readonly document: ResponseDocument;
  readonly standingOf: ReturnType<typeof standingsIn>;
  readonly evaluation: Evaluation;
  /** What follows from the answers and came otherwise. */
  readonly came: Came | undefined;
}

/** All questions in the order of the form, with what was answered, found, confirmed and remarked. */
export function ResponseModules({
  survey: opened,
  document,
  withheld,
  came,
}: {
  readonly survey: OfficeSurvey;
  readonly document: ResponseDocument;
  readonly withheld: readonly string[];
  readonly came?: Came | undefined;
}) {
  const { instrument } = opened;
  const evaluation = evaluatedResponse(withCriteria(instrument), document);
  const route = routeFrom(evaluation);
  const texts = filledIn(instrument, opened.texts, answeredBy(evaluation), () => opened.words);
  const survey = { ...opened, texts };
  const filled = { survey, document, evaluation, came, standingOf: standingsIn(document, withheld, evaluation) };
  return (
    <>
      {instrument.modules.map(({ id }) => {
        const own = texts.modules[id];
        return (
          <section key={id} class="module" data-module={id}>
            <h2 class="module__title" lang={texts.language}>
              {own?.label !== own?.title && <span class="module__label">{own?.label} </span>}
              {own?.title}
            </h2>
            {headedByRow([...route.steps.values()].filter(({ entry }) => entry.module === id)).map(({ step, row }) => (
              <Fragment key={step.entry.id}>
                {row !== undefined && <RowTitle filled={filled} address={row} />}
                <FilledQuestion filled={filled} step={step} />
              </Fragment>
            ))}
          </section>
        );
      })}
      {document.outcome && (
        <ResponseOutcome survey={survey} evaluation={evaluation} document={document} withheld={withheld} came={came} />
      )}
    </>
  );
}

/** What the answers of a row are headed by: what its respondent called it. */
function RowTitle({ filled: { evaluation, survey }, address }: { readonly filled: Filled; readonly address: string }) {
  const row = rowAt(evaluation, address);
  return (
    row && (
      <h3 class="module__row" data-row={address}>
        <Written text={rowInFull({ evaluation, ...survey }, row)} />
      </h3>
    )
  );
}

function FilledQuestion({ filled: whole, step: { entry, state } }: { readonly filled: Filled; readonly step: Step }) {
  const { id: address, question, all: items } = entry;
  const texts = textsInRow(whole.survey.texts, address);
  const survey = { ...whole.survey, texts };
  const filled = { ...whole, survey };
  const { standingOf } = filled;
  const { number } = labelsOf(survey).question(address);
  const alone = items.length === 1;
  const asked = state === 'asked';
  return (
    <section class="ask" data-question={address} data-state={state}>
      <div class={asked ? (alone ? 'copied-alone' : undefined) : 'copied-alone quiet'}>
        <h3 class="ask__stem" lang={texts.language}>
          {number && <span class="ask__number">{number}. </span>}
          {texts.questions[question.id]?.stem}
        </h3>
        {asked ? (
          <dl class="copied">
            {items.map((item) => {
              const { letter } = labelsOf(survey).item(item.id);
              return (
                <div key={item.id} class="copied__row" data-item={item.id}>
                  <dt lang={texts.language} class={alone ? 'visually-hidden' : letter ? 'lettered' : undefined}>
                    {letter && <span class="letter">{letter})</span>}
                    <span>{texts.items[item.name]?.text ?? item.id}</span>
                  </dt>
                  <dd>
                    <StandingWords survey={survey} item={item} standing={standingOf(item.id)} />
                    <Prefilled document={filled.document} item={item.id} />
                    {item.is && <Computed filled={filled} item={item} />}
                  </dd>
                </div>
              );
            })}
          </dl>
        ) : (
          <p class="quiet" lang={texts.language}>
            {survey.silences.standings[state === 'undetermined' ? state : 'notApplicable']}
          </p>
        )}
      </div>
      <Beside filled={filled} question={address} />
    </section>
  );
}

/** Whether an answer stood there already, and was changed. */
function Prefilled({ document, item }: { readonly document: ResponseDocument; readonly item: string }) {
  const { office } = useOfficeLocale();
  const told = office.response;
  const of = document.prefilled?.find((one) => one.item === item);
  if (!of) return null;
  return (
    <span class="office-prefilled" data-prefilled={of.changed ? 'changed' : 'kept'}>
      {told.prefilled}, {of.changed ? told.changed : told.unchanged}
    </span>
  );
}

/** That nobody has answered it, and what the device had computed where that is something else. */
function Computed({ filled: { came, survey }, item }: { readonly filled: Filled; readonly item: Item }) {
  const { office } = useOfficeLocale();
  const told = office.response;
  const other = came?.computed[item.id];
  return (
    <>
      <span class="office-prefilled" data-computed={item.id}>
        {told.computed}
      </span>
      {other !== undefined && <CameOtherwise words={other === null ? undefined : wordsOfCame(item, other, survey)} />}
    </>
  );
}

/** What came may be no value of its item. */
function wordsOfCame(item: Item, came: Value, { texts, words }: OfficeSurvey): string {
  const reading = readEntry(item, came);
  return reading.kind === 'valid' ? valueWords(item, reading.value, texts, words) : String(came);
}

/** What was found at a question, whether the respondent confirmed it, and the remark on it. */
function Beside({ filled, question }: { readonly filled: Filled; readonly question: string }) {
  const { office, language } = useOfficeLocale();
  const told = office.response;
  const { survey, document, evaluation } = filled;
  const remark = document.remarks?.find((one) => one.question === question);
  return (
    <>
      {evaluation.findingsAt(question).map(({ check, items, text }) => {
        const confirmation = document.confirmed?.find((one) => one.check === check);
        const names = list(
          items.map((id) => labelsOf(survey).item(id).name),
          language,
        );
        return (
          <p
            key={`${check} ${items.join(' ')}`}
            class="said"
            data-finding={check}
            data-confirmed={confirmation !== undefined}
          >
            <strong>
              {nameIn(check)} ({names}), {confirmation ? told.confirmed : told.open}:
            </strong>{' '}
            <span lang={survey.texts.language}>{survey.texts.checks[text]}</span>
            {confirmation?.remark !== undefined && (
              <>
                {' '}
                {told.why} <Written text={confirmation.remark} />
              </>
            )}
          </p>
        );
      })}
      {remark && (
        <p class="said" data-remark={question}>
          <strong>{told.remark}</strong> <Written text={remark.text} />
        </p>
      )}
    </>
  );
}
