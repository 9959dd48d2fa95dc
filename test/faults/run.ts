import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { needChromium } from '../support/chromium.ts';
import { seed, type Tallied } from '../support/tally.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'veldwerk-faults-'));
const TALLY = join(folder, 'tally.ndjson');
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH']}`,
  CHROMIUM: needChromium(),
  TESTS: 'long',
  TALLY,
};

const { status: built } = spawnSync('node', ['src/cli/build-app.ts'], { cwd: root, env, stdio: 'inherit' });
const words = ['run', '--project', 'journeys', 'test/faults', ...process.argv.slice(2)];
const { status } = built === 0 ? spawnSync('vitest', words, { cwd: root, env, stdio: 'inherit' }) : { status: built };

const text = existsSync(TALLY) ? readFileSync(TALLY, 'utf8') : '';
rmSync(folder, { recursive: true });
const rows = text
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Tallied);

/** A row of the table, each cell as wide as its column. */
const widths = [46, 10, 6, 14, 5, 9] as const;
const line = (...cells: readonly (string | number)[]) =>
  `| ${cells.map((cell, at) => `${cell}`.padEnd(widths[at] ?? 0)).join(' | ')} |`;
console.log(`\nSeed ${seed}\n`);
console.log(line('fault', 'browser', 'tried', 'saved answers', 'lost', 'restored'));
console.log(line(...widths.map((width) => '-'.repeat(width))));
for (const row of rows) console.log(line(row.fault, row.browser, row.tried, row.saved, row.lost, row.restored));
process.exit(status ?? 1);
