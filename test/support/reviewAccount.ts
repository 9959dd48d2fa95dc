import type { Page } from 'playwright-core';
import { findingsFrom } from '../../src/engine/allFindings.ts';
import type { Evaluation } from '../../src/engine/evaluation.ts';
import type { Item } from '../../src/engine/outline.ts';
import type { Reading } from '../../src/engine/reading.ts';
import { rosterFaultsOf } from '../../src/engine/rosters/rosterFaults.ts';
import { missingItems, routeFrom } from '../../src/engine/route.ts';
import { computedWords } from './pageAccount.ts';

/** What the review says. */
export interface ReviewAccount {
  readonly missing: readonly string[];
  readonly hard: readonly string[];
  readonly soft: readonly string[];
  readonly rosters: readonly string[];
  /** Each question in order, with what the route does with it. */
  readonly questions: readonly (readonly [question: string, state: string])[];
  /** What is said of each item that is asked. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Reads the review in sight, all of it. */
export async function reviewAccount(page: Page): Promise<ReviewAccount> {
  await page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll<HTMLDetailsElement>('details[data-review]:not([open])')].map(
        (folded) =>
          new Promise((opened) => {
            folded.addEventListener('toggle', opened, { once: true });
            folded.open = true;
          }),
      ),
    ),
  );
  await page.waitForSelector('main[data-page="review"]:not(:has([data-undrawn]))');
  return page.evaluate(() => {
    const main = document.querySelector<HTMLElement>('main[data-page="review"]');
    if (!main) throw new Error('the review is not in sight');
    const all = (selector: string) => [...main.querySelectorAll<HTMLElement>(selector)];
    const named = (selector: string, name: string) => all(selector).map(({ dataset }) => `${dataset[name]}`);
    return {
      missing: named('[data-missing]', 'missing'),
      hard: named('.open > [data-finding]', 'finding').toSorted(),
      soft: named('.unconfirmed [data-finding]', 'finding').toSorted(),
      rosters: named('[data-roster-fault]', 'rosterFault'),
      questions: all('[data-review] [data-question]').map(
        ({ dataset }) => [`${dataset['question']}`, `${dataset['state']}`] as const,
      ),
      answers: Object.fromEntries(
        all('[data-review] [data-item]').map((line) => {
          const said = line.querySelector('dd');
          const isOpen = said?.matches('.answer--open, .answer--blank');
          return [line.dataset['item'], isOpen ? '' : (said?.textContent ?? '').replaceAll(/\s/g, ' ')];
        }),
      ),
    };
  });
}

/** What is said of an item by its reading. What is chosen from rows is called by them: that it is called is all that is asked here. */
function said(item: Item, reading: Reading | undefined, page: string | undefined): string | undefined {
  if (reading?.kind === 'unanswered') return 'Ik weet het niet en kan het niet te weten komen';
  if (reading?.kind !== 'valid') return '';
  const value = `${reading.value}`;
  switch (item.type) {
    case 'yesNo':
      return value === 'yes' ? 'Ja' : 'Neen';
    case 'percent':
      return `${value} %`;
    case 'decimal':
      return value.replace('.', ',');
    case 'choice':
    case 'choices':
      return 'ofRows' in item ? page || '?' : list(value.split(' ').map((code) => `Keuze ${code}`));
    default:
      return value;
  }
}

const list = (words: readonly string[]): string => new Intl.ListFormat('nl').format(words);

/** What the review has to say by an evaluation. @param page what it says */
export function expectedReview(evaluation: Evaluation, page: ReviewAccount): ReviewAccount {
  const route = routeFrom(evaluation);
  // What has no item is not on it, nor is what is computed where it is not asked.
  const steps = [...route.steps.values()].filter(
    ({ entry, state }) => (state === 'asked' ? entry.all : entry.items).length > 0,
  );
  const { modules } = evaluation.program.instrument;
  const byModule = (ids: readonly { readonly module: string; readonly id: string }[]) =>
    modules.flatMap(({ id }) => ids.filter(({ module }) => module === id).map((one) => one.id));
  const found = (level: 'hard' | 'soft') =>
    findingsFrom(evaluation)
      .filter((finding) => finding.level === level)
      .map(({ check }) => check)
      .toSorted();
  const asked = steps.filter(({ state }) => state === 'asked').flatMap(({ entry }) => entry.items);
  const computed = steps
    .filter(({ state }) => state === 'asked')
    .flatMap(({ entry }) => entry.all.filter(({ is }) => is))
    .map(({ id }): [string, string] => {
      const value = evaluation.program.computed?.get(id);
      return [id, value === undefined ? '' : computedWords(value).replaceAll(/\s/g, ' ')];
    });
  return {
    missing: byModule(missingItems(route)),
    hard: found('hard'),
    soft: found('soft'),
    rosters: rosterFaultsOf(evaluation).map(({ roster }) => roster),
    questions: modules.flatMap(({ id }) =>
      steps.filter(({ entry }) => entry.module === id).map(({ entry, state }) => [entry.id, state] as const),
    ),
    answers: Object.fromEntries([
      ...computed,
      ...asked.flatMap((item) => {
        const reading = route.readings.get(item.id);
        // What was typed stands there as it was.
        const words = reading?.kind === 'invalid' ? page.answers[item.id] : said(item, reading, page.answers[item.id]);
        return route.states.get(item.id) === 'asked' ? [[item.id, words ?? ''] as [string, string]] : [];
      }),
    ]),
  };
}
