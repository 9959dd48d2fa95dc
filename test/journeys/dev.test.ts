import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { freePort } from '../support/office.ts';
import { patience } from '../support/patience.ts';
import { said } from '../support/said.ts';

const root = resolve(import.meta.dirname, '../..');

it('the development server shows the survey as it is in the sources, with a collector behind it', async () => {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'veldwerk-dev-'));
  const server = spawn(process.execPath, [join(root, 'src/cli/dev.ts')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', PORT: `${port}`, DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  try {
    await said(server.stdout, /Local/);
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(`http://localhost:${port}/`);
    await page.click('[data-action="begin"]');
    await page.fill('[name="contactName"]', 'An');
    await page.waitForSelector('[data-saved="saved"]');
    expect((await page.request.get(`http://localhost:${port}/api/v1/health`)).status()).toBe(200);
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    rmSync(data, { recursive: true, force: true });
  }
});
