import type { Item } from '../../../engine/outline.ts';
import type { Step } from '../../../engine/route.ts';
import { annotationKey } from '../../../protocol/annotation.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { valueWords } from '../../parts/reason.ts';
import { Folded } from '../../questions/folded.tsx';
import { placeOf } from './placeOf.ts';

/** What was asked in a module, with its answers. */
export function ModuleReview({ session, module }: { readonly session: Session; readonly module: string }) {
  const steps = [...session.route.value.steps.values()].filter((step) => step.entry.module === module);
  const texts = session.texts.modules[module];
  return (
    <section class="answers">
      <h2>
        {texts?.label !== texts?.title && `${texts?.label} · `}
        {texts?.title}
      </h2>
      {steps.map((step) => (
        <QuestionReview key={step.entry.question.id} session={session} step={step} />
      ))}
    </section>
  );
}

function QuestionReview({ session, step }: { readonly session: Session; readonly step: Step }) {
  const { question, items } = step.entry;
  if (step.state !== 'asked') return <Folded session={session} step={step} />;
  return (
    <div data-question={question.id} data-state="asked">
      <h3>
        {question.type !== 'fields' && `${question.id} `}
        {session.texts.questions[question.id]?.stem}
      </h3>
      <dl>
        {items.map((item) => (
          <AnswerLine key={item.id} session={session} item={item} alone={items.length === 1} />
        ))}
      </dl>
      <RemarkOn session={session} question={question.id} />
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
  const reading = session.route.value.readings.get(item.id);
  const entry = session.answers.value[item.id];
  const text = session.texts.items[item.id]?.text ?? item.id;
  // What was typed, and none of our words, which a browser may translate.
  const typed = reading?.kind === 'invalid' || (reading?.kind === 'valid' && reading.value === entry && !worded(item));
  const silent = session.annotations.value.get(annotationKey({ kind: 'unanswered', about: item.id }));
  return (
    <div class="answer" data-item={item.id}>
      <dt class={alone ? 'visually-hidden' : undefined}>
        {item.type !== 'text' && item.type !== 'email' && item.type !== 'telephone' && (
          <span class="letter">{item.id.slice(item.question.length)} </span>
        )}
        {text}
      </dt>
      <dd
        translate={!typed}
        class={reading?.kind === 'valid' || silent ? undefined : item.required ? 'answer--open' : 'answer--blank'}
      >
        {reading?.kind === 'valid'
          ? valueWords(session, item, reading.value)
          : reading?.kind === 'invalid'
            ? String(entry)
            : silent?.kind === 'unanswered'
              ? words.question.reasons[silent.reason]
              : words.review.blank}
      </dd>
      <dd class="answer__change">
        <a href={placeOf(session, item.id)} aria-label={`${words.review.change} ${item.id}`}>
          {words.review.change}
        </a>
      </dd>
    </div>
  );
}

function RemarkOn({ session, question }: { readonly session: Session; readonly question: string }) {
  const words = useWords();
  const remark = session.annotations.value.get(annotationKey({ kind: 'remark', about: question }));
  if (remark?.kind !== 'remark' || remark.text.trim() === '') return null;
  return (
    <p class="hint">
      {remark.send ? words.review.remarkSent : words.review.remarkKept} <span translate={false}>{remark.text}</span>
    </p>
  );
}

/** Whether an item's value is said in words of ours. */
const worded = ({ type }: Item): boolean => type === 'yesNo' || type === 'choice';
