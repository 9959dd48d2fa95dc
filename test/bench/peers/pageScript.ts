import type { Marks } from './peer.ts';

/** What the script in a measured page offers. */
export interface Bench {
  /** Milliseconds from the start of the navigation until the first page could be used, and the first question. */
  firstPage?: number;
  usable?: number;
  /** Goes to the page of a module, where it has one of its own and is not in sight; true: the page changed. */
  turnTo(module: string): boolean;
  /** Brings an answer into sight, and waits until nothing moves; false: it is not there. */
  prepare(target: Target): Promise<boolean>;
  /** Taps the answer that was prepared, and waits until the page shows what is expected. */
  tap(target: Target, expected: readonly ExpectedTarget[]): Promise<Tapped>;
  frames(count: number): Promise<void>;
  isShown(target: Target): boolean;
}

/** An item as the page script finds it. */
export interface Target {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export interface ExpectedTarget extends Target {
  readonly shown: boolean;
}

export interface Tapped {
  /** Milliseconds from the tap to one frame after the one in which all is as expected. */
  readonly paint: number;
  readonly right: boolean;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

/** Runs in each measured page before anything else does; it stands alone, since it is handed over as text. */
export function pageScript({
  marks,
  begin,
  first,
}: {
  readonly marks: Marks;
  readonly begin: string | undefined;
  readonly first: string;
}): void {
  if (window !== window.top) return;
  /** Milliseconds after which a tap that shows what is wrong counts as wrong. */
  const rightWithinMs = 15_000;
  const inSight = (element: Element | null | undefined): element is HTMLElement =>
    element instanceof HTMLElement && element.isConnected && element.getClientRects().length > 0;
  const fill = (selector: string, { id, value }: { readonly id: string; readonly value: string }) =>
    selector.replaceAll('{id}', id).replaceAll('{value}', value);
  const byLabel = new Map<string, Element>();
  const questionByLabel = (label: string): Element | null => {
    const known = byLabel.get(label);
    if (known?.isConnected) return known;
    byLabel.clear();
    for (const question of document.querySelectorAll(marks.question))
      byLabel.set(question.querySelector(marks.label ?? '')?.textContent?.trim() ?? '', question);
    return byLabel.get(label) ?? null;
  };
  const questionOf = (target: Target): Element | null =>
    marks.label === undefined ? document.querySelector(fill(marks.question, target)) : questionByLabel(target.label);
  const answerOf = (target: Target): Element | null =>
    (marks.label === undefined ? document : questionOf(target))?.querySelector(fill(marks.answer, target)) ?? null;
  const frame = () => new Promise(requestAnimationFrame);
  let prepared: HTMLElement | undefined;
  const bench: Bench = {
    turnTo: (module) => {
      const there = location.hash.replace(/^(#\/r\/[^/]+\/).*$/, `$1${module}`);
      if (!marks.modulePages || location.hash === there) return false;
      location.hash = there;
      return true;
    },
    prepare: async (target) => {
      const begun = performance.now();
      let answer = answerOf(target);
      while (!inSight(answer) && performance.now() - begun < rightWithinMs) {
        await frame();
        answer = answerOf(target);
      }
      if (!inSight(answer)) return false;
      answer.scrollIntoView({ block: 'center' });
      await bench.frames(3);
      prepared = answer;
      return true;
    },
    tap: async (target, expected) => {
      const answer = prepared?.isConnected ? prepared : answerOf(target);
      const start = performance.now();
      if (answer instanceof HTMLElement) answer.click();
      for (;;) {
        await frame();
        const right = expected.every((one) => inSight(questionOf(one)) === one.shown);
        if (!right && performance.now() - start < rightWithinMs) continue;
        await frame();
        return { paint: performance.now() - start, right };
      }
    },
    frames: async (count) => {
      for (let turn = 0; turn < count; turn += 1) await frame();
    },
    isShown: (target) => inSight(questionOf(target)),
  };
  window.bench = bench;
  const look = () => {
    const button = begin === undefined ? undefined : document.querySelector(begin);
    if (bench.firstPage === undefined && inSight(button)) {
      bench.firstPage = performance.now();
      button.click();
    }
    if (document.body && inSight(document.querySelector(fill(marks.ready, { id: first, value: '' })))) {
      bench.usable = performance.now();
      bench.firstPage ??= bench.usable;
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
