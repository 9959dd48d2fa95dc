import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type Suggestion, suggestionFor } from '../../engine/suggestion.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { langOf } from '../../instrument/langOf.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { PercentField } from '../types/percentField.tsx';
import { percentage } from '../types/unit.ts';
import type { LayoutProps } from './layout.ts';
import { Optional, useOptional } from './optional.tsx';
import { ShareBar } from './shareBar.tsx';

/** Whole percentages that make up a total: the sum as it stands, what is left of it, and an offer to fill that in. */
export function Split({ session, entry, described: ofCard }: LayoutProps<'split'>) {
  const described = useOptional(entry, ofCard);
  const { question, items, total } = entry;
  const words = useWords();
  const { questions } = session.texts;
  const labels = labelsOf(session);
  const counted = items.flatMap((item) => {
    const value = session.values.get(item.id);
    return typeof value === 'number' ? [value] : [];
  });
  const sum = counted.reduce((one, other) => one + other, 0);
  const rest = total - sum;
  // Drawn again where another is made, and not at each answer.
  const suggested = useComputed(() => JSON.stringify(suggestionFor(session.evaluation(), entry) ?? null)).value;
  const suggestion = useMemo(() => JSON.parse(suggested) as Suggestion | null, [suggested]);
  const offer = session.editLock.value === 'owner' && suggestion;
  return (
    <div class="split">
      <Optional entry={entry} />
      {items.map((item) => (
        <div class="split__row" key={item.id} data-item={item.id}>
          <span id={`${item.id}-text`} lang={langOf(session.texts, `items.${item.name}`)}>
            <span class="letter">{labels.item(item.id).letter}</span> {session.texts.items[item.name]?.text}
          </span>
          <PercentField session={session} item={item} labelledBy={`${item.id}-text`} row described={described} />
        </div>
      ))}
      <ShareBar session={session} items={items} total={total} />
      <p class="split__total">
        <span>{questions[question.id]?.total ?? words.more.total}</span>
        <output for={items.map((item) => `${item.id}-field`).join(' ')}>
          <span translate={false}>{percentage(sum, session.texts)}</span>
          {counted.length > 0 && (
            <span class="split__rest">
              {' '}
              (
              {rest > 0
                ? words.more.remainder({ rest })
                : rest < 0
                  ? words.more.excess({ over: -rest })
                  : words.more.exact}
              )
            </span>
          )}
        </output>
      </p>
      {offer && <OfferButton session={session} offer={offer} />}
    </div>
  );
}

/** Offers, explained, what could be filled in; nothing is filled in but by this tap. */
function OfferButton({ session, offer }: { readonly session: Session; readonly offer: Suggestion }) {
  const words = useWords();
  const labels = labelsOf(session);
  const values = offer.kind === 'rest' ? { [offer.item]: offer.value } : offer.values;
  const shares = Object.entries(values).map(([item, value]) =>
    words.more.offerShare({ item: labels.item(item).name, value }),
  );
  const take = (event: MouseEvent) => {
    for (const [item, value] of Object.entries(values)) session.answer(item, value);
    // The button goes: a keyboard goes on from the field that it filled in.
    const [first] = Object.keys(values);
    if (event.detail === 0) document.getElementById(`${first}-field`)?.focus({ preventScroll: true });
  };
  return (
    <>
      {offer.kind === 'only' && <p class="hint">{session.texts.checks[offer.check]}</p>}
      <button type="button" class="button button--quiet" data-offer={Object.keys(values).join(' ')} onClick={take}>
        {offer.kind === 'rest'
          ? words.more.offer({ item: labels.item(offer.item).name, value: offer.value })
          : words.more.offerOnly({ shares: shares.join(words.more.and) })}
      </button>
    </>
  );
}
