import type { ComponentProps } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { evaluateStored } from '../../engine/stored.ts';
import { dateAndTime } from '../../i18n/format.ts';
import { ofKind } from '../../protocol/annotation.ts';
import { placeOfCopies } from '../../session/placeOfCopies.ts';
import { quotedBy } from '../../session/quoting.ts';
import { deliveryState, removeResponse, type StoredResponse } from '../../session/responses.ts';
import { languageFor } from '../../surveys/open.ts';
import { lazyPart } from '../lazy.tsx';
import { type Loading, useLoading } from '../loading.ts';
import { locale, useLanguage, useWords } from '../locale.ts';
import { PartNotLoaded } from '../parts/notLoaded.tsx';
import { answeredBy } from '../parts/quotes/filledIn.ts';
import { Marked } from '../questions/marked.tsx';
import { addressOf, go } from '../router.ts';
import { useServices } from '../services.ts';
import { continuation } from './continuation.ts';
import { useRequestsHeard } from './correction/requestsHeard.ts';
import { MoveOut } from './moveOut.tsx';
import { responseName } from './responseName.ts';
import { InShort } from './timeline/inShort.tsx';

/** Few drafts have a copy. */
const CopyStays = lazyPart(async () => (await import('./anotherDevice/copyStays.tsx')).CopyStays, ['anotherDevice']);

/** A response on the start page: whose it is, when it changed, how far it is, and what can be done with it. */
export function ResponseCard({ stored }: { readonly stored: StoredResponse }) {
  const services = useServices();
  const words = useWords();
  const language = useLanguage();
  const { row, receipt } = stored;
  useRequestsHeard(row);
  const progress = useProgress(stored);
  const far = progress.state === 'loaded' ? progress.value : undefined;
  const draft = row.state === 'draft';
  return (
    <article class="card response" data-response={row.id} data-carried-here={row.carried}>
      <h3>{responseName(stored, locale.value)}</h3>
      <p>
        {row.carried
          ? words.response.carried
          : words.response.changed({ when: dateAndTime(new Date(row.changedAt), language) })}
        {draft && typeof far === 'object' && (
          <> · {words.response.progress({ answered: far.answered, asked: far.asked })}</>
        )}
      </p>
      {row.corrects && !row.carried && <p data-corrects={row.corrects.id}>{words.response.correction}</p>}
      {row.case && <p>{words.response.forCase({ id: row.case.id })}</p>}
      {draft && typeof far === 'object' && far.marked && (
        <Marked response={row.id} survey={far.marked} annotations={stored.annotations} />
      )}
      {far === 'unreadable' && <p>{words.response.unreadable}</p>}
      {progress.state === 'failed' && <PartNotLoaded again={progress.again} />}
      {!draft && <InShort stored={stored} />}
      <div class="response__actions">
        {draft && far !== 'unreadable' && (
          <button type="button" class="button" data-action="continue" onClick={() => go(continuation(stored))}>
            {words.app.continue}
          </button>
        )}
        {!draft && <a href={addressOf({ page: 'delivery', response: row.id })}>{words.response.open}</a>}
        {(draft || receipt) && <Deletion stored={stored} />}
        {far !== 'unreadable' && placeOfCopies(services, row) && (
          <a data-action="to-another-device" href={addressOf({ page: 'another-device', response: row.id })}>
            {words.response.anotherDevice}
          </a>
        )}
        {draft && far !== 'unreadable' && services.lock && (
          <a data-action="to-handover" href={addressOf({ page: 'handover', response: row.id })}>
            {words.response.handOver}
          </a>
        )}
        {draft && far !== 'unreadable' && !services.lock && <MoveOut stored={stored} />}
      </div>
    </article>
  );
}

interface Far {
  readonly answered: number;
  readonly asked: number;
  /** The questionnaire with its words and what follows from the answers, where questions in it are marked. */
  readonly marked: ComponentProps<typeof Marked>['survey'] | undefined;
}

