import { useEffect, useState } from 'preact/hooks';
import { dateAndTime } from '../../i18n/format.ts';
import type { Block, Texts } from '../../instrument/texts.ts';
import { forWhom, whomInTitle } from '../../session/forWhom.ts';
import { requestsOf } from '../../session/requests.ts';
import { type DeliveryState, deliveryState, type StoredResponse } from '../../session/responses.ts';
import { useLoading } from '../loading.ts';
import { useLanguage, useWords } from '../locale.ts';
import { shownLogo } from '../look/shownLogo.ts';
import { Blocks } from '../parts/blocks.tsx';
import { LinksOf } from '../parts/linksOf.tsx';
import { LoadingPlaceholder } from '../parts/loadingPlaceholder.tsx';
import { Main } from '../parts/main.tsx';
import { PartNotLoaded } from '../parts/notLoaded.tsx';
import { filledByStored } from '../parts/quotes/filledByStored.ts';
import { ToStart } from '../parts/toStart.tsx';
import { WayBack } from '../parts/wayBack.tsx';
import { useWhomInBar } from '../parts/whomInBar.ts';
import { addressOf } from '../router.ts';
import { useServices } from '../services.ts';
import { ConductedBy } from './conductedBy.tsx';
import { Correct } from './correction/correct.tsx';
import { CorrectionRequests } from './correction/requested.tsx';
import { useRequestsHeard } from './correction/requestsHeard.ts';
import { Help } from './help.tsx';
import { HelpDesk } from './helpDesk.ts';
import { ReceiptActions } from './receiptActions.tsx';
import { SaidOfClosing } from './timeline/saidOfClosing.tsx';
import { Steps } from './timeline/steps.tsx';
import { useBound, useTimeline } from './timeline/useTimeline.ts';
import { WaitingResponse } from './waitingResponse.tsx';

/** Where a completed response stands: queued, on its way, delivered with its receipt, or put aside with the reason. */
export function DeliveryPage({ id }: { readonly id: string }) {
  const words = useWords();
  const services = useServices();
  const { store, delivery, config } = services;
  const [stored, setStored] = useState<StoredResponse | 'missing' | 'storage'>();
  const row = typeof stored === 'object' ? stored.row : undefined;
  useWhomInBar(row && forWhom(row));
  const titled = row && whomInTitle(services, row);
  useEffect(() => {
    document.title = [words.delivery.title, titled, words.app.name].filter(Boolean).join(' · ');
  }, [titled, words]);
  useEffect(
    () =>
      store.watch(
        () => store.read(id),
        (read) => setStored(read ?? 'missing'),
        () => setStored('storage'),
      ),
    [store, id],
  );
  if (!stored) return <LoadingPlaceholder />;
  if (typeof stored === 'string' || stored.row.state === 'draft')
    return (
      <Main>
        <h1 tabIndex={-1}>{words.delivery.title}</h1>
        <p>{typeof stored === 'string' ? words.response.faults[stored] : words.delivery.draft}</p>
        <WayBack />
        {typeof stored === 'string' && <HelpDesk config={config.value} />}
      </Main>
    );
  return <Standing stored={stored} state={deliveryState(stored, delivery.sending.value)} />;
}

function Standing({ stored, state }: { readonly stored: StoredResponse; readonly state: DeliveryState }) {
  const words = useWords();
  const language = useLanguage();
  const { lock, instruments } = useServices();
  const Logo = shownLogo.value;
  const { row, answers, outbox, receipt } = stored;
  const bound = useBound(stored);
  const timeline = useTimeline(stored);
  const { id, version } = row.instrument;
  const loading = useLoading(async () => {
    const [instrument, texts] = await Promise.all([
      instruments.open(id, version),
      instruments.texts(id, version, language),
    ]);
    return instrument.ok && texts.ok ? { instrument: instrument.value, texts: texts.value } : undefined;
  }, [id, version, language]);
  const opened = loading.state === 'loaded' ? loading.value : undefined;
  const survey = opened && filledByStored(opened, stored, words);
  const whom = forWhom(row);
  useRequestsHeard(stored);
  const asked = timeline.steps.some(({ kind }) => kind === 'asked');
  return (
    <Main data-page="delivery" data-delivery={state}>
      <h1 tabIndex={-1} aria-live="polite">
        {words.response.standing[state]}
      </h1>
      {survey && <p class="overline">{survey.texts.title}</p>}
      {whom && (
        <p data-for-whom>
          {words.delivery.forWhom} <strong translate={false}>{whom}</strong>
        </p>
      )}
      {row.carried && <p data-carried-here>{words.response.carried}</p>}
      <p aria-live="polite" data-next={timeline.next} data-bound={bound ? outbox?.endpoint : undefined}>
        {words.timeline.next[timeline.next]} <SaidOfClosing timeline={timeline} />
      </p>
      <Steps timeline={timeline} />
      {asked && (
        <>
          <CorrectionRequests response={row.id} requests={requestsOf(row)} survey={survey} editable={false} />
          <Correct stored={stored} survey={survey} />
        </>
      )}
      {receipt && (
        <section class="receipt">
          {Logo && <Logo />}
          {survey && <ConductedBy of={survey} />}
          <h2>{words.delivery.code}</h2>
          <p class="receipt__code" translate={false} data-receipt={receipt.code}>
            {receipt.code}
          </p>
          <p>{words.delivery.receivedAt({ when: dateAndTime(new Date(receipt.receivedAt), language) })}</p>
          <p class="hint">{words.delivery.keepCode}</p>
          <ReceiptActions row={row} receipt={receipt} title={survey?.texts.title} />
        </section>
      )}
      {receipt && survey && (
        <LinksOf instrument={survey.instrument}>
          <Blocks blocks={unsigned(survey.texts)} level={2} />
        </LinksOf>
      )}
      {lock?.handover.value && <p data-hand-back>{words.delivery.handBack}</p>}
      {answers.length > 0 && (
        <p>
          <a class="alone" href={addressOf({ page: 'copy', response: row.id })}>
            {words.delivery.copy}
          </a>
        </p>
      )}
      {receipt && !asked && <Correct stored={stored} survey={survey} />}
      {receipt && survey && <Help instrument={survey.instrument} heading="h2" />}
      {loading.state === 'failed' && <PartNotLoaded again={loading.again} />}
      {outbox && !receipt && (
        <WaitingResponse row={row} outbox={outbox} state={state} bound={bound} survey={survey}>
          {state === 'refused' && <Correct stored={stored} survey={survey} />}
        </WaitingResponse>
      )}
      <p>
        <ToStart />
      </p>
    </Main>
  );
}

/** The closing words of a form without what it is signed with, its title and its office: both stand above. */
function unsigned({ closing, title }: Texts): readonly Block[] {
  const signature = closing.findIndex((block) => block.type === 'paragraph' && block.text === title);
  return signature < 0 ? closing : closing.slice(0, signature);
}
