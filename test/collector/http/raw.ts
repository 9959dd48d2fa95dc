import { hash } from 'node:crypto';
import { connect } from 'node:net';

/** An answer as it came over a connection. */
export interface RawAnswer {
  readonly status: number;
  /** By name in lower case; of several, the last. */
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answers in what came over a connection. What is cut short in the middle of one is left out. */
export function answersIn(bytes: Buffer): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let text = bytes.toString('latin1');
  while (text.startsWith('HTTP/1.1 ')) {
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) break;
    const [line = '', ...lines] = text.slice(0, end).split('\r\n');
    const fields = Object.fromEntries(
      lines.map((one) => [one.slice(0, one.indexOf(':')).toLowerCase(), one.slice(one.indexOf(':') + 1).trim()]),
    );
    const status = Number(line.slice(9, 12));
    const length = Number(fields['content-length'] ?? 0);
    const body = text.slice(end + 4, end + 4 + length);
    answers.push({ status, fields, body });
    text = text.slice(end + 4 + length);
  }
  return answers;
}

/**
 * Sends pieces of bytes over a connection of its own, as they stand, then says that nothing follows, and gives all that
 * comes back until the other side closes.
 */
export const rawAnswers = (port: number, ...pieces: readonly (string | Uint8Array)[]): Promise<RawAnswer[]> =>
  answersTo(port, pieces, true);

/** The same, and the connection stays open on this side too, as that of a load balancer does. */
export const openAnswers = (port: number, ...pieces: readonly string[]): Promise<RawAnswer[]> =>
  answersTo(port, pieces, false);

async function answersTo(port: number, pieces: readonly (string | Uint8Array)[], ends: boolean): Promise<RawAnswer[]> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  // Who is told that the request is wrong may be cut off over the rest of it.
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const piece of pieces) {
    socket.write(piece);
    if (pieces.length > 1) await new Promise((next) => setImmediate(next));
  }
  if (ends) socket.end();
  socket.on('end', () => socket.destroy());
  await closed;
  return answersIn(Buffer.concat(chunks));
}

/** A whole request to deliver bytes, with other fields or another target. */
export function rawPut(
  id: string,
  body: Uint8Array,
  { target = `/api/v1/responses/${id}`, fields = {} }: { target?: string; fields?: Record<string, string> } = {},
): Buffer {
  const all: Record<string, string> = {
    Host: 'localhost',
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
    'Repr-Digest': `sha-256=:${hash('sha256', body, 'base64')}:`,
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from([`PUT ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'), 'latin1'), body]);
}
