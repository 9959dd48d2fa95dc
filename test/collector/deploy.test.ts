import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCollectorConfig } from '../../src/collector/collectorConfig.ts';
import { contentPolicy, pageHeaders } from '../../src/collector/http/policy.ts';
import { problemNamed } from '../../src/collector/problems.ts';
import { newFolder } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';
import { collectorProcess } from './processes.ts';

const deploy = resolve(import.meta.dirname, '../../docs/deploy');
const textOf = (file: string): string => readFileSync(join(deploy, file), 'utf8');
const has = (tool: string, ...args: string[]): boolean => spawnSync(tool, args).error === undefined;

describe('the systemd unit', () => {
  const unit = textOf('veldwerk-collector.service');

  it('sets what the collector reads, and nothing that it refuses', () => {
    const settings = [...unit.matchAll(/^Environment=(.+)$/gm)].flatMap(([, all = '']) => all.split(' '));
    const environment = Object.fromEntries(settings.map((setting) => setting.split('=', 2) as [string, string]));
    expect(readCollectorConfig({ ...environment, INTAKE: 'invited' }, { on: 'all' })).toMatchObject({
      ok: true,
      value: {
        ...{ port: 8080, hosts: ['127.0.0.1'], dataDir: '/var/lib/veldwerk', proxies: ['127.0.0.0/8'] },
        ...{ codeKeyFile: '/etc/veldwerk/code.key', erasuresFile: '/var/lib/veldwerk-erasures/erasures.ndjson' },
      },
    });
  });

  it.skipIf(!has('systemd-analyze', '--version'))('is one, and a narrow one', () => {
    const file = join(newFolder(), 'veldwerk-collector.service');
    // What it starts has to be there.
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    const about = `${verified.stdout}${verified.stderr}`
      .split('\n')
      .filter((line) => line.includes('veldwerk-collector'));
    expect([verified.status, about]).toEqual([0, []]);
    const security = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', '--no-pager', file]);
    expect([security.status, String(security.stderr)]).toEqual([0, '']);
  });
});

describe('the proxy', () => {
  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return port;
  }

  it.skipIf(!has('nginx', '-v') || !has('openssl', 'version'))(
    'brings a response to the collector over TLS',
    async () => {
      const folder = newFolder();
      const { url } = await collectorProcess(join(folder, 'data'));
      const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'fullchain.pem')];
      const made = [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ];
      const named = [
        '-subj',
        '/CN=localhost',
        '-addext',
        'subjectAltName=DNS:localhost',
        '-keyout',
        key,
        '-out',
        certificate,
      ];
      execFileSync('openssl', [...made, ...named], { stdio: 'ignore' });
      const [plain, secure] = [await freePort(), await freePort()];
      const site = textOf('nginx.conf')
        .replace('127.0.0.1:8080', new URL(url).host)
        .replace(/^ *listen \[::\].*\n/gm, '')
        .replace('listen 80;', `listen 127.0.0.1:${plain};`)
        .replace('listen 443 ', `listen 127.0.0.1:${secure} `)
        .replace(/\/etc\/ssl\/veldwerk\//g, `${folder}/`)
        .replace('/var/log/nginx/', `${folder}/`);
      mkdirSync(join(folder, 'temp'));
      const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${folder}/temp/${name};`,
      );
      const root = process.getuid?.() === 0 ? 'user root;' : '';
      const config = join(folder, 'nginx.conf');
      writeFileSync(
        config,
        `${root} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {} http { ${paths.join(' ')}\n${site} }`,
      );
      execFileSync('nginx', ['-t', '-c', config], { stdio: 'ignore' });
      const proxy = spawn('nginx', ['-c', config], { stdio: 'ignore' });
      const ended = once(proxy, 'exit');
      onTestFinished(async () => {
        proxy.kill('SIGTERM');
        await ended;
      });
      const send = async (number: number, body: Uint8Array<ArrayBuffer>) => {
        const { headers } = await delivery(body);
        const options = {
          ca: readFileSync(certificate),
          method: 'PUT',
          headers: { ...(headers as Record<string, string>) },
        };
        const outgoing = request(`https://localhost:${secure}/api/v1/responses/${idOf(number)}`, options);
        outgoing.end(body);
        const [answer] = await once(outgoing, 'response');
        return { status: answer.statusCode, headers: answer.headers, body: await json(answer) };
      };
      const bytes = bytesOf(documentOf(idOf(1)));
      // It listens a moment after it is started.
      const first = await expect
        .poll(() => send(1, bytes).catch(() => undefined), { timeout: 10_000 })
        .toBeTruthy()
        .then(() => send(1, bytes));
      expect(first).toMatchObject({ status: 200, body: { id: idOf(1) } });
      expect(first.headers['strict-transport-security']).toBe('max-age=31536000');
      // Refused by the proxy itself, in the collector's words.
      const large = await send(2, new Uint8Array(2 * 1024 * 1024));
      expect([large.status, large.headers['content-type']]).toEqual([413, 'application/problem+json']);
      expect(large.body).toEqual(problemNamed('too-large'));
      expect((await send(3, bytesOf(' '.repeat(1024 * 1024)))).body).toMatchObject({ status: 400 });
      const log = readFileSync(join(folder, 'veldwerk.log'), 'utf8');
      expect(log).toContain(' PUT 201 ');
      expect(log).not.toContain(idOf(1));
    },
  );
});

describe('the page on running a collector', () => {
  it('lists each header that the app needs, as the collector sends it', () => {
    const page = textOf('README.md');
    const policy = contentPolicy(['https://collect.example']);
    for (const [name, value] of Object.entries({ ...pageHeaders, 'Content-Security-Policy': policy }))
      expect(page).toContain(`    ${name}: ${value}\n`);
  });
});
