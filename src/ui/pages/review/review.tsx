import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { configOf } from '../../../protocol/config.ts';
import { type CompletionFault, complete, isCompletable } from '../../../session/completion.ts';
import { saysWhy } from '../../../session/correcting.ts';
import { enterpriseFault } from '../../../session/enterpriseFault.ts';
import { forWhom, whomInTitle } from '../../../session/forWhom.ts';
import { compareTime } from '../../../session/measured.ts';
import { awaitsInvitation } from '../../../session/redeeming.ts';
import type { Session } from '../../../session/session.ts';
import { lazyPart } from '../../lazy.tsx';
import { useWords } from '../../locale.ts';
import { Main } from '../../parts/main.tsx';
import { ModuleNav } from '../../parts/moduleNav.tsx';
import { useOnce } from '../../parts/once.ts';
import { Marked } from '../../questions/marked.tsx';
import { addressOf, go } from '../../router.ts';
import { useServices } from '../../services.ts';
import anotherDevice from '../../styles/anotherDevice.css?url';
import moreStyles from '../../styles/more.css?url';
import outcomeStyles from '../../styles/outcome.css?url';
import { ModuleReview } from './answers.tsx';
import { Open } from './open.tsx';
import { Unconfirmed } from './unconfirmed.tsx';

/** Few questionnaires end in one. */
const OutcomeOfSession = lazyPart(
  async () => (await import('../outcome/ofSession.tsx')).OutcomeOfSession,
  ['outcome'],
  outcomeStyles,
);

/** Few drafts are answered on two devices. */
const DeliveredElsewhere = lazyPart(
  async () => (await import('../anotherDevice/deliveredElsewhere.tsx')).DeliveredElsewhere,
  ['anotherDevice'],
);
const DifferencesOnReview = lazyPart(
  async () => (await import('../anotherDevice/onReview.tsx')).DifferencesOnReview,
  ['anotherDevice', 'more'],
  anotherDevice,
);

/** Few responses correct another. */
const Unsaid = lazyPart(async () => (await import('../correction/unsaid.tsx')).Unsaid, ['correction']);
const CorrectionOnReview = lazyPart(
  async () => (await import('../correction/onReview.tsx')).CorrectionOnReview,
  ['correction', 'more'],
  moreStyles,
);

/** Only what is erased at completion is copied for that before. */
const CopyToCorrect = lazyPart(
  async () => (await import('../correction/onReview.tsx')).CopyToCorrect,
  ['correction', 'more'],
);

