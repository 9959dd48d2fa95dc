import type { ComponentChildren } from 'preact';
import { itemAt } from '../../../engine/outline.ts';
import { labelsOf } from '../../../instrument/labels.ts';
import { changesBetween, type Saying, sayingOfSession, sayingOfStored } from '../../../session/changes.ts';
import type { Session } from '../../../session/session.ts';
import { useLoading } from '../../loading.ts';
import { useWords } from '../../locale.ts';
import { itemPlace } from '../../parts/itemPlace.ts';
import { textsInRow } from '../../parts/quotes/filledIn.ts';
import { silenceWords } from '../../parts/silenceWords.ts';
import { useServices } from '../../services.ts';
import { viewOf } from '../../types/table.ts';

/** What a correction changes: each answer, remark and confirmation as it was sent and as it is now, with the way to it. */
export function Changes({ session }: { readonly session: Session }) {
  const { correction: words } = useWords();
  const { store } = useServices();
  const earlier = session.row.value.corrects?.id;
  const loading = useLoading(async () => {
    const stored = earlier === undefined ? undefined : await store.read(earlier);
    // Of a draft that was received from another device, what was sent is not here.
    if (stored?.row.state === 'draft') return 'elsewhere';
    return stored && stored.answers.length > 0 ? sayingOfStored(session.instrument, stored) : 'gone';
  }, [store, earlier]);
  if (loading.state !== 'loaded') return <div aria-busy="true" />;
  const before = typeof loading.value === 'string' ? undefined : loading.value;
  const now = sayingOfSession(session);
  const { items, remarks, confirmations } = before
    ? changesBetween(before, now)
    : { items: [], remarks: [], confirmations: [] };
  const count = items.length + remarks.length + confirmations.length;
  return (
    <section class="unconfirmed" data-changes={count} aria-labelledby="changes-title">
      <h2 id="changes-title">{words.changes}</h2>
      {!before ? (
        <p>{loading.value === 'elsewhere' ? words.sentElsewhere : words.gone}</p>
      ) : count === 0 ? (
        <p>{words.unchanged}</p>
      ) : (
        <ul class="open">
          {items.map((item) => (
            <ChangedItem key={item} session={session} item={item} before={before} now={now} />
          ))}
          {remarks.map((question) => (
            <li key={`remark ${question}`} data-changed-remark={question}>
              <a href={itemPlace(session, session.step(question)?.entry.all[0]?.id ?? question)}>
                {words.remarkOn({ question: labelsOf(session).question(question).title })}
              </a>
              <SentAndNow
                sent={<Written text={before.remarks.get(question)} />}
                now={<Written text={now.remarks.get(question)} />}
              />
            </li>
          ))}
          {confirmations.map((check) => (
            <li key={`check ${check}`} data-changed-confirmation={check}>
              {session.texts.checks[now.checks.get(check) ?? before.checks.get(check) ?? ''] ?? check}
              <SentAndNow
                sent={<Confirmed remark={before.confirmations.get(check)} />}
                now={<Confirmed remark={now.confirmations.get(check)} />}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function SentAndNow({ sent, now }: { readonly sent: ComponentChildren; readonly now: ComponentChildren }) {
  const { correction: words } = useWords();
  return (
    <p>
      {words.sent} {sent}
      <br />
      {words.now} {now}
    </p>
  );
}

function Written({ text }: { readonly text: string | undefined }) {
  const { correction: words } = useWords();
  return text ? <strong translate={false}>{text}</strong> : words.noRemark;
}

/** `remark`: undefined where it is not confirmed. */
function Confirmed({ remark }: { readonly remark: string | undefined }) {
  const { correction: words } = useWords();
  if (remark === undefined) return words.unconfirmed;
  return (
    <>
      <strong>{words.confirmed}</strong> {remark && <span translate={false}>({remark})</span>}
    </>
  );
}

interface ChangedItemProps {
  readonly session: Session;
  readonly item: string;
  readonly before: Saying;
  readonly now: Saying;
}

function ChangedItem({ session, item, before, now }: ChangedItemProps) {
  const { correction: words } = useWords();
  const texts = textsInRow(session.texts, item);
  const labels = labelsOf({ instrument: session.instrument, texts });
  const { letter, name } = labels.item(item);
  const { number, title } = labels.question(itemAt(session.instrument, item)?.question ?? item);
  const called = number ? [title, letter].filter(Boolean).join(', ') : name;
  const isAsked = now.route.states.get(item) === 'asked';
  return (
    <li data-changed={item}>
      {isAsked ? <a href={itemPlace(session, item)}>{called}</a> : <span>{called}</span>}
      <SentAndNow
        sent={<Answered session={session} item={item} saying={before} />}
        now={isAsked ? <Answered session={session} item={item} saying={now} /> : words.notAsked}
      />
    </li>
  );
}

/** What was said of an item then: an answer, or why there is none. */
function Answered({
  session,
  item: address,
  saying: { route, silenceOf },
}: {
  readonly session: Session;
  readonly item: string;
  readonly saying: Saying;
}) {
  const words = useWords();
  const item = itemAt(session.instrument, address);
  const reading = route.readings.get(address);
  if (!item || reading?.kind !== 'valid') {
    const silence = reading?.kind === 'unanswered' ? silenceOf(address) : undefined;
    return (
      <>
        {silence ? silenceWords(silence.reason, session.texts, words) : words.correction.nothing}
        {silence?.remark && <span translate={false}> ({silence.remark})</span>}
      </>
    );
  }
  const view = viewOf(item);
  return (
    <strong translate={view.worded === true}>
      {view.format(reading.value, item, textsInRow(session.texts, address), words)}
    </strong>
  );
}
