import { changedItems, saidOn } from '../../../engine/changedItems.ts';
import { itemAt } from '../../../engine/outline.ts';
import type { Reading } from '../../../engine/reading.ts';
import { type Route, routeFrom } from '../../../engine/route.ts';
import { evaluateStored } from '../../../engine/stored.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { wholeRoute } from '../../../session/account.ts';
import type { Session } from '../../../session/session.ts';
import { useLoading } from '../../loading.ts';
import { useWords } from '../../locale.ts';
import { itemPlace } from '../../parts/itemPlace.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import { useServices } from '../../services.ts';
import { viewOf } from '../../types/table.ts';

/** What a correction changes: each answer as it was sent and as it is now, with the way to it. */
export function Changes({ session }: { readonly session: Session }) {
  const { correction: words } = useWords();
  const { store } = useServices();
  const earlier = session.row.value.corrects?.id;
  const loading = useLoading(async () => {
    const stored = earlier === undefined ? undefined : await store.read(earlier);
    return stored && stored.answers.length > 0
      ? { route: routeFrom(evaluateStored(session.instrument, stored).evaluation) }
      : 'gone';
  }, [store, earlier]);
  if (loading.state !== 'loaded') return <div aria-busy="true" />;
  const now = wholeRoute(session);
  const before = loading.value === 'gone' ? undefined : loading.value.route;
  const items = before ? changedItems(saidOn(before), saidOn(now)) : [];
  return (
    <section class="unconfirmed" data-changes={items.length} aria-labelledby="changes-title">
      <h2 id="changes-title">{words.changes}</h2>
      {!before ? (
        <p>{words.gone}</p>
      ) : items.length === 0 ? (
        <p>{words.unchanged}</p>
      ) : (
        <ul class="open">
          {items.map((item) => (
            <ChangedItem key={item} session={session} item={item} before={before} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ChangedItem({
  session,
  item,
  before,
  now,
}: {
  readonly session: Session;
  readonly item: string;
  readonly before: Route;
  readonly now: Route;
}) {
  const { correction: words } = useWords();
  const texts = textsInRow(session.texts, item);
  const labels = labelsOf({ instrument: session.instrument, texts });
  const { letter, name } = labels.item(item);
  const { number, title } = labels.question(itemAt(session.instrument, item)?.question ?? item);
  const called = number ? [title, letter].filter(Boolean).join(', ') : name;
  const isAsked = now.states.get(item) === 'asked';
  return (
    <li data-changed={item}>
      {isAsked ? <a href={itemPlace(session, item)}>{called}</a> : <span>{called}</span>}
      <p>
        {words.sent} <Said session={session} item={item} reading={before.readings.get(item)} />
        <br />
        {words.now} {isAsked ? <Said session={session} item={item} reading={now.readings.get(item)} /> : words.notAsked}
      </p>
    </li>
  );
}

function Said({
  session,
  item: address,
  reading,
}: {
  readonly session: Session;
  readonly item: string;
  readonly reading: Reading | undefined;
}) {
  const words = useWords();
  const item = itemAt(session.instrument, address);
  const silent = session.annotations.value.get(`unanswered ${address}`);
  if (!item || reading?.kind !== 'valid')
    return (
      <>
        {reading?.kind === 'unanswered' && silent?.kind === 'unanswered'
          ? words.more.reasons[silent.reason]
          : words.correction.nothing}
      </>
    );
  const view = viewOf(item);
  return (
    <strong translate={view.worded === true}>
      {view.format(reading.value, item, textsInRow(session.texts, address), words)}
    </strong>
  );
}
