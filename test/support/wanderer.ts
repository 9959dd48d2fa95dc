import type { Page } from 'playwright-core';
import type { Dice } from '../engine/random/dice.ts';

/** What is pressed by chance; nothing of it leaves the draft for good. */
const pressed = {
  link: 'main a[href^="#"], nav a[href^="#"]',
  tool: 'main [data-tool]:enabled',
  row: ':is([data-add], [data-remove], [data-undo], [data-move], [data-action="add-row"]):enabled',
  onward: ':is([data-action="next"], [data-action="back"], [data-action="next-row"], [data-action="to-rows"])',
  option: 'main [data-question] :is(input[type="radio"], input[type="checkbox"]):enabled',
  clear: 'main [data-clear]',
} as const;

const typed = ['', '1', '2016', '12,5', '1.000', 'een', '31', '-3'];

/** Someone who goes about in a draft by chance, and faster than its pages come. */
export class Wanderer {
  readonly page: Page;
  /** What was done so far. */
  readonly did: string[] = [];
  readonly #dice: Dice;
  readonly #addresses: readonly string[];

  /** @param addresses where one may go, rows that are gone and what is no address among them */
  constructor(page: Page, dice: Dice, addresses: readonly string[]) {
    this.page = page;
    this.#dice = dice;
    this.#addresses = addresses;
  }

  /** Does one thing, and waits for nothing that follows from it. */
  async step(): Promise<void> {
    const dice = this.#dice;
    const roll = dice.upTo(19);
    if (roll < 8) await this.#go();
    else if (roll < 15) await this.#press(dice.oneOf(Object.values(pressed)));
    else if (roll < 17) await this.#type(dice.oneOf(typed));
    else if (roll < 18) await this.#speak(dice.oneOf(['nl', 'fr', 'de', 'en']));
    else if (roll < 19) await this.#turn(dice.oneOf([-1, -1, 1]));
    else await this.#reload();
  }

  /** Opens one address, or some in quick succession. */
  async #go(): Promise<void> {
    const dice = this.#dice;
    const hashes = Array.from({ length: dice.upTo(2) + 1 }, () => dice.oneOf(this.#addresses));
    const pause = dice.oneOf(['none', 'task', 'frame']);
    this.did.push(`${pause}: ${hashes.join(' ')}`);
    await this.page.evaluate(
      async ([all, between]) => {
        for (const one of all) {
          location.hash = one;
          if (between === 'task') await new Promise((resolve) => setTimeout(resolve));
          if (between === 'frame') await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      },
      [hashes, pause] as const,
    );
  }

  async #press(selector: string): Promise<void> {
    const what = await this.page.evaluate(
      ([named, at]) => {
        const all = [...document.querySelectorAll<HTMLElement>(named)].filter((one) => one.offsetParent !== null);
        const one = all[Math.floor(at * all.length)];
        one?.focus();
        one?.click();
        return one ? `${JSON.stringify(one.dataset)} ${one.textContent.trim().slice(0, 30)}` : 'nothing';
      },
      [selector, this.#dice.next()] as const,
    );
    this.did.push(`press ${what}`);
  }

  async #type(text: string): Promise<void> {
    const name = await this.page.evaluate(
      ([value, at]) => {
        const kinds =
          'main [data-question] input:not([type="radio"], [type="checkbox"]):enabled, main textarea:enabled';
        const all = [...document.querySelectorAll<HTMLInputElement>(kinds)];
        const one = all[Math.floor(at * all.length)];
        if (!one) return 'nowhere';
        one.focus();
        one.value = value;
        one.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return one.name;
      },
      [text, this.#dice.next()] as const,
    );
    this.did.push(`type ${text} in ${name}`);
  }

  async #speak(language: string): Promise<void> {
    this.did.push(`speak ${language}`);
    await this.page.evaluate((chosen) => {
      const select = document.querySelector<HTMLSelectElement>('.bar__language');
      if (!select) return;
      select.value = chosen;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, language);
  }

  async #turn(by: number): Promise<void> {
    this.did.push(`history ${by}`);
    await this.page.evaluate((to) => history.go(to), by);
  }

  async #reload(): Promise<void> {
    this.did.push('reload');
    await this.page.reload({ waitUntil: 'commit' });
    await this.page.waitForSelector('main');
  }
}
