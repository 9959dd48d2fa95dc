import { useComputed } from '@preact/signals';
import { Fragment } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Item } from '../../../engine/outline.ts';
import { valueIn } from '../../../engine/reading.ts';
import { rowAt } from '../../../engine/rosters/rostersOf.ts';
import type { Step } from '../../../engine/step.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { langOf } from '../../../instrument/langOf.ts';
import { rowOfAddress } from '../../../instrument/rowAddress.ts';
import { annotationKey } from '../../../protocol/annotation.ts';
import { wholeRoute } from '../../../session/account.ts';
import { openOf, stepsIn } from '../../../session/moduleAccount.ts';
import { requestsAbout } from '../../../session/requests.ts';
import type { Session } from '../../../session/session.ts';
import { lazyPart } from '../../lazy.tsx';
import { useWords } from '../../locale.ts';
import { itemPlace } from '../../parts/itemPlace.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import { headedByRow, rowInFull } from '../../parts/rowTitle.ts';
import { silenceWords } from '../../parts/silenceWords.ts';
import { mostAtOnce, Slices } from '../../parts/slices.tsx';
import { printing } from '../../printing.ts';
import { SkippedQuestion } from '../../questions/skippedQuestion.tsx';
import { valueWords, viewOf } from '../../types/table.ts';
import { heightsOf, useFold } from './folds.ts';

/** Few responses correct what an office has asked about. */
const AskedHere = lazyPart(async () => (await import('../correction/notice.tsx')).AskedHere, ['correction']);

/**
 * What was asked in a module, with its answers: folded, unless something in it is missing, wrong, unlikely, or asked about by
 * the office. On a long review, what is folded is drawn when it is opened.
 */
export function ModuleReview({ session, module }: { readonly session: Session; readonly module: string }) {
  const words = useWords();
  const texts = session.texts.modules[module];
  const open = useComputed(() => openOf(session, module)).value;
  const asked = useComputed(() =>
    stepsIn(session, module).some((step) => requestsAbout(session, step).length > 0),
  ).value;
  // Also what nobody had to answer: the progress counts the required alone.
  const answered = useComputed(() => {
    const { readings } = wholeRoute(session);
    return stepsIn(session, module)
      .filter((step) => step.state === 'asked')
      .flatMap((step) => step.entry.items)
      .filter((item) => readings.get(item.id)?.kind === 'valid').length;
  }).value;
  const isLong = useComputed(() => wholeRoute(session).steps.size > mostAtOnce).value;
  const { isOpen, turn } = useFold(session, module, open > 0 || asked);
  const wasDrawn = useRef(false);
  wasDrawn.current ||= isOpen || !isLong || printing.value;
  return (
    <details
      class="answers"
      data-review={module}
      open={isOpen || printing.value}
      onToggle={({ currentTarget }) => turn(currentTarget.open)}
    >
      <summary>
        <h2 lang={langOf(session.texts, `modules.${module}`)}>
          {texts?.label !== texts?.title && `${texts?.label} · `}
          {texts?.title}
        </h2>
        <span class="answers__count">
          {open > 0 ? words.review.openIn({ count: open }) : words.review.answered({ count: answered })}
        </span>
      </summary>
      {wasDrawn.current && (
        <Questions session={session} module={module} atOnce={isLong ? 1 : Number.POSITIVE_INFINITY} />
      )}
    </details>
  );
}

/** The questions of a module. What is drawn of one reads what is its own alone, so that a change draws no other again. */
function Questions({
  session,
  module,
  atOnce,
}: {
  readonly session: Session;
  readonly module: string;
  readonly atOnce: number;
}) {
  const steps = stepsIn(session, module);
  const entries = useMemo(() => headedByRow(steps), [steps]);
  return (
    <Slices
      entries={entries}
      atOnce={atOnce}
      heightsPx={heightsOf(session, module)}
      draw={({ step, row }) => (
        <Fragment key={step.entry.id}>
          {row !== undefined && <RowTitle session={session} row={row} />}
          <QuestionReview session={session} step={step} level={rowOfAddress(step.entry.id) === undefined ? 3 : 4} />
        </Fragment>
      )}
    />
  );
}

/** The row that answers are of, with the way to it. */
function RowTitle({ session, row: address }: { readonly session: Session; readonly row: string }) {
  const words = useWords();
  const evaluation = session.evaluation();
  const row = rowAt(evaluation, address);
  return (
    row && (
      <h3 class="answers__row" data-row={address} translate={false}>
        {rowInFull({ evaluation, texts: session.texts, words }, row)}
      </h3>
    )
  );
}

