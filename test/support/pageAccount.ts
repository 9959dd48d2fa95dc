import type { Page } from 'playwright-core';
import type { Evaluation } from '../../src/engine/evaluation.ts';
import { rosterPlacesOf } from '../../src/engine/rosters/placesOf.ts';
import { progressOfRow, stateOfPlace } from '../../src/engine/rosters/rostersOf.ts';
import { routeFrom } from '../../src/engine/route.ts';
import { rowOfAddress } from '../../src/instrument/rowAddress.ts';

/** A roster as a page lists it: each row with how much of it is open, and whether something in it is wrong. */
interface ListedRoster {
  readonly state: string;
  readonly rows: readonly (readonly [address: string, open: number, isWrong: boolean])[];
}

/** What a page of questions says. */
export interface PageAccount {
  /** The module, and the row where the page is one of a row. */
  readonly module: string;
  readonly row: string | undefined;
  readonly questions: Readonly<Record<string, string>>;
  /** What is computed, as it is shown. */
  readonly computed: Readonly<Record<string, string>>;
  /** The items that have a field, each with what stands in it. */
  readonly fields: Readonly<Record<string, string>>;
  /** The checks that find fault with each question. */
  readonly findings: Readonly<Record<string, readonly string[]>>;
  readonly rosters: Readonly<Record<string, ListedRoster>>;
  /** How each module stands. */
  readonly modules: Readonly<Record<string, string>>;
}

/** Reads what the page in sight says. */
export const pageAccount = (page: Page): Promise<PageAccount> =>
  page.evaluate(() => {
    const main = document.querySelector<HTMLElement>('main[data-module]');
    if (!main) throw new Error('no page of questions is in sight');
    const all = (selector: string, within: Element = main) => [...within.querySelectorAll<HTMLElement>(selector)];
    const given = (field: HTMLInputElement) =>
      field.type === 'radio' || field.type === 'checkbox' ? (field.checked ? [field.value] : []) : [field.value];
    const fields: Record<string, string> = {};
    for (const { name } of all('[data-question] input[name]') as HTMLInputElement[]) {
      if (!/\d$/.test(name)) continue;
      const own = all(`input[name="${name}"]`) as HTMLInputElement[];
      fields[name] = own.flatMap(given).join(' ');
    }
    return {
      module: main.dataset['module'] ?? '',
      row: main.dataset['rowPage'],
      questions: Object.fromEntries(
        all('[data-question]').map(({ dataset }) => [dataset['question'], `${dataset['state']}`]),
      ),
      computed: Object.fromEntries(
        all('[data-computed]').map(({ dataset, textContent }) => [dataset['computed'], textContent]),
      ),
      fields,
      findings: Object.fromEntries(
        all('[data-question]').flatMap((question) => {
          const found = all('[data-finding^="k"]', question).map(({ dataset }) => `${dataset['finding']}`);
          return found.length > 0 ? [[question.dataset['question'], found.toSorted()]] : [];
        }),
      ),
      rosters: Object.fromEntries(
        all('[data-roster]').map((roster) => [
          roster.dataset['roster'],
          {
            state: `${roster.dataset['state']}`,
            rows: all('[data-row]', roster).map((row) => {
              const { open, wrong } = row.querySelector<HTMLElement>('[data-open]')?.dataset ?? {};
              return [`${row.dataset['row']}`, Number(open), wrong !== undefined] as const;
            }),
          },
        ]),
      ),
      modules: Object.fromEntries(
        [...document.querySelectorAll<HTMLElement>('.rail--wide [data-module-state]')].map((entry, at) => [
          `${at}`,
          `${entry.dataset['moduleState']}`,
        ]),
      ),
    };
  });

/** Whether it is one that is written: a field says itself what is wrong with its entry. */
const isCheck = (id: string): boolean => id.startsWith('k');

/** How an entry stands in its field. */
const shown = (entry: string | number | null | undefined): string =>
  typeof entry === 'string' && /^-?\d+(\.\d+)?$/.test(entry) ? entry.replace('.', ',') : `${entry ?? ''}`;

/** What is computed, in words: yes, no, or a number. */
export function computedWords(value: string | number | undefined): string {
  if (value === undefined) return 'Uw antwoorden geven hier geen waarde';
  if (value === 'yes' || value === 'no') return value === 'yes' ? 'Ja' : 'Neen';
  return shown(value);
}

/** What the page of a module, or of a row in it, has to say by an evaluation. */
export function expectedAccount(
  evaluation: Evaluation,
  answers: Readonly<Record<string, string | number>>,
  { module, row }: Pick<PageAccount, 'module' | 'row'>,
): PageAccount {
  const { steps, states } = routeFrom(evaluation);
  const here = [...steps.values()].filter(({ entry }) => entry.module === module && rowOfAddress(entry.id) === row);
  const isDrawn = ({ state, entry }: (typeof here)[number]) => state === 'asked' || entry.items.length > 0;
  const asked = here.filter(({ state }) => state === 'asked');
  const items = asked.flatMap(({ entry }) => entry.items).filter(({ id }) => states.get(id) === 'asked');
  const { instrument } = evaluation.program;
  const listed = new Set(
    instrument.modules
      .filter(({ id }) => id === module)
      .flatMap(({ sections, for: whole }) => sections.map((section) => section.for ?? whole)),
  );
  const isListed = (name: string) =>
    listed.has(name) || [...listed].some((inner) => inner !== undefined && instrument.rosters?.[inner]?.in === name);
  return {
    module,
    row,
    questions: Object.fromEntries(here.filter(isDrawn).map(({ entry, state }) => [entry.id, state])),
    computed: Object.fromEntries(
      asked
        .flatMap(({ entry }) => entry.all)
        .filter(({ is }) => is)
        .map(({ id }) => [id, computedWords(evaluation.program.computed?.get(id))]),
    ),
    fields: Object.fromEntries(
      items.flatMap((item) => {
        if (item.type !== 'choice' && item.type !== 'choices') return [[item.id, shown(answers[item.id])]];
        const options = evaluation.optionStates(item.id);
        const drawn = item.options.filter((code) => options[code] !== 'notApplicable');
        const chosen = new Set(`${answers[item.id] ?? ''}`.split(' '));
        // What is not there any more has no box.
        return drawn.length === 0 ? [] : [[item.id, drawn.filter((code) => chosen.has(code)).join(' ')]];
      }),
    ),
    findings: Object.fromEntries(
      asked.flatMap(({ entry }) => {
        const found = evaluation.findingsAt(entry.id).filter(({ check }) => isCheck(check));
        return found.length > 0 ? [[entry.id, found.map(({ check }) => check).toSorted()]] : [];
      }),
    ),
    rosters: Object.fromEntries(
      rosterPlacesOf(evaluation)
        .filter((place) => place.within?.address === row && isListed(place.name))
        .map((place): [string, ListedRoster] => {
          const state = stateOfPlace(evaluation, place);
          const rows = state === 'asked' ? place.there : [];
          return [
            place.address,
            {
              state,
              rows: rows.map((one) => {
                const { open, isWrong } = progressOfRow(evaluation, one, module);
                return [one.address, open, isWrong];
              }),
            },
          ];
        }),
    ),
    modules: Object.fromEntries(evaluation.tally.all().map(({ state }, at) => [`${at}`, state])),
  };
}
