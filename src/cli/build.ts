import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { untranslated } from './untranslated.ts';
import { firstAnswerBytes } from './weight.ts';

/** What the built app is made of, from the checkout's root. */
const sources = [
  'src/**',
  'public/**',
  'index.html',
  'office.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];
const stamp = join('dist', '.sources');

/** A digest over the names and contents of all sources. */
async function digestOfSources(root: string): Promise<string> {
  const digest = createHash('sha256');
  const files = (await Array.fromAsync(glob(sources, { cwd: root, withFileTypes: true })))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files) digest.update(`${file.slice(root.length)}\0`).update(await readFile(file));
  return digest.digest('hex');
}

/**
 * Builds the app unless what is built comes from these very sources.
 * @param root the checkout
 * @returns whether there is a build that can be served
 */
export async function buildIfChanged(root: string): Promise<boolean> {
  const digest = await digestOfSources(root);
  // Nothing is built yet.
  const built = await readFile(join(root, stamp), 'utf8').catch(() => '');
  if (built === digest) return true;
  console.log('Building the app …');
  const unsaid = await untranslated();
  for (const line of unsaid) console.error(line);
  if (unsaid.length > 0) return false;
  if (!(await build(root)) || !(await build(root, 'office'))) return false;
  await writeFile(join(root, stamp), digest);
  const weights = [...(await firstAnswerBytes(join(root, 'dist')))];
  const said = weights.map(([language, bytes]) => `${language} ${(bytes / 1000).toFixed(1)}`).join(', ');
  console.log(`Until the first answer is saved, in kB by gzip: ${said}`);
  return true;
}

/** @param mode `office`: the office's page; else the app */
function build(root: string, mode = 'production'): Promise<boolean> {
  const vite = dirname(createRequire(import.meta.url).resolve('vite/package.json'));
  const child = spawn(process.execPath, [join(vite, 'bin', 'vite.js'), 'build', '--mode', mode, '--logLevel', 'warn'], {
    cwd: root,
    // A build that tests start must not be a test's build.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = () => child.kill();
  process.once('SIGTERM', stop);
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      process.off('SIGTERM', stop);
      resolve(code === 0);
    });
  });
}
