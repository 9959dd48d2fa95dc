import { vi } from 'vitest';
import { patience } from './patience.ts';

/** A page of any browser, driven by real clicks and keys. What it is asked waits for nothing. */
export interface Screen {
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs in the page, which gives it nothing but its words. */
  ask<Answer>(question: (...words: string[]) => Answer, ...words: string[]): Promise<Answer>;
  /** Clicks in the middle of the first element that the selector names, where a finger would. */
  click(selector: string): Promise<void>;
  /** Presses the keys of a text, in the field that has the focus. */
  type(text: string): Promise<void>;
}

/** A browser with a profile of its own, which can lose its power and be switched on again. */
export interface Device {
  start(): Promise<Screen>;
  /** Every process of the browser ends at once; nothing is tidied up. */
  kill(): Promise<void>;
  /** Switches off and forgets all. */
  dispose(): Promise<void>;
}

/** Waits until an element is in the page; gives an attribute of it. */
export const seen = (screen: Screen, selector: string, attribute = '', timeout = patience): Promise<string> =>
  vi.waitFor(
    async () => {
      // Asked in the middle of a navigation, a browser answers with an error: that is "not yet" as well.
      const found = await screen.ask(
        (wanted, name) => {
          const element = document.querySelector(wanted ?? '');
          return element && (element.getAttribute(name ?? '') ?? '');
        },
        selector,
        attribute,
      );
      if (found === null) throw new Error(`not in sight: ${selector}`);
      return found;
    },
    { timeout, interval: 50 },
  );

/** Clicks, as soon as that can be done: an error says that the page still moved, and that nothing was clicked. */
export const clicked = (screen: Screen, selector: string): Promise<void> =>
  vi.waitFor(() => screen.click(selector), { timeout: patience, interval: 50 });
