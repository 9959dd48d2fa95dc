import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';

/** The first of these programs that this machine can run. */
export const firstThatRuns = (candidates: readonly (string | undefined)[]): string | undefined =>
  candidates.find((path): path is string => path !== undefined && path !== '' && runs(path));

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Whether packages can be installed here without asking anyone: by root, on Debian. */
export const canInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs packages of Debian; throws where that fails. */
export function install(...packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} …`);
  const apt = (...words: string[]) =>
    execFileSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', ...packages);
}

/**
 * A browser of this machine that the journeys can do without, installed first where that can be done.
 * In CI its absence is a failure: a journey that is skipped there would be missed by nobody.
 * @returns undefined, after one line that says what to install, where there is none
 */
export function wanted<Browser>(find: () => Browser | undefined, ...packages: readonly string[]): Browser | undefined {
  const found = find();
  if (found) return found;
  if (canInstall())
    try {
      install(...packages);
    } catch (cause) {
      console.error(`apt-get could not install them: ${cause instanceof Error ? cause.message : cause}`);
    }
  const installed = find();
  if (installed) return installed;
  const advice = `Some journeys need what is not installed here (Debian: apt-get install ${packages.join(' ')}).`;
  if (process.env['CI']) throw new Error(advice);
  console.warn(`${advice} They are skipped.`);
  return undefined;
}
