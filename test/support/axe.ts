import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds against WCAG 2.2 AA on the page in sight; `contrast`: of that alone, which is all that a theme changes. */
export async function violations(page: Page, what: 'everything' | 'contrast' = 'everything'): Promise<string[]> {
  // Evaluated, not inserted: the page's own policy forbids inline scripts, and stays in force.
  await page.evaluate(axe);
  // Wherever it stands, the bar in sight covers something that axe would take for obscured for good.
  await page.evaluate(() => scrollTo(0, 0));
  const found = await page.evaluate(async (contrast) => {
    const { axe: run } = globalThis as unknown as {
      axe: { run: (options: unknown) => Promise<{ violations: Violation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const runOnly = contrast ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: tags };
    return (await run.run({ runOnly })).violations;
  }, what === 'contrast');
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}