/** How far a response is; `unreadable`: this app does not have its questionnaire. */
function useProgress({ row, answers, annotations }: StoredResponse): Loading<Far | 'unreadable'> {
  const { instruments } = useServices();
  const language = useLanguage();
  return useLoading(async () => {
    const { id, version } = row.instrument;
    const opened = await instruments.open(id, version);
    if (!opened.ok) return 'unreadable';
    const isMarked = ofKind(annotations, 'marked').length > 0;
    const texts = isMarked ? await instruments.texts(id, version, languageFor(opened.value, language)) : undefined;
    const { evaluation } = evaluateStored(opened.value, { answers, annotations });
    const progress = evaluation.tally.all();
    const asked = { instrument: opened.value, ...answeredBy(evaluation) };
    return {
      marked: texts?.ok ? { ...asked, texts: quotedBy(texts.value, asked) } : undefined,
      answered: progress.reduce((sum, one) => sum + one.answered, 0),
      asked: progress.reduce((sum, one) => sum + one.asked, 0),
    };
  }, [row, answers, annotations, language]);
}

/** Takes a response off the device, after a question; never what is still to be delivered. */
function Deletion({ stored }: { readonly stored: StoredResponse }) {
  const services = useServices();
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const { row } = stored;
  const name = responseName(stored, locale.value);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) cancel.current?.focus();
  }, [asking]);
  const remove = async () => {
    if (await removeResponse(services, row)) return;
    // Changed by another window since it was drawn: the list shows how it is now.
    setFailed(true);
    setAsking(false);
  };
  if (!asking)
    return (
      <>
        <button type="button" class="tool" data-action="delete" onClick={() => setAsking(true)}>
          {words.response.delete}
        </button>
        {failed && <p role="alert">{words.response.deletion.failed}</p>}
      </>
    );
  return (
    <div
      class="question-first"
      role="alertdialog"
      aria-label={words.response.deletion.title}
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      <p>
        <strong>{words.response.deletion.title}</strong>{' '}
        {row.state === 'draft' ? words.response.deletion.draft({ name }) : words.response.deletion.delivered({ name })}
      </p>
      {placeOfCopies(services, row) && <CopyStays response={row.id} />}
      <button type="button" class="button button--danger" data-action="confirm-delete" onClick={() => void remove()}>
        {words.response.deletion.confirm}
      </button>
      <button ref={cancel} type="button" class="button button--plain" onClick={() => setAsking(false)}>
        {words.app.cancel}
      </button>
    </div>
  );
}

/** What was seen of a response while the page stands. */
interface Seen {
  readonly state: string;
  /** Whether it was on its way to the office: not what had arrived before, or is put aside. */
  readonly sent: boolean;
}

/**
 * Says what becomes of responses while one looks at the list, since a card that moves from one list to another announces
 * nothing: how many of several are sent, or what became of one.
 */
export function DeliveryNews({ responses }: { readonly responses: readonly StoredResponse[] }) {
  const words = useWords();
  const { delivery } = useServices();
  const seen = useRef(new Map<string, Seen>());
  const last = useRef({ said: '', trouble: false });
  let sent = 0;
  let all = 0;
  for (const stored of responses) {
    const { id } = stored.row;
    if (stored.row.state === 'draft') continue;
    const state = deliveryState(stored, delivery.sending.value);
    const before = seen.current.get(id);
    const goes = state === 'queued' || state === 'sending' || (state === 'delivered' && before?.sent === true);
    if (before && before.state !== state && (state === 'delivered' || state === 'refused' || state === 'paused'))
      last.current = {
        said: words.timeline.news({ name: responseName(stored, locale.value), what: words.response.standing[state] }),
        trouble: state !== 'delivered',
      };
    seen.current.set(id, { state, sent: goes });
    if (goes) all += 1;
    if (goes && state === 'delivered') sent += 1;
  }
  const many = all > 1 && (sent > 0 || delivery.sending.value !== undefined);
  return (
    <p role="status" class="hint" data-news data-arrived={many ? sent : undefined} data-of={many ? all : undefined}>
      {[many && words.timeline.sent({ sent, all }), (!many || last.current.trouble) && last.current.said]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
