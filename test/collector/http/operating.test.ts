import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLog, plainLog } from '../../../src/collector/http/eventLog.ts';
import { newReadiness } from '../../../src/collector/http/readiness.ts';
import { StoreFailure } from '../../../src/collector/store/failure.ts';
import type { Receipt } from '../../../src/protocol/receipt.ts';
import { bearer, expectRefusal, newCollector, newFolder, noon, put, rowsIn, tokensFor } from '../collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from '../documents.ts';
import { collectorProcess, linesOf, run } from '../processes.ts';
import { newServer } from '../servers.ts';
import { rawAnswers, rawPut } from './raw.ts';

const patient = { timeout: 20_000 };

describe('what a collector says of itself', () => {
  it('is that it lives, is ready, and in which version', async () => {
    const { app } = newCollector();
    const statuses = await Promise.all(['/livez', '/readyz', '/api/v1/health'].map((path) => app.request(path)));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await (await app.request('/api/v1/version')).json()).toEqual({
      version: '0.1.0',
      schema: expect.any(Number),
    });
  });

  it('is that it is not ready where nothing can be written', async () => {
    const { app, store } = newCollector();
    store.ping = () => Promise.reject(new StoreFailure(new Error('database or disk is full')));
    for (const path of ['/readyz', '/api/v1/health']) await expectRefusal(await app.request(path), 503, 'unavailable');
    expect((await app.request('/livez')).status).toBe(200);
  });

  it('is asked of the store once for all who ask at the same time', async () => {
    let asked = 0;
    const ping = async () => {
      asked += 1;
    };
    const readiness = newReadiness({ ping }, undefined, () => false);
    expect(await Promise.all(Array.from({ length: 9 }, readiness))).toEqual(Array(9).fill('ready'));
    expect(asked).toBe(1);
    expect(await newReadiness({ ping }, undefined, () => true)()).toBe('draining');
  });

  it('is counted where nobody else reads it', async () => {
    const { url, metricsUrl = '' } = await newServer(newFolder(), { diskReserveBytes: 1, metricsPort: 0 });
    const target = `${url}/api/v1/responses/${idOf(1)}`;
    const good = await delivery(bytesOf(documentOf(idOf(1))));
    for (const init of [good, good, await delivery(bytesOf('{'))]) await (await fetch(target, init)).text();
    const answer = await fetch(metricsUrl);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await answer.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'veldwerk_deliveries_total{outcome="stored"} 1',
        'veldwerk_deliveries_total{outcome="same"} 1',
        'veldwerk_deliveries_total{outcome="malformed-document"} 1',
        'veldwerk_delivery_seconds_count 3',
        'veldwerk_refusals_total{kept="yes"} 1',
        'veldwerk_store_failures_total 0',
        'veldwerk_body_bytes 0',
        'veldwerk_ready 1',
      ]),
    );
    expect((await fetch(new URL('/metrics', url))).status).toBe(404);
  });
});

describe('a log', () => {
  it('has a line for each request, without anything that tells of a sender or an answer', async () => {
    const lines: string[] = [];
    const log = jsonLog(
      (line) => lines.push(line),
      () => noon,
    );
    const { app, store } = newCollector({ observer: log });
    const [token = ''] = await tokensFor(store, 'case-of-somebody');
    const document = documentOf(idOf(1), {
      answers: { contactName: 'Somebody' },
      more: { case: { id: 'case-of-somebody' } },
    });
    const target = `/api/v1/responses/${idOf(1)}?secret=query`;
    await rawAnswers(await app.port(), rawPut(idOf(1), bytesOf(document), { target, fields: bearer(token) }));
    await put(app, '{', { id: 'not-an-id' });
    await app.request('/somewhere/private?x');
    const text = lines.join('');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time: noon.toISOString(),
        level: 'info',
        event: 'request',
        requestId: expect.any(String),
        method: 'PUT',
        route: '/api/v1/responses/{id}',
        status: 201,
        ms: expect.any(Number),
        network: '127.0.0.0/24',
        delivered: 'stored',
      },
      expect.objectContaining({ status: 400, delivered: 'bad-request' }),
      expect.objectContaining({ method: 'GET', route: '/*', status: 404 }),
    ]);
    for (const private_ of [idOf(1), token, 'somebody', 'Somebody', 'secret', 'private', 'not-an-id', '127.0.0.1'])
      expect(text).not.toContain(private_);
  });

  it('has the stack of a failure the first time, and a line from then on', () => {
    const lines: string[] = [];
    const json = jsonLog(
      (line) => lines.push(line),
      () => noon,
    );
    const words: unknown[][] = [];
    const plain = plainLog((...line) => words.push(line));
    for (const log of [json, plain])
      for (const number of [1, 2]) log.fault('the store failed', new StoreFailure(new Error(`disk ${number} is full`)));
    expect(lines.map((line) => 'stack' in JSON.parse(line))).toEqual([true, false]);
    expect(words[0]?.[1]).toBeInstanceOf(StoreFailure);
    expect(words[1]).toEqual(['the store failed: disk 2 is full']);
  });
});

