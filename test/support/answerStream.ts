import type { Screen } from './screen.ts';

/** The fields that answers stream into, one after another. */
const fields = ['contactName', 'contactFunction', 'contactPhone', 'contactEmail'] as const;

/** What the page notes of a stream: the highest number that the app has called saved, and saved in both stores. */
export interface Said {
  readonly saved: number;
  readonly twice: number;
  /** The last number that was typed. */
  readonly typed: number;
}

/**
 * Runs in the page: answers without end, a number higher than the last each time, and notes what the app has said of
 * them since. Where it cannot save, typing goes on.
 */
const stream = (names?: string, from?: string) => {
  const inputs = (names ?? '').split(',').map((name) => document.querySelector<HTMLInputElement>(`[name="${name}"]`));
  const line = document.querySelector<HTMLElement>('[data-saved]');
  const said = { saved: Number(from), twice: Number(from), typed: Number(from) };
  Object.assign(globalThis, { said });
  const next = () => {
    said.typed += 1;
    const field = inputs[said.typed % inputs.length];
    if (!field) return;
    field.value = `${said.typed}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    field.dispatchEvent(new FocusEvent('blur'));
  };
  new MutationObserver(() => {
    if (line?.dataset['saved'] === 'failed') setTimeout(next, 300);
    if (line?.dataset['saved'] !== 'saved') return;
    said.saved = said.typed;
    if (line.dataset['second'] === 'kept') said.twice = said.typed;
    next();
  }).observe(line as Element, { attributes: true, attributeFilter: ['data-saved'] });
  next();
};

/** Has answers stream in, from a number on. */
export const streamAnswers = (screen: Screen, from: number): Promise<void> =>
  screen.ask(stream, fields.join(), `${from}`);

/** What was said of the answers up to now. */
export const saidOf = (screen: Screen): Promise<Said> =>
  screen.ask(() => (globalThis as unknown as { said: Said }).said);

/** The highest number that is in a field. */
export const highest = (screen: Screen): Promise<number> =>
  screen.ask(
    (names) =>
      Math.max(
        ...(names ?? '')
          .split(',')
          .map((name) => Number(document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value)),
      ),
    fields.join(),
  );
