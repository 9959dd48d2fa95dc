import { useMemo } from 'preact/hooks';
import type { Step } from '../../engine/step.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { langOf } from '../../instrument/langOf.ts';
import type { Session } from '../../session/session.ts';
import { lazyPart } from '../lazy.tsx';
import { useWords } from '../locale.ts';
import { drawnBy } from '../onPage.ts';
import { Blocks } from '../parts/blocks.tsx';
import { viewOf } from '../types/table.ts';
import { Answer, skipped } from './answer.tsx';
import { useChanging } from './changing.ts';
import { differing } from './differing.ts';
import { Explained } from './explained.tsx';
import { findingsAt } from './findingsAt.ts';
import { QuestionTools } from './questionTools.tsx';
import { SoftChecks } from './softChecks.tsx';

/** Few responses correct what an office has asked about. */
const AskedHere = lazyPart(async () => (await import('../pages/correction/notice.tsx')).AskedHere, ['correction']);

/** Few questionnaires lack words in a language. */
const Untranslated = lazyPart(async () => (await import('./untranslated.tsx')).Untranslated, ['more']);

interface CardProps {
  readonly session: Session;
  readonly question: string;
  /** The heading level of the stem: below the title of its section, where that has one. */
  readonly level: 2 | 3;
}

/** A question as the route has it: a card with its fields, or one quiet line. */
export function QuestionCard({ session, question, level }: CardProps) {
  const step = session.step(question);
  if (step?.state === 'asked') return <Asked session={session} step={step} level={level} />;
  if (!step) return null;
  const Skipped = drawnBy(skipped);
  return (
    <>
      {session.row.value.corrects && <AskedHere session={session} step={step} id={`${question}-asked`} />}
      <Skipped session={session} step={step} />
    </>
  );
}

interface AskedProps {
  readonly session: Session;
  readonly step: Step;
  readonly level: CardProps['level'];
}

function Asked({ session, step, level }: AskedProps) {
  const Stem = `h${level}` as const;
  const Differing = differing.value;
  const words = useWords();
  // What is found waits while an answer is changed: a half-typed answer is not a wrong one.
  const { changing, ...focus } = useChanging();
  const { id, question } = step.entry;
  const texts = session.texts.questions[question.id];
  const lang = langOf(session.texts, `questions.${question.id}`);
  const { number } = labelsOf(session).question(id);
  const found = changing ? [] : findingsAt(session, step, 'hard');
  const wrong = found.length > 0;
  // What is wrong with one row of a list stands below it.
  const inRows = step.entry.layout === 'list';
  const errors = found.filter(
    ({ text, items: [id, ...others] }, at, all) =>
      !(inRows && others.length === 0) &&
      all.findIndex((other) => other.text === text) === at &&
      !step.entry.items.some((item) => item.id === id && item.domainCheck === text && viewOf(item).tellsMistake),
  );
  const described = [
    texts?.notes && `${id}-notes`,
    texts?.instruction && `${id}-instruction`,
    session.row.value.corrects && `${id}-asked`,
    errors.length > 0 && `${id}-error`,
    `${id}-advice`,
  ]
    .filter(Boolean)
    .join(' ');
  // The same as long as it says the same: fields are drawn again for what they say alone.
  const wrongItems = found.flatMap((finding) => finding.items).join(' ');
  const toFields = useMemo(
    () => ({ by: described || undefined, invalid: new Set(wrongItems.split(' ')), changing }),
    [described, wrongItems, changing],
  );
  return (
    <div class={wrong ? 'card card--wrong' : 'card'} data-question={id} data-state="asked">
      <fieldset class="card__fields" aria-labelledby={`${id}-stem`} {...focus}>
        <Stem class="card__stem" id={`${id}-stem`} lang={lang}>
          {number && <span class="card__number">{number}</span>}{' '}
          {texts && <Explained session={session} at={id} text={texts.stem} />}
        </Stem>
        {texts?.source && (
          <p class="hint" lang={lang}>
            {texts.source}
          </p>
        )}
        {session.texts.borrowed && <Untranslated texts={session.texts} question={question.id} />}
        <Explained session={session} at={id} />
        {texts?.notes && (
          <div class="card__notes" id={`${id}-notes`} lang={lang}>
            <Blocks blocks={texts.notes} level={level === 2 ? 3 : 4} />
          </div>
        )}
        {texts?.instruction && (
          <div class="card__instruction" id={`${id}-instruction`} lang={lang}>
            {texts.instruction.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
        {session.row.value.corrects && <AskedHere session={session} step={step} id={`${id}-asked`} />}
        <Answer session={session} entry={step.entry} described={toFields} />
        {Differing && <Differing session={session} step={step} />}
        <div class="card__error" id={`${id}-error`} aria-live="polite">
          {errors.map(({ check, text }) => (
            <p key={text} data-finding={check}>
              <span class="visually-hidden">{words.app.error}</span>{' '}
              <span lang={langOf(session.texts, `checks.${text}`)}>{session.texts.checks[text]}</span>
            </p>
          ))}
        </div>
      </fieldset>
      {step.entry.items[0] ? (
        <QuestionTools session={session} step={step} quiet={changing} />
      ) : (
        step.entry.all[0] && <SoftChecks session={session} step={step} quiet={changing} />
      )}
    </div>
  );
}
