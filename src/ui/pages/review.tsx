import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../engine/findings.ts';
import type { Item } from '../../engine/outline.ts';
import { outlineOf } from '../../engine/outline.ts';
import { itemsIn, missingItems, type Step } from '../../engine/route.ts';
import { list } from '../../i18n/format.ts';
import { type CompletionFault, complete, isCompletable } from '../completion.ts';
import { useLaterWords } from '../laterWords.ts';
import { Rail } from '../parts/rail.tsx';
import { valueWords } from '../parts/reason.ts';
import { Folded } from '../questions/folded.tsx';
import { addressOf, go } from '../router.ts';
import { useServices } from '../services.ts';
import type { Session } from '../session.ts';

/** Everything that was asked with its answer, what is still open, and completion. `children` stand last. */
export function ReviewPage({
  session,
  children,
}: {
  readonly session: Session;
  readonly children?: ComponentChildren;
}) {
  const services = useServices();
  const words = useLaterWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CompletionFault>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    session.turnTo('review');
    document.title = `${words.review.title} · ${words.appName}`;
  }, [session, words]);
  const ready = isCompletable(session) && session.ownership.value === 'owner';
  const finish = async () => {
    if (busy) return;
    if (!ready) {
      heading.current?.focus();
      heading.current?.scrollIntoView();
      return;
    }
    setBusy(true);
    const done = await complete(services, session);
    setBusy(false);
    if (done.ok) go({ page: 'delivery', response: session.id }, 'replace');
    else setFault(done.fault);
  };
  return (
    <div class="with-rail">
      <Rail session={session} current="review" />
      <main data-page="review">
        <h1 tabIndex={-1}>{words.review.title}</h1>
        <p>{words.review.intro}</p>
        <section class={ready ? 'summary summary--ready' : 'summary'} aria-labelledby="summary-title">
          <h2 id="summary-title" ref={heading} tabIndex={-1}>
            {ready ? words.review.ready : words.review.problem}
          </h2>
          <Open session={session} />
        </section>
        {session.instrument.modules.map(({ id }) => (
          <ModuleReview key={id} session={session} module={id} />
        ))}
        <div class="finish">
          {fault && (
            <p role="alert" class="card__error">
              {fault === 'moved-on'
                ? words.review.movedOn
                : fault === 'open'
                  ? words.review.notComplete
                  : words.review.failed}
            </p>
          )}
          <button
            type="button"
            class="button button--large"
            data-action="complete"
            aria-disabled={!ready || busy || undefined}
            onClick={() => void finish()}
          >
            {busy ? words.review.completing : words.review.complete}
          </button>
          {!ready && <p>{words.review.notComplete}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}

const placeOf = (session: Session, item: string) =>
  addressOf({
    page: 'module',
    response: session.id,
    module: outlineOf(session.instrument).items.get(item)?.module ?? '',
    target: item,
  });

/** What is missing or wrong, each with the way to it. */
function Open({ session }: { readonly session: Session }) {
  const words = useLaterWords();
  const { language } = useServices();
  const missing = missingItems(session.route.value);
  const blank = itemsIn(session.route.value, 'asked')
    .filter((item) => !item.required && session.route.value.readings.get(item.id)?.kind === 'blank')
    .map((item) => session.texts.items[item.id]?.text ?? item.id);
  const order = [...outlineOf(session.instrument).items.keys()];
  const placed = (finding: Finding) => order.indexOf(finding.items[0] ?? '');
  const findings = session.findings.value.toSorted((one, other) => placed(one) - placed(other));
  return (
    <>
      <ul class="open">
        {findings.map((finding) => (
          <li key={finding.check + finding.items.join()} data-finding={finding.check}>
            <a href={placeOf(session, finding.items.at(-1) ?? '')}>{finding.items.join(', ')}</a>:{' '}
            {session.texts.checks[finding.check]}
          </li>
        ))}
      </ul>
      {missing.length > 0 && <p>{words.review.missing}</p>}
      {session.instrument.modules.map(({ id }) => (
        <MissingIn key={id} session={session} module={id} items={missing.filter((item) => item.module === id)} />
      ))}
      {blank.length > 0 && <p class="hint">{words.review.contactReminder(list(blank, language))}</p>}
    </>
  );
}

function MissingIn({
  session,
  module,
  items,
}: {
  readonly session: Session;
  readonly module: string;
  readonly items: readonly Item[];
}) {
  if (items.length === 0) return null;
  return (
    <div class="missing">
      <span>{session.texts.modules[module]?.label}</span>
      <ul>
        {items.map((item) => (
          <li key={item.id} data-missing={item.id}>
            <a href={placeOf(session, item.id)}>{item.id}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ModuleReview({ session, module }: { readonly session: Session; readonly module: string }) {
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
  const words = useLaterWords();
  const reading = session.route.value.readings.get(item.id);
  const entry = session.answers.value[item.id];
  const text = session.texts.items[item.id]?.text ?? item.id;
  return (
    <div class="answer" data-item={item.id}>
      <dt class={alone ? 'visually-hidden' : undefined}>
        {item.type !== 'text' && item.type !== 'email' && item.type !== 'telephone' && (
          <span class="letter">{item.id.slice(item.question.length)} </span>
        )}
        {text}
      </dt>
      <dd class={reading?.kind === 'valid' ? undefined : item.required ? 'answer--open' : 'answer--blank'}>
        {reading?.kind === 'valid'
          ? valueWords(session, item, reading.value)
          : reading?.kind === 'invalid'
            ? String(entry)
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
