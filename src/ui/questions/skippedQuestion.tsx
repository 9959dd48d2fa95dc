import { useComputed } from '@preact/signals';
import { outlineOf } from '../../engine/outline.ts';
import { reasonsFrom } from '../../engine/reasons.ts';
import type { Step } from '../../engine/step.ts';
import { list } from '../../i18n/format.ts';
import { beside, nameIn } from '../../instrument/address.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { rowOfAddress } from '../../instrument/rowAddress.ts';
import type { Session } from '../../session/session.ts';
import { useLanguage, useWords } from '../locale.ts';
import { inRowNamed } from '../pages/rosters/rowName.ts';
import { awaitedQuestions, itemNames, reasonWords } from '../parts/reason.ts';
import { addressOf } from '../router.ts';

/** A question that is not put: one quiet line with the reason, or with the question to answer first. */
export function SkippedQuestion({ session, step }: { readonly session: Session; readonly step: Step }) {
  const words = useWords();
  const language = useLanguage();
  const { id } = step.entry;
  const labels = labelsOf(session);
  const { name } = labels.question(id);
  // Drawn again where it has other reasons, and not at each answer.
  const reasons = useComputed(() => reasonsFrom(session.evaluation(), id, session.texts.conditions).join('\n')).value;
  const because = reasons.split('\n').filter(Boolean);
  // What decides may be that an optional answer is blank.
  const reason = reasonWords(session, because, words, language);
  /** Another row's by the name of that row. */
  const nameOf = (question: string): string => {
    const own = labels.question(question).name;
    return rowOfAddress(question) === rowOfAddress(id) ? own : inRowNamed(session, question, own);
  };
  // Where the route has no note, nothing misses it.
  if (!step.entry.items[0]) return null;
  return (
    <div class="folded" data-question={id} data-state={step.state}>
      {step.state === 'undetermined' ? (
        <p>
          {words.more.undetermined({
            question: name,
            items: list(itemNames(session, because), language),
          })}
        </p>
      ) : step.state === 'notApplicable' ? (
        <p>{reason ? words.more.skipped({ question: name, reason }) : words.more.passedOver({ question: name })}</p>
      ) : (
        <p>
          <span class="card__number">{name}</span> {words.more.waiting}{' '}
          {awaitedQuestions(session, because).map((awaited, index) => (
            <span key={awaited}>
              {index > 0 && words.more.and}
              {isRoster(session, awaited) ? (
                <a href={addressOf(placeOfRoster(session, awaited))}>
                  {inRowNamed(session, awaited, session.texts.rosters?.[nameIn(awaited)]?.title ?? awaited)}
                </a>
              ) : (
                <a href={addressOf(placeOfQuestion(session, awaited))}>
                  {words.more.waitingFor({ question: nameOf(awaited) })}
                </a>
              )}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Whether what is to be answered first is a roster, which lacks rows. */
const isRoster = ({ instrument }: Session, address: string): boolean =>
  Object.hasOwn(instrument.rosters ?? {}, nameIn(address));

/** Where the rows of a roster are added. */
function placeOfRoster(session: Session, address: string) {
  const { instrument } = session;
  const module = instrument.modules[session.evaluation().program.rosters?.get(address)?.module ?? 0]?.id ?? '';
  return { page: 'module', response: session.id, module, target: address } as const;
}

/** The place of a question's first item. */
function placeOfQuestion(session: Session, id: string) {
  const entry = outlineOf(session.instrument).entries.find((one) => one.id === nameIn(id));
  return {
    page: 'module',
    response: session.id,
    module: entry?.module ?? '',
    target: entry?.items[0] ? beside(id, entry.items[0].id) : id,
  } as const;
}
