import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workshop } from './workshop.ts';

const wantedPackages = join(import.meta.dirname, 'packages');
const lock = 'package-lock.json';
const stamp = join(workshop, '.installed');

/** Installs the peers' packages apart from this project's own, unless that very lock file is installed. */
export function installPeers(): void {
  const wanted = readFileSync(join(wantedPackages, lock), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing the peers …');
  rmSync(stamp, { force: true });
  cpSync(wantedPackages, workshop, { recursive: true });
  const { status } = spawnSync('npm', ['ci', '--loglevel', 'error'], {
    cwd: workshop,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the peers could not be installed');
  writeFileSync(stamp, wanted);
}
