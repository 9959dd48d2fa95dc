import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../collector/collectors.ts';
import { run, runToEnd } from '../collector/processes.ts';
import { said } from '../support/said.ts';
import { collector } from './run.ts';

const program = '../../src/cli/collector.ts';
const settings = () => ({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: newFolder(), INTAKE: 'open' });

describe('collector serve', () => {
  it('serves the collector and the pages of a folder', async () => {
    const pages = join(newFolder(), 'built');
    mkdirSync(pages);
    writeFileSync(join(pages, 'index.html'), '<title>Built elsewhere</title>');
    const environment = settings();
    const child = run(program, ['serve', '--pages', pages], environment);
    const ended = once(child, 'exit');
    const [, url, folder] = await said(child.stdout, /^Veldwerk is at (\S+)\nResponses are kept in (\S+)\n/);
    expect(folder).toBe(environment.DATA_DIR);
    expect(await (await fetch(`${url}/`)).text()).toContain('Built elsewhere');
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('serves the collector alone', async () => {
    const child = run(program, ['serve', '--no-pages'], settings());
    const [, url] = await said(child.stdout, /^The collector is at (\S+)\n/);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(new URL('/', url))).status).toBe(404);
  });

  it.each([
    [['--pages', 'no-such-folder'], {}, 1, /^collector: there is no index.html in /],
    [[], { INTAKE: '' }, 1, /^collector: INTAKE: "" is not who may send: "invited"/],
    [[], { PORT: 'none' }, 1, /^collector: PORT: "none" is not a port number/],
    [['dist'], {}, 2, /^collector: too many arguments for 'serve'.*\(collector serve --help\)/],
  ])('does not start with %j %j', async (args, wrong, code, line) => {
    const ran = await collector(['serve', ...args], { ...settings(), ...wrong });
    expect([ran.code, ran.out, ran.error]).toEqual([code, '', expect.stringMatching(line)]);
  });

  it.each([
    [{ begin: 'anyone' }, 'invited', 1, /The pages let anyone begin .*INTAKE=invited/],
    [{ begin: 'invited' }, 'open', 1, /The pages let the invited begin .*INTAKE=open/],
    [{ draftCopy: true }, 'open', 1, /copies of drafts \("draftCopy"\), and DRAFT_COPY_DAYS is not set/],
  ])(
    'does not start where the pages with %j disagree with its settings, and INTAKE=%s',
    async (more, intake, code, line) => {
      const pages = newFolder();
      writeFileSync(join(pages, 'index.html'), '<title>Built elsewhere</title>');
      writeFileSync(join(pages, 'config.json'), JSON.stringify({ endpoint: 'api/v1', ...more }));
      const ran = await runToEnd(program, ['serve', '--pages', pages], { ...settings(), INTAKE: intake });
      expect([ran.code, ran.out, ran.error]).toEqual([code, '', expect.stringMatching(line)]);
    },
  );
});
