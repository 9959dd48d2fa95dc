import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { engineTable } from '../engineTable.ts';
import { machine } from '../machine.ts';
import { installPeers } from '../packages.ts';
import { measureEngines } from './all.ts';
import { answersARound } from './measure.ts';
import { rowsTable } from './rows.ts';

/** `npm run bench:engine`: what an answer costs our engine, and those that one would take instead, without pages. */
installPeers();
const table = engineTable(await measureEngines());
const rows = rowsTable();
console.log(`${table}\n\n${rows}`);
writeFileSync(
  join(resolve(import.meta.dirname, '..', '..', '..', '..'), 'docs', 'engine.md'),
  `# Engines alone

Written by \`npm run bench:engine\` on ${new Date().toISOString().slice(0, 10)}: microseconds from an answer until it is known which questions are asked, without a page. In brackets, how many times that of the floor. The machine: ${machine()}. Other work on a machine makes times noisy: read the ratios.

${table}

- \`chain-N\`: item i of N is asked unless item i − 1 is "no"; \`random-N\`: unless an earlier one is, chosen at random; \`fan-N\`: unless the last hundredth before it is, so that an answer changes 99 items; \`deep-N\`: unless one of the ten before it is. All is answered at first; then ${answersARound} answers a round, as many rounds as fit into the time, the median of their medians. What is shown is asked for after each answer, so that an engine that puts off its work pays too; what is wrong then is counted.
- **floor**: closures over the answers, and only those that read the changed item tested again; **naive**: all of them. Neither knows of values that do not count, of findings or progress.
- **ours**: \`apply\` of one change, with the route, findings and progress up to date. Gates say \`isBlank(q) or q <> 'no'\`, since with us an item that is not asked has no value.
- Peers' own versions of each form, in their own languages: survey-core's model; Lunatic's store, with all filters run after each answer as its hook does at each rendering; ODK's engine on jsdom. Where one is too slow for the time, it is measured on fewer answers (told beside the figure), or not at all.

## Rows

Microseconds, with all that follows up to date: an answer in one of so many rows, over which a sum, a count and an \`any\` go (\`sum(awards.amount where isLarge)\`), and which has two gates and a check of its own; and a row that comes, goes or comes back, with its three questions. A roster has 1,000 rows at the most; 10,000 are measured to see how the cost grows. Of those, an answer in any row takes more than 3 µs, where it changes the most. It is the same work: in one of twenty rows, as somebody answers, it takes what it does among ten. The rest is waiting for memory, since a row holds 5 kB and an answer reads some forty places of it.

${rows}
`,
);
console.error('written to docs/engine.md');
