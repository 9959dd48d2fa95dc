import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { Firefox } from './firefox.ts';
import type { Hand } from './hand.ts';
import { WebKit } from './webkit.ts';

const firefox = (): string | undefined => ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
const miniBrowser = (): string | undefined =>
  existsSync('/usr/bin/WebKitWebDriver') && existsSync('/usr/bin/Xvfb')
    ? globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0]
    : undefined;

/** The browsers beside Chromium: how each is found and opened, and what Debian calls what it takes. */
export const otherBrowsers = [
  {
    name: 'Firefox',
    packages: ['firefox-esr'],
    open: (): Hand | undefined => {
      const path = firefox();
      return path === undefined ? undefined : new Firefox(path);
    },
  },
  {
    name: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb'],
    open: (): Hand | undefined => {
      const path = miniBrowser();
      return path === undefined ? undefined : new WebKit(path);
    },
  },
] as const;

/** Installs what is missing of them where that can be done: by root, on Debian. Elsewhere says what to install. */
export function installOtherBrowsers(): void {
  const missing = [
    ...(firefox() ? [] : otherBrowsers[0].packages),
    ...(miniBrowser() ? [] : otherBrowsers[1].packages),
  ];
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log(`Journeys in other browsers are left out; they need: ${missing.join(' ')} (Debian's names).`);
    return;
  }
  console.log(`Installing ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}
