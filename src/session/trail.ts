import { effect, type ReadonlySignal } from '@preact/signals';
import { outlineOf } from '../engine/outline.ts';
import { beside, nameIn } from '../instrument/address.ts';
import { type AuditEvent, maxAuditEvents } from '../protocol/audit.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { readTrail, TrailWriter } from '../storage/trail.ts';
import type { SessionServices } from './services.ts';
import type { Session } from './session.ts';

/** When something began: the wall clock names the moment, the other one measures from there. */
const now = () => ({ at: Date.now(), clock: performance.now() });
const until = ({ at, clock }: ReturnType<typeof now>) => ({
  start: at,
  end: at + Math.max(0, Math.round(performance.now() - clock)),
});

interface Trail {
  readonly writer: TrailWriter;
  /** The events that would end at this moment. */
  readonly underWay: () => AuditEvent[];
}
const trails = new WeakMap<Session, Trail>();

/** The whole trail of a response that is completed at a moment. */
export async function trailUpTo(completedAt: Date, store: DeviceStore, session: Session): Promise<AuditEvent[]> {
  const trail = trails.get(session);
  await trail?.writer.flush();
  const written = await readTrail(store, session.id);
  const events = [...written, ...(trail?.writer.unwritten ?? []), ...(trail?.underWay() ?? [])];
  return [...events.slice(0, maxAuditEvents - 1), { event: 'form finalize', start: completedAt.getTime() }];
}

/**
 * Keeps an audit trail of a response while it is open for writing, as the configuration asks: which question was
 * visited from when to when, and where the respondent went. A trail that cannot be written never holds up an answer.
 * @param values whether the answers before and after are kept as well
 * @param at the module that is shown, or `review`
 * @returns ends it
 */
export function followTrail(
  { store }: SessionServices,
  session: Session,
  values: boolean,
  at: ReadonlySignal<string | undefined>,
): () => void {
  const writer = new TrailWriter(store, session.id);
  const keep = (event: AuditEvent) => writer.take(event);
  let visit: { readonly node: string; readonly since: ReturnType<typeof now>; readonly before: string } | undefined;
  let review: ReturnType<typeof now> | undefined;
  let node: string | undefined;
  let away = false;

  /** The answers to a question, of the row that it is asked of. */
  const answersTo = (question: string) =>
    [...outlineOf(session.instrument).items.values()]
      .filter((item) => item.question === nameIn(question))
      .map(({ name }) => [name, session.answers.peek()[beside(question, name)]])
      .filter(([, entry]) => entry !== undefined)
      .map(([name, entry]) => `${name}=${entry}`)
      .join('; ')
      .slice(0, 4000);
  const underWay = (): AuditEvent[] => [
    ...(visit
      ? [
          {
            event: 'question' as const,
            node: visit.node,
            ...until(visit.since),
            ...(values ? { oldValue: visit.before, newValue: answersTo(visit.node) } : {}),
          },
        ]
      : []),
    ...(review ? [{ event: 'end screen' as const, ...until(review) }] : []),
  ];

  const visiting = (question: string | undefined) => {
    if (question === visit?.node) return;
    const [left] = visit ? underWay() : [];
    if (left) keep(left);
    visit =
      question === undefined ? undefined : { node: question, since: now(), before: values ? answersTo(question) : '' };
  };
  const goTo = (next: string | undefined) => {
    if (next === node) return;
    visiting(undefined);
    for (const event of underWay()) keep(event);
    node = next;
    review = next === 'review' ? now() : undefined;
    if (next !== undefined) keep({ event: 'jump', node: next, start: Date.now() });
  };
  const arrive = (event: 'form start' | 'form resume') => {
    away = false;
    keep({ event, start: Date.now() });
    if (node === 'review') review = now();
    visiting(questionOf(document.activeElement));
  };
  const depart = () => {
    if (away) return;
    for (const event of underWay()) keep(event);
    visit = undefined;
    review = undefined;
    away = true;
    keep({ event: 'form exit', start: Date.now() });
  };
  const onHide = () => {
    depart();
    writer.stash();
  };
  const onVisibility = () => {
    if (document.visibilityState !== 'visible') onHide();
    else if (away) arrive('form resume');
  };
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener('focusin', ({ target }) => visiting(questionOf(target)), { signal });
  document.addEventListener('focusout', ({ relatedTarget }) => visiting(questionOf(relatedTarget)), { signal });
  // Safari gives no focus to a choice that is tapped. First of all listeners: the answer must still be the one before.
  document.addEventListener('click', ({ target }) => visiting(questionOf(target)), { signal, capture: true });
  document.addEventListener('visibilitychange', onVisibility, { signal });
  document.addEventListener('freeze', onHide, { signal });
  document.addEventListener('resume', onVisibility, { signal });
  addEventListener('pagehide', onHide, { signal });
  addEventListener('pageshow', onVisibility, { signal });

  trails.set(session, { writer, underWay });
  // A response that nothing was done to yet is opened for the first time.
  arrive(session.row.peek().seq <= 1 ? 'form start' : 'form resume');
  const endPlaces = effect(() => goTo(at.value));
  return () => {
    endPlaces();
    listening.abort();
    trails.delete(session);
    depart();
    void writer.flush();
  };
}

/** The question on a module's page that something belongs to: the review page lists questions, and asks none. */
const questionOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element
    ? target.closest<HTMLElement>('[data-module] [data-question]')?.dataset['question']
    : undefined;
