import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../src/collector/server.ts';
import { startLine } from '../../src/collector/startFault.ts';
import { reprDigest, sha256 } from '../../src/protocol/digest.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { newFolder, rowsIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf } from './documents.ts';
import { collectorProcess, linesOf, run } from './processes.ts';
import { newServer, testConfig } from './servers.ts';

async function send(url: string, number: number): Promise<{ status: number; receipt: Receipt }> {
  const answer = await fetch(
    `${url}/api/v1/responses/${idOf(number)}`,
    await delivery(bytesOf(documentOf(idOf(number)))),
  );
  return { status: answer.status, receipt: (await answer.json()) as Receipt };
}

describe('over a real socket', () => {
  it('twenty at once are one response with one receipt', async () => {
    const folder = newFolder();
    const { url } = await newServer(folder);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(url, 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(answers.map(({ receipt }) => JSON.stringify(receipt))).size).toBe(1);
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: 1 }]);
  });

  it('a body in chunks is taken, and one that does not end is cut off', async () => {
    const { url } = await newServer(newFolder());
    const target = `${url}/api/v1/responses/${idOf(1)}`;
    const bytes = bytesOf(documentOf(idOf(1)));
    // Without a Blob's length, fetch sends it in chunks.
    const body = new Blob([bytes]).stream();
    const init = { ...(await delivery(bytes)), body, duplex: 'half' };
    expect((await fetch(target, init)).status).toBe(201);
    const outgoing = request(target, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'Repr-Digest': 'sha-256=:AAAA:' },
    });
    outgoing.on('error', () => undefined);
    const answered = once(outgoing, 'response');
    for (let sent = 0; sent < 20; sent += 1) outgoing.write(Buffer.alloc(65536, 32));
    const [answer] = await answered;
    expect(answer.statusCode).toBe(413);
    outgoing.destroy();
  });

  it('a delivery that breaks off leaves nothing behind', async () => {
    const folder = newFolder();
    const logged: unknown[] = [];
    const { url } = await newServer(folder, { write: (...line) => logged.push(line) });
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    const head = [`PUT /api/v1/responses/${idOf(1)} HTTP/1.1`, 'Host: x', 'Content-Type: application/json'];
    socket.end([...head, 'Content-Length: 999', '', '{'].join('\r\n'));
    await once(socket.resume(), 'close');
    expect((await send(url, 2)).status).toBe(201);
    expect(rowsIn(folder, 'SELECT id FROM responses UNION ALL SELECT url_id FROM refused')).toEqual([{ id: idOf(2) }]);
    expect(logged).toEqual([]);
  });

  it('a taken port and a folder that is none are said in a line', async () => {
    const folder = newFolder();
    const { url } = await newServer(folder);
    const port = Number(new URL(url).port);
    const second = await startServer({ ...testConfig, port, dataDir: newFolder() });
    expect(second.ok ? '' : startLine(second.fault)).toMatch(new RegExp(`^Port ${port} is taken`));
    const third = await startServer({ ...testConfig, dataDir: join(folder, 'veldwerk.sqlite') });
    expect(third.ok ? '' : startLine(third.fault)).toMatch(/^The database .* cannot be used/);
    const fourth = await startServer({ ...testConfig, hosts: ['203.0.113.1'], dataDir: newFolder() });
    expect(fourth.ok ? '' : startLine(fourth.fault)).toMatch(/^Cannot listen on 203\.0\.113\.1/);
  });

  it('closing finishes what is under way, and takes no more', async () => {
    const folder = newFolder();
    const server = await newServer(folder);
    const bytes = bytesOf(documentOf(idOf(1)));
    const headers = { 'Repr-Digest': reprDigest(await sha256(bytes)), 'Content-Type': 'application/json' };
    const outgoing = request(`${server.url}/api/v1/responses/${idOf(1)}`, {
      method: 'PUT',
      headers: { ...headers, 'Content-Length': bytes.length, Expect: '100-continue' },
    });
    outgoing.flushHeaders();
    // Now the collector has the request, and waits for its body.
    await once(outgoing, 'continue');
    const closed = server.close();
    const answered = once(outgoing, 'response');
    outgoing.end(bytes);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(201);
    answer.resume();
    await closed;
    expect(rowsIn(folder, 'SELECT id FROM responses')).toEqual([{ id: idOf(1) }]);
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });
});

describe('a collector that is killed', () => {
  it('ends in order where it is only asked to', async () => {
    const collector = await collectorProcess(newFolder());
    expect((await send(collector.url, 1)).status).toBe(201);
    expect(await collector.stop('SIGTERM')).toBe(0);
  });
});

describe('a collector that nobody listens to', () => {
  it('goes on, whatever it has to say', async () => {
    const folder = newFolder();
    const collector = await collectorProcess(folder);
    collector.ignore();
    const store = new DatabaseSync(join(folder, 'veldwerk.sqlite'));
    onTestFinished(() => store.close());
    store.exec('ALTER TABLE responses RENAME TO elsewhere');
    // Each of these writes a line.
    for (let time = 0; time < 3; time += 1) {
      const answer = await fetch(
        `${collector.url}/api/v1/responses/${idOf(1)}`,
        await delivery(bytesOf(documentOf(idOf(1)))),
      );
      expect(answer.status).toBe(503);
    }
    store.exec('ALTER TABLE elsewhere RENAME TO responses');
    expect((await send(collector.url, 1)).status).toBe(201);
    expect(await collector.stop('SIGTERM')).toBe(0);
  });
});

describe('two collectors on one file', () => {
  it('make it together, whoever comes first', async () => {
    const processes = [0, 1].map(() => run('openingChild.ts', [], {}));
    const lines = processes.map(({ stdout }) => linesOf(stdout));
    for (const line of lines) expect(await line()).toBe('ready');
    for (let round = 0; round < 40; round += 1) {
      const folder = join(newFolder(), 'data');
      for (const { stdin } of processes) stdin?.write(`${Date.now() + 10} ${folder}\n`);
      for (const line of lines) expect(await line()).toBe('open');
    }
  });

  it('start together, and give the same receipts', async () => {
    const folder = newFolder();
    const [one, other] = await Promise.all([collectorProcess(folder), collectorProcess(folder)]);
    const numbers = Array.from({ length: 15 }, (_, at) => at + 1);
    const pairs = await Promise.all(
      numbers.map((number) => Promise.all([send(one.url, number), send(other.url, number)])),
    );
    for (const [left, right] of pairs) {
      expect([left.status, right.status].sort()).toEqual([200, 201]);
      expect(left.receipt).toEqual(right.receipt);
    }
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: numbers.length }]);
  });
});
