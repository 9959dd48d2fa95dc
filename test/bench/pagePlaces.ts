/** What is done in a page, each time the other way round. */
export interface PagePlace {
  readonly name: string;
  /** Behind the address of the draft that it is about; of a page of the whole device, all of it. */
  readonly hash: string;
  readonly draft: 'large' | 'list' | 'none';
  /** Where one comes from. */
  readonly from: readonly [hash: string, drawn: string];
  /** What is there once it is drawn. */
  readonly drawn: string;
  /** Runs in the page. */
  readonly change?: { readonly what: string; readonly act: (turn: number) => void };
  readonly isPrinted?: true;
}

/** The page that one leaves for those of the large draft. */
const fromLarge = ['P', 'main[data-module="P"]'] as const;
const fromList = ['B', 'main[data-module="B"]'] as const;

/** The pages of a large draft. */
export const pagesOfLargeDraft: readonly PagePlace[] = [
  {
    name: 'a question page',
    hash: 'D',
    draft: 'large',
    from: fromLarge,
    drawn: '[data-module="D"] [name="largeSize"]:enabled',
    change: {
      what: 'an answer',
      act: (turn) => document.querySelectorAll<HTMLInputElement>('[name="largeSize"]')[turn % 2]?.click(),
    },
  },
  {
    name: "a row's page (costs of a project)",
    hash: 'C/projects[p0].costs[r0]',
    draft: 'large',
    from: fromLarge,
    drawn: '[data-row-page="projects[p0].costs[r0]"] [name$=".costAmount"]:enabled',
    change: {
      what: 'a cost, typed',
      act: (turn) => {
        const field = document.querySelector<HTMLInputElement>('[name$=".costAmount"]');
        if (!field) throw new Error('no such field');
        field.value = `${6_000_000 + turn}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
    },
  },
  {
    name: 'a list of 48 rows (awards)',
    hash: 'R',
    draft: 'large',
    from: fromLarge,
    drawn: '[data-module="R"] [data-row="awards[r47]"] [data-remove]',
    change: {
      what: 'a row removed, or brought back',
      act: (turn) =>
        document
          .querySelector<HTMLButtonElement>(turn % 2 === 0 ? '[data-row="awards[r20]"] [data-remove]' : '[data-undo]')
          ?.click(),
    },
  },
  {
    name: 'the search',
    hash: 'search',
    draft: 'large',
    from: fromLarge,
    drawn: '[data-page="search"] input[name="search"]',
    change: {
      what: 'a word looked for',
      act: (turn) => {
        const field = document.querySelector<HTMLInputElement>('[name="search"]');
        if (!field) throw new Error('no such field');
        field.value = turn % 2 === 0 ? 'cost' : 'costs';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
    },
  },
  {
    name: 'the review',
    hash: 'review',
    draft: 'large',
    from: fromLarge,
    // The first thing to be done there, and the last on the page.
    drawn: '[data-page="review"] .finish [data-action="complete"]',
    change: {
      what: 'a finding confirmed, or not',
      act: () =>
        document
          .querySelector<HTMLButtonElement>('.unconfirmed [data-confirm], .unconfirmed [data-confirmed="true"] button')
          ?.click(),
    },
  },
  {
    name: 'the review, until all that is open is drawn',
    hash: 'review',
    draft: 'large',
    from: fromLarge,
    drawn: '[data-page="review"]:not(:has([data-undrawn])) [data-outcome]',
  },
  {
    name: 'back from the review',
    hash: 'P',
    draft: 'large',
    from: ['review', '[data-page="review"]:not(:has([data-undrawn])) [data-outcome]'],
    drawn: 'main[data-module="P"]',
  },
  {
    name: 'the copy',
    hash: 'copy',
    draft: 'large',
    from: fromLarge,
    drawn: '[data-page="copy"] [data-question]',
  },
  {
    name: 'the copy, until all of it is drawn',
    hash: 'copy',
    draft: 'large',
    from: fromLarge,
    drawn: '[data-page="copy"]:not(:has([data-undrawn])) [data-outcome]',
    isPrinted: true,
  },
];

/** Those of a list of 200 rows. */
export const pagesOfList: readonly PagePlace[] = [
  {
    name: 'a list of 200 rows',
    hash: 'A',
    draft: 'list',
    from: fromList,
    drawn: '[data-row="projects[r199]"]',
    change: {
      what: 'a row removed, or brought back',
      act: (turn) =>
        document
          .querySelector<HTMLButtonElement>(
            turn % 2 === 0 ? '[data-row="projects[r150]"] [data-remove]' : '[data-undo]',
          )
          ?.click(),
    },
  },
  {
    name: 'the same',
    hash: 'A',
    draft: 'list',
    from: fromList,
    drawn: '[data-row="projects[r199]"]',
    change: {
      what: 'a row moved',
      act: (turn) =>
        document
          .querySelector<HTMLButtonElement>(`[data-row="projects[r100]"] [data-move="${turn % 2 === 0 ? 1 : -1}"]`)
          ?.click(),
    },
  },
  {
    name: 'one of 200 rows',
    hash: 'A/projects[r100]',
    draft: 'list',
    from: ['A', '[data-row="projects[r199]"]'],
    drawn: '[data-row-page="projects[r100]"] [name$=".cost"]:enabled',
    change: {
      what: 'a cost, typed',
      act: (turn) => {
        const field = document.querySelector<HTMLInputElement>('[name$=".cost"]');
        if (!field) throw new Error('no such field');
        field.value = `${1000 + turn}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
    },
  },
];

/** Those of a device with many drafts. */
export const pagesOfDevice: readonly PagePlace[] = [
  {
    name: 'the start page, 50 such drafts',
    hash: '#/',
    draft: 'none',
    from: ['#/accessibility', '[data-page="accessibility"]'],
    drawn: '[data-page="start"] [data-response]',
  },
  {
    name: 'the storage page, 50 such drafts',
    hash: '#/storage',
    draft: 'none',
    from: ['#/accessibility', '[data-page="accessibility"]'],
    drawn: '[data-page="storage"] [data-drafts]',
  },
];