function QuestionReview({
  session,
  step,
  level,
}: {
  readonly session: Session;
  readonly step: Step;
  readonly level: 3 | 4;
}) {
  const Stem = `h${level}` as const;
  const { id: address, question, items, all } = step.entry;
  const texts = textsInRow(session.texts, address);
  const { number } = labelsOf(session).question(address);
  if (all.length === 0) return null;
  const asked = requestsAbout(session, step).length > 0 && (
    <AskedHere session={session} step={step} id={`${address}-asked`} />
  );
  if (step.state !== 'asked')
    return (
      <>
        {asked}
        <SkippedQuestion session={session} step={step} />
      </>
    );
  return (
    <div data-question={address} data-state="asked">
      <Stem lang={langOf(session.texts, `questions.${question.id}`)}>
        {number && `${number} `}
        {texts.questions[question.id]?.stem}
      </Stem>
      {asked}
      <dl>
        {items
          .filter(({ id }) => session.reading(id))
          .map((item) => (
            <AnswerLine key={item.id} session={session} item={item} alone={items.length === 1} />
          ))}
        {all
          .filter(({ is }) => is)
          .map((item) => (
            <ComputedLine key={item.id} session={session} item={item} />
          ))}
      </dl>
      <RemarkOn session={session} question={address} />
    </div>
  );
}

function AnswerLine({
  session,
  item,
  alone,
}: {
  readonly session: Session;
  readonly item: Item;
  readonly alone: boolean;
}) {
  const words = useWords();
  const reading = session.reading(item.id);
  const entry = session.entry(item.id);
  const texts = textsInRow(session.texts, item.id);
  const text = texts.items[item.name]?.text ?? item.id;
  const view = viewOf(item);
  // What was typed, and none of our words, which a browser may translate.
  const typed = reading?.kind === 'invalid' || (reading?.kind === 'valid' && !view.worded);
  const { letter, name } = labelsOf({ instrument: session.instrument, texts }).item(item.id);
  const { number, title } = labelsOf({ instrument: session.instrument, texts }).question(item.question);
  const silent = session.annotation(annotationKey({ kind: 'unanswered', about: item.id }));
  return (
    <div class="answer" data-item={item.id}>
      <dt class={alone ? 'visually-hidden' : undefined} lang={langOf(session.texts, `items.${item.name}`)}>
        {letter && <span class="letter">{letter} </span>}
        {text}
      </dt>
      <dd
        lang={reading?.kind === 'valid' && view.worded ? session.texts.language : undefined}
        translate={!typed}
        class={reading?.kind === 'valid' || silent ? undefined : item.required ? 'answer--open' : 'answer--blank'}
      >
        {reading?.kind === 'valid'
          ? valueWords(item, reading.value, texts, words)
          : reading?.kind === 'invalid'
            ? String(entry)
            : silent?.kind === 'unanswered'
              ? silenceWords(silent.reason, texts, words)
              : words.review.blank}
      </dd>
      <dd class="answer__change">
        <a
          href={itemPlace(session, item.id)}
          aria-label={`${words.review.change} ${number ? [title, letter].filter(Boolean).join(', ') : name}`}
        >
          {words.review.change}
        </a>
      </dd>
    </div>
  );
}

/** What follows from the answers: it stands among them, and cannot be changed. */
function ComputedLine({ session, item }: { readonly session: Session; readonly item: Item }) {
  const words = useWords();
  const value = valueIn(session.reading(item.id));
  const texts = textsInRow(session.texts, item.id);
  return (
    <div class="answer" data-item={item.id} data-computed={item.id}>
      <dt class="visually-hidden">{texts.items[item.name]?.text ?? item.id}</dt>
      <dd class={value === undefined ? 'answer--blank' : undefined}>
        {value === undefined ? words.question.noValue : valueWords(item, value, texts, words)}
      </dd>
      <dd class="answer__change hint">{words.review.computed}</dd>
    </div>
  );
}

function RemarkOn({ session, question }: { readonly session: Session; readonly question: string }) {
  const words = useWords();
  const remark = session.annotation(annotationKey({ kind: 'remark', about: question }));
  if (remark?.kind !== 'remark' || remark.text.trim() === '') return null;
  return (
    <p class="hint">
      {remark.send ? words.review.remarkSent : words.review.remarkKept} <span translate={false}>{remark.text}</span>
    </p>
  );
}