/** Everything that was asked with its answer, what is still open, and completion. */
export function ReviewPage({ session }: { readonly session: Session }) {
  const services = useServices();
  const words = useWords();
  const once = useOnce();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CompletionFault>();
  // Whether completion was tried in vain: from then on the page says in its title, too, that something is wrong.
  const [tried, setTried] = useState(false);
  const summary = useRef<HTMLElement>(null);
  const writable = session.editLock.value === 'owner';
  // Before anything can be pressed: completion finds nothing that is still being noted.
  useLayoutEffect(() => {
    session.turnTo('review');
    if (writable) compareTime(session);
  }, [session, writable]);
  const unnamed = enterpriseFault(services, session.row.value);
  const ready = isCompletable(session) && !unnamed && saysWhy(session) && writable;
  const elsewhere = session.receivedElsewhere.value;
  const awaited = awaitsInvitation(session.row.value);
  const wrong = tried && !ready;
  const sealed = configOf(services.config.value, session.instrument.id).recipientKey !== undefined;
  // Of what is erased here, nothing can be corrected.
  const final = sealed && !services.lock ? words.review.finalErased : words.review.final;
  const whom = forWhom(session.row.value);
  const titled = whomInTitle(services, session.row.value);
  useEffect(() => {
    document.title = [`${wrong ? `${words.app.error} ` : ''}${words.review.title}`, titled, words.app.name]
      .filter(Boolean)
      .join(' · ');
  }, [wrong, titled, words]);
  const finish = async () => {
    if (!ready) {
      setTried(true);
      summary.current?.scrollIntoView();
      summary.current?.focus({ preventScroll: true });
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
      <ModuleNav session={session} current="review" />
      <Main data-page="review">
        <h1 tabIndex={-1}>{words.review.title}</h1>
        <p>{words.review.intro}</p>
        {session.row.value.corrects && <CorrectionOnReview session={session} />}
        <section
          ref={summary}
          tabIndex={-1}
          class={ready ? 'summary summary--ready' : 'summary'}
          aria-labelledby="summary-title"
        >
          {elsewhere ? (
            <DeliveredElsewhere session={session} />
          ) : (
            <h2 id="summary-title">{ready ? words.review.ready : words.review.problem}</h2>
          )}
          {unnamed && (
            <p data-enterprise={unnamed}>
              <a
                href={addressOf({
                  page: 'module',
                  response: session.id,
                  module: session.instrument.modules[0]?.id ?? '',
                  target: 'enterprise-number',
                })}
              >
                {words.more.enterprise.number}
              </a>
              : {words.more.enterprise[unnamed]}
            </p>
          )}
          {!saysWhy(session) && <Unsaid />}
          {session.differences.value.length > 0 && <DifferencesOnReview session={session} />}
          <Open session={session} />
          {ready && !awaited && (
            <Finish
              whom={whom}
              final={final}
              action="complete-now"
              busy={busy}
              blocked={busy}
              onFinish={() => void once(finish)}
            />
          )}
        </section>
        {session.instrument.outcome && <OutcomeOfSession session={session} />}
        <Unconfirmed session={session} />
        <Marked response={session.id} survey={session} annotations={session.annotations.value} />
        {session.instrument.modules.map(({ id }) => (
          <ModuleReview key={id} session={session} module={id} />
        ))}
        <div class="finish">
          {sealed && <Sealed response={session.id} />}
          {fault && (fault !== 'unredeemed' || awaited) && (
            <p role="alert" class="card__error">
              {fault === 'moved-on'
                ? words.review.movedOn
                : fault === 'open'
                  ? words.review.notComplete
                  : fault === 'unredeemed'
                    ? words.review.unredeemed
                    : fault === 'insecure'
                      ? words.notices.insecure
                      : words.review.failed}
            </p>
          )}
          {!elsewhere && (
            <Finish
              whom={whom}
              final={final}
              action="complete"
              busy={busy}
              blocked={!ready || awaited || busy}
              onFinish={() => void once(finish)}
            />
          )}
          {!ready && !elsewhere && <p>{words.review.notComplete}</p>}
          {ready && awaited && <p data-awaited>{words.review.unredeemed}</p>}
        </div>
      </Main>
    </div>
  );
}

/** The button that completes, with all that there is to know before it is pressed: for whom, and that it is final. */
function Finish({
  whom,
  final,
  action,
  busy,
  blocked,
  onFinish,
}: {
  readonly whom: string | undefined;
  readonly final: string;
  readonly action: 'complete' | 'complete-now';
  readonly busy: boolean;
  readonly blocked: boolean;
  readonly onFinish: () => void;
}) {
  const { review } = useWords();
  const id = useId();
  return (
    <>
      <p id={id}>
        {whom && (
          <>
            {review.forWhom} <strong translate={false}>{whom}</strong>.{' '}
          </>
        )}
        {final}
      </p>
      <button
        type="button"
        class="button button--large"
        data-action={action}
        aria-describedby={id}
        aria-disabled={blocked || undefined}
        onClick={onFinish}
      >
        {busy ? review.completing : review.complete}
      </button>
    </>
  );
}

/** Says who can read a sealed response, and what becomes of it here: before it is too late for a copy. */
function Sealed({ response }: { readonly response: string }) {
  const { lock } = useServices();
  const { review, delivery } = useWords();
  return (
    <div data-sealed={lock ? 'locked' : 'erased'}>
      <p>{review.sealed}</p>
      {!lock && (
        <p>
          {review.erased}{' '}
          <a class="alone" href={addressOf({ page: 'copy', response })}>
            {delivery.copy}
          </a>
        </p>
      )}
      {!lock && <CopyToCorrect response={response} />}
    </div>
  );
}
