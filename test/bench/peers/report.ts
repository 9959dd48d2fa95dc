import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './machine.ts';
import { slower } from './measure/all.ts';
import type { Measured } from './measured.ts';
import type { Options } from './options.ts';
import { browserTable, faultsOf } from './table.ts';

/** All that a run found, as Markdown. */
export function tablesOf(measured: readonly Measured[], options: Options): string {
  const faults = faultsOf(measured);
  return [
    browserTable(measured, options.base, options.sizes),
    ...(faults.length === 0 ? [] : [faults.map((fault) => `- ${fault}`).join('\n')]),
  ].join('\n\n');
}

/** The page of the documentation that a whole run writes. */
export function page(tables: string, measured: readonly Measured[], options: Options, chromium: string): string {
  const peers = measured.map(({ peer }) => `- **${peer.name}**: ${peer.what}`).join('\n');
  return `# Beside other form engines

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: the ICT form in our app, in the engines that one would take instead, and in plain DOM, measured alike in one run. Numbers in brackets are how many times the plain page's it is. The machine: ${machine()}, headless Chromium ${chromium}, drawing by software. Other work on a machine makes times noisy: read the ratios. Loads are medians of ${options.loads} on a processor made ${slower} times slower; taps are ${options.taps} a page, there and at this machine's own speed.

${peers}

${tables}

${readFileSync(join(import.meta.dirname, 'notes.md'), 'utf8')}`;
}