describe('a database that another process holds', () => {
  it('keeps the deliveries waiting and nobody else', async () => {
    const { app, folder } = newCollector();
    expect((await app.request('/readyz')).status).toBe(200);
    const holder = run('http/lockChild.ts', [join(folder, 'veldwerk.sqlite')], {});
    expect(await linesOf(holder.stdout)()).toBe('held');
    const puts = [1, 2, 3].map((number) => put(app, documentOf(idOf(number))));
    const held = await Promise.all(['/readyz', '/livez', '/api/v1/version'].map((path) => app.request(path)));
    expect(held.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(rowsIn(folder, 'SELECT id FROM responses')).toEqual([]);
    holder.stdin?.write('let go\n');
    expect((await Promise.all(puts)).map(({ status }) => status)).toEqual([201, 201, 201]);
  });
});

describe('a collector that is told to stop', () => {
  it('answers whoever has just sent, and says with it that it closes', async () => {
    const folder = newFolder();
    const collector = await collectorProcess(folder);
    const receipts: Receipt[] = [];
    const ends: string[] = [];
    let number = 0;
    const send = async (agent: Agent) => {
      const { body, headers, method } = await delivery(bytesOf(documentOf(idOf(++number))));
      const id = JSON.parse(new TextDecoder().decode(body as Uint8Array)).id;
      const outgoing = request(`${collector.url}/api/v1/responses/${id}`, {
        method,
        headers: headers as Record<string, string>,
        agent,
      });
      outgoing.end(body);
      const [answer] = await once(outgoing, 'response');
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      if (answer.statusCode === 201) receipts.push(JSON.parse(Buffer.concat(chunks).toString()));
      return answer.headers.connection === 'close' ? 'close' : 'more';
    };
    const sender = async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      try {
        while ((await send(agent)) === 'more');
        ends.push('told');
      } catch (error) {
        ends.push(String(error));
      }
      agent.destroy();
    };
    const senders = Array.from({ length: 16 }, sender);
    await expect.poll(() => receipts.length, patient).toBeGreaterThan(32);
    const stopped = collector.stop('SIGTERM');
    await Promise.all(senders);
    expect(ends).toEqual(Array(16).fill('told'));
    expect(await stopped).toBe(0);
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: receipts.length }]);
  });

  it('is not ready any more before it closes', async () => {
    const collector = await collectorProcess(newFolder(), { DRAIN_SECONDS: '30' });
    const agent = new Agent({ keepAlive: true });
    const asked = async () => {
      const outgoing = request(`${collector.url}/readyz`, { agent });
      outgoing.end();
      const [answer] = await once(outgoing, 'response');
      answer.resume();
      await once(answer, 'end');
      return [answer.statusCode, answer.headers.connection];
    };
    expect(await asked()).toEqual([200, 'keep-alive']);
    const stopped = collector.stop('SIGTERM');
    // The open connection keeps it waiting until it is told.
    await expect.poll(asked, patient).toEqual([503, 'close']);
    agent.destroy();
    expect(await stopped).toBe(0);
  });
});
