import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';

const candidates = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The Chromium of this machine; undefined where none is found. `CHROMIUM` names another one. */
export const findChromium = (): string | undefined =>
  candidates.find((path): path is string => path !== undefined && path !== '' && runs(path));

/** The Chromium of this machine, installed first where that can be done: by root, on Debian. */
export function needChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      'The journeys need Chromium: install it (Debian: apt-get install chromium), or name one in CHROMIUM.',
    );
  console.log('Installing Chromium …');
  const apt = (...words: string[]) =>
    execFileSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation');
  const installed = findChromium();
  if (!installed) throw new Error('Chromium was installed and is not to be found: name it in CHROMIUM.');
  return installed;
}

/** No sandbox, since tests run as root in containers; and no calls of the browser's own to anywhere. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
