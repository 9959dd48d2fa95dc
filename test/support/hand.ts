/** A browser as a hand uses it, whichever one it is: what a journey needs that is to run in several. */
export interface Hand {
  /** Whether what is stored survives the end of the browser. */
  readonly lasting: boolean;
  /** Starts with its profile, as it was left, and goes to an address. */
  start(url: string): Promise<void>;
  go(url: string): Promise<void>;
  reload(): Promise<void>;
  /** The value of an expression in the page. */
  see(expression: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  /** Types keys into a field, in the place of what is in it. */
  type(selector: string, text: string): Promise<void>;
  /** Ends every process of it at once, as a dead battery does. The profile stays. */
  kill(): Promise<void>;
  /** Ends it and removes its profile. */
  dispose(): Promise<void>;
}

/** How long anything that is waited for may take, in milliseconds: software rendering on a busy machine is slow. */
const patience = 60_000;

/** Waits until an expression is true in the page, asking again and again. A page that is being loaded is asked later. */
export async function until(hand: Hand, expression: string): Promise<void> {
  const end = performance.now() + patience;
  let last: unknown;
  while (performance.now() < end) {
    last = await hand.see(`Boolean(${expression})`).catch((cause: unknown) => cause);
    if (last === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${expression} never came to be: ${last instanceof Error ? last.message : String(last)}`);
}

/** Waits until a selector finds something. */
export const present = (hand: Hand, selector: string): Promise<void> =>
  until(hand, `document.querySelector(${JSON.stringify(selector)})`);
