import { effect } from '@preact/signals';
import { outlineOf } from '../engine/outline.ts';
import type { AuditEvent } from '../protocol/audit.ts';
import type { RecordPort } from '../storage/change.ts';
import type { Session } from './session.ts';

/**
 * Keeps an audit trail of a response while it is open for writing, as the configuration asks: which question had the
 * focus from when to when, and where the respondent went. A trail that cannot be written never holds up an answer.
 * @param values whether the answers before and after are kept as well
 * @returns ends it
 */
export function followTrail(port: RecordPort, session: Session, values: boolean): () => void {
  const { items } = outlineOf(session.instrument);
  let open: { readonly node: string; readonly start: number; readonly before: string } | undefined;
  let reviewSince: number | undefined;

  const keep = (event: AuditEvent) =>
    void port.write([{ kind: 'trailed', response: session.id, event }]).catch(() => {});
  const answersTo = (question: string) =>
    [...items.values()]
      .filter((item) => item.question === question && session.answers.peek()[item.id] !== undefined)
      .map(({ id }) => `${id}=${session.answers.peek()[id]}`)
      .join('; ')
      .slice(0, 4000);

  const close = () => {
    if (!open) return;
    const { node, start, before } = open;
    open = undefined;
    const told = values ? { oldValue: before, newValue: answersTo(node) } : {};
    keep({ event: 'question', node, start, end: Date.now(), ...told });
  };
  const questionOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-question]')?.dataset['question'] : undefined;
  const onFocusIn = ({ target }: FocusEvent) => {
    const node = questionOf(target);
    if (node === open?.node) return;
    close();
    if (node !== undefined) open = { node, start: Date.now(), before: values ? answersTo(node) : '' };
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (questionOf(relatedTarget) !== open?.node) close();
  };
  const endReview = () => {
    if (reviewSince !== undefined) keep({ event: 'end screen', start: reviewSince, end: Date.now() });
    reviewSince = undefined;
  };
  const onVisibility = () => {
    if (document.visibilityState === 'visible') return keep({ event: 'form resume', start: Date.now() });
    close();
    endReview();
    keep({ event: 'form exit', start: Date.now() });
  };

  // A response that nothing was done to yet is opened for the first time.
  keep({ event: session.row.peek().seq <= 1 ? 'form start' : 'form resume', start: Date.now() });
  let place = session.row.peek().place;
  const endPlaces = effect(() => {
    const now = session.row.value.place;
    if (now === place || now === undefined) return;
    place = now;
    close();
    endReview();
    keep({ event: 'jump', node: now, start: Date.now() });
    if (now === 'review') reviewSince = Date.now();
  });
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    endPlaces();
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('focusout', onFocusOut);
    document.removeEventListener('visibilitychange', onVisibility);
    close();
    endReview();
  };
}
