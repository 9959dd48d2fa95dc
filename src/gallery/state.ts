import type { ComponentType } from 'preact';
import type { Place } from '../ui/router.ts';
import { response, type Stage } from './stage.ts';

/** A state of the app that can be gone to: what it takes before it is drawn, where it is, what is done in it then. */
export interface GalleryState {
  readonly name: string;
  readonly at: Place;
  readonly prepare?: (stage: Stage) => Promise<void> | void;
  /** What is drawn in the place of the app, where the app shows it only by the failure of a network. */
  readonly draw?: ComponentType;
  /** Done once the page stands there. */
  readonly act?: (stage: Stage) => Promise<void>;
}

export const startPlace: Place = { page: 'start' };
export const reviewPlace: Place = { page: 'review', response };
export const deliveryPlace: Place = { page: 'delivery', response };
/** A module of the response; with the question that the state is about, where there is one. */
export const modulePlace = (id: string, target?: string): Place => ({
  page: 'module',
  response,
  module: id,
  ...(target && { target }),
});

/** The first element that a selector finds, once it does. */
export function found(selector: string): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) return;
      looking.disconnect();
      resolve(element);
    };
    const looking = new MutationObserver(look);
    looking.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  });
}

/** Presses what a selector finds. */
export const press = async (selector: string): Promise<void> => (await found(selector)).click();

/** Waits for what a selector finds, and shows it. */
export const toSight = async (selector: string): Promise<void> =>
  (await found(selector)).scrollIntoView({ block: 'center', behavior: 'instant' });

/** Types into what a selector finds, and leaves it. */
export async function type(selector: string, text: string): Promise<void> {
  const field = await found(selector);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.blur();
}
