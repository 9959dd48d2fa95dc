import { spawnSync } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { needChromium } from './support/chromium.ts';

// `node test/run.ts [check | long] [words for vitest …]`: docs/testing.md has the three forms.

const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` };
const [first, ...rest] = process.argv.slice(2);
const form = first === 'check' || first === 'long' ? first : 'all';
const words = form === 'all' ? process.argv.slice(2) : rest;

/** Units that take more than a few seconds, since they start programs: not for the inner loop. */
const slow = [
  'test/collector/{backup,copy,killed,postgres,postgresFailures,readers,refused,releases,server,watchedFile}.test.ts',
  'test/cli/collector-serve.test.ts',
];

/** Runs one step; the first that fails ends it all with its exit code. */
function step(name: string, command: string, ...args: readonly string[]): void {
  console.log(`\n— ${name}`);
  const began = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\n${name}: failed`);
    process.exit(status ?? 1);
  }
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

for (const project of [
  '.',
  'src/engine',
  'src/workers.tsconfig.json',
  'src/collector',
  'test',
  'test/components',
  'test/workers.tsconfig.json',
])
  step(`types of ${project}`, 'tsc', '-p', project);
step('lint', 'biome', 'ci', '--error-on-warnings');
try {
  env['CHROMIUM'] = needChromium();
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exit(1);
}
step('build', 'node', 'src/cli/build-app.ts');
if (form === 'check') {
  const quick = slow.flatMap((files) => ['--exclude', files]);
  step('units and components', 'vitest', 'run', '--project', 'units', '--project', 'components', ...quick, ...words);
  const main = ['test/journeys/main.test.ts', '-t', 'is completed offline on its longest route'];
  step('the main journey', 'vitest', 'run', '--project', 'journeys', ...main);
} else {
  if (form === 'long') env['TESTS'] = 'long';
  step('tests', 'vitest', 'run', ...words);
}
