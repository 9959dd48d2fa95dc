import { type IncomingMessage, type RequestOptions, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** What the way to the office does to a delivery. */
export type Weather =
  | { readonly kind: 'clear' }
  /** The office gets it and answers; the answer never arrives. */
  | { readonly kind: 'answer-lost' }
  /** Half of the answer arrives, and then the connection ends. */
  | { readonly kind: 'answer-cut' }
  /** The connection ends before anything has reached the office. */
  | { readonly kind: 'lost' }
  /** The office gets half of it, and then the connection ends. */
  | { readonly kind: 'cut' }
  /** Nobody answers for so many milliseconds; then the connection ends. */
  | { readonly kind: 'swallowed'; readonly ms: number }
  /** It arrives so many milliseconds later. */
  | { readonly kind: 'late'; readonly ms: number }
  /** It arrives twice at once; the answer to the first is passed on. */
  | { readonly kind: 'twice' }
  /** Something else answers in the office's place. */
  | {
      readonly kind: 'instead';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: string;
    };

/** A delivery on its way, whole. */
export interface Delivery {
  readonly onward: RequestOptions;
  readonly body: Buffer;
  readonly answer: ServerResponse;
}

/** Every byte of a request; undefined where whoever sends it has gone. */
export async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  try {
    for await (const part of incoming) parts.push(part as Buffer);
    return Buffer.concat(parts);
  } catch {
    return undefined;
  }
}

/** Sends bytes on. Undefined where the office gave no answer. */
function passOn({ onward, body }: Pick<Delivery, 'onward' | 'body'>): Promise<IncomingMessage | undefined> {
  return new Promise((resolve) => {
    const sent = request(onward, resolve);
    sent.once('error', () => resolve(undefined));
    sent.end(body);
  });
}

/** Sends half of the bytes on, and ends the connection. */
function passHalf({ onward, body }: Delivery): Promise<void> {
  return new Promise((resolve) => {
    const sent = request(onward);
    sent.once('error', () => resolve());
    sent.once('close', () => resolve());
    sent.write(body.subarray(0, body.length >> 1), () => sent.destroy());
  });
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Carries a delivery through some weather.
 * @param onAnswer told the status of each answer of the office, before it goes back
 */
export async function carry(weather: Weather, delivery: Delivery, onAnswer: (status: number) => void): Promise<void> {
  const { answer } = delivery;
  const asked = async () => {
    const reply = await passOn(delivery);
    if (!reply) return undefined;
    const body = await text(reply).catch(() => undefined);
    if (body === undefined) return undefined;
    onAnswer(reply.statusCode ?? 0);
    return { status: reply.statusCode ?? 502, headers: reply.headers, body };
  };
  const back = async (found: ReturnType<typeof asked>) => {
    const reply = await found;
    if (reply) answer.writeHead(reply.status, reply.headers).end(reply.body);
    else answer.destroy();
  };
  switch (weather.kind) {
    case 'clear':
      return back(asked());
    case 'answer-lost':
      await asked();
      break;
    case 'answer-cut': {
      const reply = await asked();
      if (!reply) break;
      const { 'transfer-encoding': _, ...headers } = reply.headers;
      answer.writeHead(reply.status, { ...headers, 'content-length': Buffer.byteLength(reply.body) });
      await new Promise<void>((resolve) => answer.write(reply.body.slice(0, reply.body.length >> 1), () => resolve()));
      break;
    }
    case 'lost':
      break;
    case 'cut':
      await passHalf(delivery);
      break;
    case 'swallowed':
      await after(weather.ms);
      break;
    case 'late':
      await after(weather.ms);
      return back(asked());
    case 'twice': {
      const first = asked();
      await Promise.all([back(first), asked()]);
      return;
    }
    case 'instead':
      answer.writeHead(weather.status, weather.headers).end(weather.body);
      return;
  }
  answer.destroy();
}
