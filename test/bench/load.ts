// A process that delivers responses over raw connections that are kept alive, as fast as they are answered.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { readyIn, requestOf, worstBodies } from './deliveries.ts';

/** What it is told to do. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  readonly ms: number;
  /** Milliseconds between the answer and the next request of a connection. */
  readonly pauseMs: number;
  /** Each response once, or bodies that cost much, again and again. */
  readonly of: 'responses' | 'worst';
}

/** What came of it: how many answers of which status, and how long they took, in milliseconds. */
export interface Loaded {
  readonly seconds: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const [, , file = '', from = '0'] = process.argv;
const responses = readyIn(file);
/** Where this process begins: no two of them send the same. */
let used = Number(from);

class Connection {
  readonly #socket: Socket;
  #answer: Buffer = Buffer.alloc(0);
  #settle: (status: string) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.#answer = this.#answer.length === 0 ? chunk : Buffer.concat([this.#answer, chunk]);
      const text = this.#answer.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0 || !text.startsWith('HTTP/1.1 ')) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < end + 4 + length) return;
      this.#answer = Buffer.alloc(0);
      this.#settle(text.slice(9, 12));
    });
    socket.on('error', () => this.#settle('error'));
    socket.on('close', () => this.#settle('closed'));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Connection(socket);
  }

  send(request: Buffer): Promise<string> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** The requests of a slice are made before it begins: who sends must not be who is measured. */
function requestsFor({ of, ms, pauseMs, connections }: LoadOrder): () => Buffer | undefined {
  const first = responses[used];
  if (of === 'worst' && first) {
    const worst = worstBodies(first.caseId).map((body) => requestOf({ ...first, body }));
    let at = 0;
    return () => worst[at++ % worst.length];
  }
  const wanted = Math.ceil(pauseMs > 0 ? (connections * ms) / pauseMs : ms * 5);
  const from = used;
  const made = responses.slice(from, from + wanted).map(requestOf);
  return () => {
    const request = made[used - from];
    used += 1;
    return request;
  };
}

async function load(order: LoadOrder): Promise<Loaded> {
  const next = requestsFor(order);
  const open = await Promise.all(Array.from({ length: order.connections }, () => Connection.open(order.port)));
  const statuses: Record<string, number> = {};
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      while (performance.now() - start < order.ms) {
        const request = next();
        if (!request) break;
        const sent = performance.now();
        const status = await connection.send(request);
        times.push(performance.now() - sent);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 'closed' || status === 'error') break;
        if (order.pauseMs > 0) await new Promise((done) => setTimeout(done, order.pauseMs));
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const connection of open) connection.close();
  times.sort((left, right) => left - right);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { seconds, statuses, p50: at(0.5), p99: at(0.99), max: at(1) };
}

process.on('message', async (order: LoadOrder) => process.send?.(await load(order)));
process.send?.('ready');
