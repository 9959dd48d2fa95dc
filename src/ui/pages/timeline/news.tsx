import { useRef } from 'preact/hooks';
import { deliveryState, type StoredResponse } from '../../../session/responses.ts';
import { locale, useWords } from '../../locale.ts';
import { useServices } from '../../services.ts';
import { responseName } from '../responseName.ts';

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
