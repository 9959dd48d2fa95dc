import type { Page } from 'playwright-core';
import type { Dice } from '../engine/random/dice.ts';

/** A field that may be answered now. */
interface Field {
  readonly name: string;
  /** The values of its options, where it has such. */
  readonly values: readonly string[];
}

/** Who answers a questionnaire that was drawn by chance, in the page, by chance. */
export class RosterRespondent {
  readonly page: Page;
  readonly #dice: Dice;
  readonly #answered = new Set<string>();
  /** How often a row was added, moved, removed or brought back. */
  readonly did = { added: 0, moved: 0, removed: 0, restored: 0 };

  readonly #look: () => Promise<void>;

  /** @param look looks at a page once it was answered */
  constructor(page: Page, dice: Dice, look: () => Promise<void>) {
    this.page = page;
    this.#dice = dice;
    this.#look = look;
  }

  saved = () => this.page.waitForSelector('[data-saved="saved"]', { state: 'attached' });

  /** Presses a button or follows a link in the page itself: a pointer waits for each frame. */
  async press(selector: string): Promise<void> {
    await this.page.waitForSelector(selector, { state: 'attached' });
    await this.page
      .locator(selector)
      .first()
      .evaluate((button) => (button as HTMLElement).click());
  }

  /** Answers the page of a module, and those of its rows. */
  async module(module: string): Promise<void> {
    await this.page.waitForSelector(`main[data-module="${module}"]:not([data-row-page])`);
    // Before the page may write, it takes nothing.
    await this.page.waitForFunction(() => !document.querySelector('main [data-tool="mark"]:disabled'));
    await this.fields();
    for (const roster of await this.#rosters()) await this.#roster(roster);
    await this.fields();
    await this.#look();
  }

  /** Answers what the page in sight asks; again what is named. */
  async fields(again: readonly string[] = []): Promise<void> {
    for (const name of again) this.#answered.delete(name);
    for (;;) {
      const fields = (await this.#fields()).filter(({ name }) => !this.#answered.has(name));
      if (fields.length === 0) break;
      for (const { name } of fields) this.#answered.add(name);
      await this.#enter(fields.map((field) => [field.name, this.#valueFor(field, again.length > 0)] as const));
    }
    await this.saved();
  }

  /** Goes through what the review names, until nothing is left of it or it was tried often enough; the review is in sight then. */
  async mend(response: string): Promise<void> {
    for (let round = 0; round < 8; round += 1) {
      await this.toReview(response);
      const links = await this.page
        .locator('[data-missing] a, .open > [data-finding] a, [data-roster-fault] a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      if (links.length === 0) return;
      for (const link of new Set(links)) await this.#mendAt(link);
    }
    await this.toReview(response);
  }

  async toReview(response: string): Promise<void> {
    await this.#follow(`#/r/${response}/review`);
    await this.page.waitForSelector('main[data-page="review"]');
  }

  #follow(link: string): Promise<void> {
    return this.page.evaluate((hash) => {
      location.hash = hash;
    }, link);
  }

  /** Answers anew where a link of the review leads; adds a row where rows are missing, removes one where there are too many. */
  async #mendAt(link: string): Promise<void> {
    await this.#follow(link);
    await this.page.waitForSelector('main[data-module]');
    const target = decodeURIComponent(link).split('/')[4] ?? '';
    const blank = await this.page.evaluate(
      (named) =>
        [...document.querySelectorAll<HTMLInputElement>('main [data-question] input:enabled')]
          .filter(({ name }) => /\d$/.test(name))
          .filter(({ name, value, type }) => {
            const isOption = type === 'radio' || type === 'checkbox';
            return name === named || (isOption ? !document.querySelector(`input[name="${name}"]:checked`) : !value);
          })
          .map(({ name }) => name),
      target,
    );
    await this.fields(blank);
    for (const roster of await this.#rosters()) {
      const list = `main [data-roster="${roster}"]`;
      const fault = this.page.locator(`${list} > .card__error`);
      for (let tries = 0; tries < 6 && (await fault.count()) > 0; tries += 1)
        if (!(await this.addRow(roster))) {
          if ((await this.page.locator(`${list} [data-remove]`).count()) === 0) break;
          await this.press(`${list} [data-row]:last-child [data-remove]`);
          this.did.removed += 1;
        }
    }
    await this.#giveUpOn(target);
    await this.saved();
  }

  /** Says that there is no answer to what has no field to give one in: nothing can be chosen there. */
  async #giveUpOn(item: string): Promise<void> {
    const question = this.page.locator(
      `main [data-question]:has([data-item="${item}"]):not(:has(input[name="${item}"]:enabled))`,
    );
    if ((await question.count()) === 0) return;
    await question.locator('[data-tool="more"]').evaluate((button) => (button as HTMLElement).click());
    await question.locator('input[value="unknown"]').evaluate((button) => (button as HTMLElement).click());
    await question.locator('[data-tool="unanswered"]:enabled').evaluate((button) => (button as HTMLElement).click());
  }

