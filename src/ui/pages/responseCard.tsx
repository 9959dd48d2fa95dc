import type { ComponentProps, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { evaluateStored } from '../../engine/stored.ts';
import { dateAndTime } from '../../i18n/format.ts';
import { ofKind } from '../../protocol/annotation.ts';
import { placeOfCopies } from '../../session/placeOfCopies.ts';
import { quotedBy } from '../../session/quoting.ts';
import { deliveryState, type StoredResponse } from '../../session/responses.ts';
import { languageFor } from '../../surveys/open.ts';
import { inTurn } from '../inTurn.ts';
import { type Loading, useLoading } from '../loading.ts';
import { locale, useLanguage, useWords } from '../locale.ts';
import { PartNotLoaded } from '../parts/notLoaded.tsx';
import { answeredBy } from '../parts/quotes/filledIn.ts';
import { Marked } from '../questions/marked.tsx';
import { addressOf, go } from '../router.ts';
import { useServices } from '../services.ts';
import { whenNear } from '../whenNear.ts';
import { continuation } from './continuation.ts';
import { useRequestsHeard } from './correction/requestsHeard.ts';
import { Deletion } from './deletion.tsx';
import { MoveOut } from './moveOut.tsx';
import { nameInFull, responseName } from './responseName.ts';
import { InShort } from './timeline/inShort.tsx';
import type { Title } from './titles.ts';

/** A response on the start page: whose it is, when it changed, how far it is, and what can be done with it. */
export function ResponseCard({
  stored,
  title,
}: {
  readonly stored: StoredResponse;
  /** Of its questionnaire, where there are several. */
  readonly title: Title | undefined;
}) {
  const services = useServices();
  const words = useWords();
  const language = useLanguage();
  const { row } = stored;
  useRequestsHeard(stored);
  const card = useRef<HTMLElement>(null);
  const progress = useProgress(stored, card);
  const far = progress.state === 'loaded' ? progress.value : undefined;
  const draft = row.state === 'draft';
  const named = `${row.id}-name`;
  return (
    <article
      ref={card}
      class="card response"
      data-response={row.id}
      data-carried-here={row.carried}
      aria-labelledby={named}
    >
      <div id={named}>
        <h3>{responseName(stored, locale.value)}</h3>
        {title && (
          <p class="hint" data-questionnaire={row.instrument.id} lang={title.language}>
            {title.title}
          </p>
        )}
      </div>
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
          <button
            type="button"
            class="button"
            data-action="continue"
            aria-describedby={named}
            onClick={() => go(continuation(stored))}
          >
            {words.app.continue}
          </button>
        )}
        {!draft && (
          <a aria-describedby={named} href={addressOf({ page: 'delivery', response: row.id })}>
            {words.response.open}
          </a>
        )}
        <Deletion stored={stored} name={nameInFull(stored, locale.value, title)} of={named} />
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
function useProgress(
  { row, answers, annotations }: StoredResponse,
  card: RefObject<HTMLElement | null>,
): Loading<Far | 'unreadable'> {
  const { instruments, preferred } = useServices();
  return useLoading(async () => {
    const { id, version } = row.instrument;
    const opened = await instruments.open(id, version);
    if (!opened.ok) return 'unreadable';
    const isMarked = ofKind(annotations, 'marked').length > 0;
    const texts = isMarked ? await instruments.texts(id, version, languageFor(opened.value, preferred)) : undefined;
    // Of a large draft it takes a while: reckoned where it is seen, and one after the other.
    await new Promise<void>((resolve) => card.current && whenNear(card.current, () => inTurn(resolve)));
    const { evaluation } = evaluateStored(opened.value, { answers, annotations });
    const progress = evaluation.tally.all();
    const asked = { instrument: opened.value, ...answeredBy(evaluation) };
    return {
      marked: texts?.ok ? { ...asked, texts: quotedBy(texts.value, asked) } : undefined,
      answered: progress.reduce((sum, one) => sum + one.answered, 0),
      asked: progress.reduce((sum, one) => sum + one.asked, 0),
    };
  }, [row, answers, annotations, preferred]);
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
export function DeliveryNews({
  responses,
  titleOf,
}: {
  readonly responses: readonly StoredResponse[];
  readonly titleOf: (row: StoredResponse['row']) => Title | undefined;
}) {
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
        said: words.timeline.news({
          name: nameInFull(stored, locale.value, titleOf(stored.row)),
          what: words.response.standing[state],
        }),
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
