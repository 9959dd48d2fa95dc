import { vi } from 'vitest';
import { userEvent } from 'vitest/browser';

/** The first element that a selector names, once it is there. */
export const seen = (selector: string): Promise<HTMLElement> =>
  vi.waitUntil(() => document.querySelector<HTMLElement>(selector), { timeout: 20_000, interval: 10 });

/** How many elements a selector names. */
export const count = (selector: string): number => document.querySelectorAll(selector).length;

/** The field of an item, once it takes something; of a choice, the one with a value. */
export async function field(item: string, value?: string): Promise<HTMLInputElement> {
  const found = await seen(`[name="${item}"]${value === undefined ? '' : `[value="${value}"]`}:enabled`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`${item} is no input`);
  return found;
}

/** Clicks in the middle of an element, where a finger would. */
export const tap = async (target: string | Element): Promise<void> =>
  userEvent.click(typeof target === 'string' ? await seen(target) : target);

/** Answers an item: by a tap on a value of a choice, or by typing over what stands in its field. */
export async function answer(item: string, value: string): Promise<void> {
  const first = await field(item);
  if (first.type === 'radio') await tap(await field(item, value));
  else await userEvent.fill(first, value);
}

/** Puts a text into a field, as a keyboard would. */
export async function fillIn(selector: string, text: string): Promise<HTMLInputElement> {
  const found = await seen(selector);
  if (!(found instanceof HTMLInputElement)) throw new Error(`${selector} is no input`);
  found.value = text;
  found.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return found;
}

/** Waits until all that was typed is written. */
export const saved = (): Promise<HTMLElement> => seen('[data-saved="saved"]');

/** The state of a question on its route. */
export const stateOf = (question: string): string | undefined =>
  document.querySelector<HTMLElement>(`[data-question="${question}"]`)?.dataset['state'];

/** The words of a question, each blank one. */
export const wordsOf = (question: string): string | undefined =>
  document.querySelector(`[data-question="${question}"]`)?.textContent.replace(/\s+/g, ' ').trim();
