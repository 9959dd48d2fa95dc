import { outlineOf } from '../../src/engine/outline.ts';
import type { AnswerSheet } from './answerSheet.ts';
import { ict2024 } from './ict2024.ts';
import { clicked, type Screen, seen } from './screen.ts';

/** Someone who answers the survey on any screen, by the documented attributes alone. */
export class Visitor {
  readonly screen: Screen;
  readonly sheet: AnswerSheet;

  constructor(screen: Screen, sheet: AnswerSheet) {
    this.screen = screen;
    this.sheet = sheet;
  }

  /** Waits until an element is in the page, and gives an attribute of it. */
  sees(selector: string, attribute?: string): Promise<string> {
    return seen(this.screen, selector, attribute);
  }

  /** Clicks, as soon as that can be done. */
  clicks(selector: string): Promise<void> {
    return clicked(this.screen, selector);
  }

  /** Opens the app, and waits until it would start without a network. */
  async open(address: string): Promise<void> {
    await this.screen.goto(address);
    await this.sees('[data-offline-ready="yes"]');
  }

  /** Begins, with the module that the survey begins with in sight. */
  async begin(): Promise<void> {
    await this.clicks('[data-action="begin"]');
    await this.sees('[data-module]');
  }

  /** The module in sight. */
  module(): Promise<string> {
    return this.sees('[data-module]', 'data-module');
  }

  /** Answers everything of the module in sight that is on the sheet; gives its name. */
  async answerModule(): Promise<string> {
    const module = await this.module();
    for (const [item, value] of this.#of(module)) await this.answer(item, value);
    await this.sees('[data-saved="saved"]');
    return module;
  }

  async answer(item: string, value: string | number): Promise<void> {
    const field = `[name="${item}"]`;
    // A page that has no pen yet refuses what is typed, and says "saved" all the same.
    if ((await this.sees(`${field}:not([disabled])`, 'type')) === 'radio')
      return this.clicks(`${field}[value="${value}"]`);
    await this.clicks(field);
    // What stands there, measured minutes for one, is typed over.
    await this.screen.ask(() => (document.activeElement as HTMLInputElement | null)?.select());
    await this.screen.type(`${value}`);
  }

  /** What the page shows for each item of a module that is on the sheet. */
  async shown(module: string): Promise<AnswerSheet> {
    const shown: Record<string, string | number> = {};
    for (const [item, value] of this.#of(module)) {
      await this.sees(`[name="${item}"]`);
      const text = await this.screen.ask(
        (name) =>
          [...document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)].find(
            (field) => field.type !== 'radio' || field.checked,
          )?.value ?? '',
        item,
      );
      shown[item] = typeof value === 'number' && text !== '' ? Number(text) : text;
    }
    return shown;
  }

  /** What is on the sheet for a module. */
  planned(module: string): AnswerSheet {
    return Object.fromEntries(this.#of(module));
  }

  /** Goes on to the module after this one; false where it is the last. */
  async next(): Promise<boolean> {
    const before = await this.module();
    const last = await this.screen.ask(() => document.querySelector('[data-action="next"]') === null);
    if (last) return false;
    await this.clicks('[data-action="next"]');
    await this.sees(`[data-module]:not([data-module="${before}"])`);
    return true;
  }

  /** Reviews and completes. */
  async complete(): Promise<void> {
    await this.clicks('[data-action="review"]');
    await this.sees('[data-page="review"]');
    await this.clicks('[data-action="complete"]:not([aria-disabled="true"])');
    await this.sees('[data-delivery]');
  }

  #of(module: string): (readonly [string, string | number])[] {
    return outlineOf(ict2024)
      .entries.filter((entry) => entry.module === module)
      .flatMap(({ items }) => items)
      .flatMap(({ id }) => {
        const value = this.sheet[id];
        return value === undefined ? [] : [[id, value] as const];
      });
  }
}
