import { spawnSync } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { needChromium } from './support/chromium.ts';

const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` };

/** Runs one step; the first that fails ends it all with its exit code. */
function step(name: string, command: string, ...words: string[]): void {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(command, words, { cwd: root, env, stdio: 'inherit' });
  if (status === 0) return;
  console.error(`\n${name}: failed`);
  process.exit(status ?? 1);
}

for (const project of [
  '.',
  'src/engine',
  'src/workers.tsconfig.json',
  'src/collector',
  'test',
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
step('tests', 'vitest', 'run', ...process.argv.slice(2));
