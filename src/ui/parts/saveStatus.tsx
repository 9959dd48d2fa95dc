import { effect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { timeOfDay } from '../../i18n/format.ts';
import type { Session, SaveStatus as Status } from '../../session/session.ts';
import { useLanguage, useWords } from '../locale.ts';

/** What others read from `data-second` is called as it ever was. */
const shown: Partial<Record<Status['replica'], string>> = { durable: 'kept', memory: 'none' };

/**
 * Says whether everything typed so far is durable. Written past Preact's own turn, so that `saving` stands there in
 * the same turn as the input that caused it.
 */
export function SaveStatusText({ session }: { readonly session: Session }) {
  const words = useWords();
  const language = useLanguage();
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(
    () =>
      effect(() => {
        const status = session.save.value;
        const element = line.current;
        if (!element) return;
        element.dataset['second'] = shown[status.replica] ?? status.replica;
        element.dataset['saved'] = status.state;
        element.title = element.textContent =
          status.state !== 'saved'
            ? words.save[status.state]
            : status.at
              ? words.save.saved({ time: timeOfDay(status.at, language) })
              : words.save.fresh;
      }),
    [session, words, language],
  );
  return <p ref={line} class="save" data-saved={session.save.peek().state} />;
}
