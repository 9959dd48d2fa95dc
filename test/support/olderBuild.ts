import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');

/** An app of an earlier version, built from the history of this repository. */
export interface OlderBuild {
  /** Has a page get this app, and nothing else, from the origin that has today's. */
  servedTo(page: Page): Promise<void>;
}

/** Whether the history goes back to a commit: a shallow clone and a release without history do not. */
export const isInHistory = (commit: string): boolean =>
  spawnSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root, stdio: 'ignore' }).status === 0;

/** Builds the app of a commit, with the packages that are installed here. It is gone when the process ends. */
export function olderBuild(commit: string): OlderBuild {
  const folder = mkdtempSync(join(tmpdir(), 'veldwerk-older-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 28 });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['src/cli/build-app.ts'], { cwd: folder, stdio: 'ignore' });
  return { servedTo: (page) => servedTo(page, join(folder, 'dist')) };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

async function servedTo(page: Page, dist: string): Promise<void> {
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    // What the collector answers, and what an office configures, is the same for both.
    if (pathname.startsWith('/api/') || pathname === '/config.json') return route.continue();
    const file = join(dist, pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(file), contentType: types[extname(file)] ?? 'application/octet-stream' });
  });
}
