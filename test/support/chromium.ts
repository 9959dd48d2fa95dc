import { canInstall, firstThatRuns, install } from './apt.ts';

const candidates = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium of this machine; undefined where none is found. `CHROMIUM` names another one. */
export const findChromium = (): string | undefined => firstThatRuns(candidates);

/** The Chromium of this machine, installed first where that can be done: by root, on Debian. */
export function needChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (!canInstall())
    throw new Error(
      'The journeys need Chromium: install it (Debian: apt-get install chromium), or name one in CHROMIUM.',
    );
  install('chromium', 'fonts-liberation');
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