  #valueFor({ name, values }: Field, isMended: boolean): string {
    const dice = this.#dice;
    if (!isMended && dice.happens(0.06)) return '';
    if (values.length > 0) return dice.oneOf(values);
    const wrong = !isMended && dice.happens(0.04);
    if (/percent\d+$/.test(name)) return wrong ? '101' : dice.oneOf(['0', '1', '50', '100', `${dice.upTo(100)}`]);
    if (/decimal\d+$/.test(name)) return wrong ? '1,234' : dice.oneOf(['0', '1', '0,5', '2,25', '-3', '50', '100']);
    return dice.oneOf(['an@example.org', 'Een antwoord', 'x']);
  }

  #fields(): Promise<Field[]> {
    return this.page.evaluate(() => {
      const found = new Map<string, string[]>();
      for (const { name, type, value } of document.querySelectorAll<HTMLInputElement>(
        'main [data-question] input:enabled',
      )) {
        if (!/\d$/.test(name)) continue;
        const values = found.get(name) ?? [];
        found.set(name, type === 'radio' || type === 'checkbox' ? [...values, value] : values);
      }
      return [...found].map(([name, values]) => ({ name, values }));
    });
  }

  /** Enters values through the fields, as far as they are still there. */
  #enter(answers: readonly (readonly [name: string, value: string])[]): Promise<void> {
    return this.page.evaluate(async (wanted) => {
      const turn = () => new Promise((resolve) => setTimeout(resolve));
      for (const [name, value] of wanted) {
        if (value === '') continue;
        const own = [...document.querySelectorAll<HTMLInputElement>(`main input[name="${name}"]:enabled`)];
        const isOption = own[0]?.type === 'radio' || own[0]?.type === 'checkbox';
        const field = isOption ? own.find((one) => one.value === value) : own[0];
        if (!field) continue;
        field.focus();
        if (isOption) field.click();
        else {
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        field.blur();
        await turn();
      }
    }, answers);
  }

  /** The addresses of the rosters that the page in sight lists. */
  #rosters(): Promise<string[]> {
    return this.page
      .locator('main [data-roster][data-state="asked"]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['roster'] ?? ''));
  }

  #rows(roster: string): Promise<string[]> {
    return this.page
      .locator(`main [data-roster="${roster}"] [data-row]`)
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['row'] ?? ''));
  }

  /** Adds rows to a roster by chance, answers each, and moves and removes some. */
  async #roster(roster: string): Promise<void> {
    const dice = this.#dice;
    for (const row of await this.#rows(roster)) await this.#row(roster, row);
    for (let most = dice.upTo(2) + 1; most > 0; most -= 1) if (!(await this.addRow(roster))) break;
    const rows = await this.#rows(roster);
    const list = `main [data-roster="${roster}"]`;
    const isOwn = (await this.page.locator(`${list} [data-remove]`).count()) > 0;
    if (isOwn && rows.length > 1 && dice.happens(0.5)) {
      await this.press(`[data-row="${dice.oneOf(rows)}"] [data-move="${dice.oneOf([1, -1])}"]`);
      this.did.moved += 1;
    }
    if (isOwn && dice.happens(0.4)) {
      await this.press(`[data-row="${dice.oneOf(rows)}"] [data-remove]`);
      this.did.removed += 1;
      if (dice.happens(0.5)) {
        await this.press(`${list} [data-undo]`);
        this.did.restored += 1;
      }
    }
    await this.saved();
  }

  /** Adds a row to a roster in sight and answers it; false where no more may be added. */
  async addRow(roster: string): Promise<boolean> {
    if ((await this.page.locator(`[data-add="${roster}"]:enabled`).count()) === 0) return false;
    await this.press(`[data-add="${roster}"]`);
    this.did.added += 1;
    await this.page.waitForSelector(`[data-row-page^="${roster}["]`);
    await this.#onRowPage(roster);
    return true;
  }

  async #row(roster: string, row: string): Promise<void> {
    await this.press(`[data-row="${row}"] .roster__name`);
    await this.page.waitForSelector(`[data-row-page="${row}"]`);
    await this.#onRowPage(roster);
  }

  async #onRowPage(roster: string): Promise<void> {
    await this.fields();
    for (const inner of await this.#rosters()) await this.#roster(inner);
    await this.fields();
    await this.#look();
    await this.press('[data-action="to-rows"]');
    await this.page.waitForSelector(`main [data-roster="${roster}"]`);
  }
}
