import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { long } from './long.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What a language can change of all that axe looks at: whether there are words, which ones, and how much room they take. */
const ofWords = [
  ...['aria-command-name', 'aria-dialog-name', 'aria-input-field-name', 'aria-meter-name', 'aria-progressbar-name'],
  ...['aria-tab-name', 'aria-toggle-field-name', 'aria-tooltip-name', 'aria-treeitem-name', 'button-name', 'link-name'],
  ...['input-button-name', 'select-name', 'summary-name', 'label', 'label-content-name-mismatch', 'label-title-only'],
  ...['form-field-multiple-labels', 'document-title', 'empty-heading', 'empty-table-header', 'table-duplicate-name'],
  ...['image-alt', 'image-redundant-alt', 'role-img-alt', 'svg-img-alt', 'landmark-unique'],
  ...['html-has-lang', 'html-lang-valid', 'valid-lang', 'target-size', 'scrollable-region-focusable'],
];

const rules = {
  everything: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  /** All that a theme changes. */
  contrast: { type: 'rule', values: ['color-contrast'] },
  words: { type: 'rule', values: ofWords },
} as const;

/**
 * What axe finds against WCAG 2.2 AA on the page in sight, or what of that a theme or a language can change. The long form
 * looks for everything each time.
 */
export async function violations(page: Page, what: keyof typeof rules = 'everything'): Promise<string[]> {
  // Evaluated, not inserted: the page's own policy forbids inline scripts, and stays in force.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  // Wherever it stands, the bar in sight covers something that axe would take for obscured for good.
  await page.evaluate(() => scrollTo(0, 0));
  const found = await page.evaluate(
    async (runOnly) => {
      const { axe: run } = globalThis as unknown as {
        axe: { run: (options: unknown) => Promise<{ violations: Violation[] }> };
      };
      return (await run.run({ runOnly, resultTypes: ['violations'] })).violations;
    },
    rules[long ? 'everything' : what],
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}
