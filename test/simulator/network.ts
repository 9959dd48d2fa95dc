import { hash } from 'node:crypto';
import { forgedReceipt } from './receiptKeys.ts';
import { runningProcess, type Scheduler, type SimulatedProcess } from './scheduler.ts';

/** A request as it travels. */
export interface SimulatedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A reply as it travels. */
export interface SimulatedReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** As much of `fetch` as the product uses. */
export type SimulatedFetch = (
  url: string,
  init: { method?: string; headers?: Record<string, string>; body?: Uint8Array; signal?: AbortSignal },
) => Promise<{ status: number; headers: Headers; text: () => Promise<string> }>;

/** What may happen to a request, or its reply, on the way. */
export const networkFaults = [
  'drop-request',
  'drop-reply',
  'delay',
  'duplicate',
  'damage-request',
  'truncate-request',
  'truncate-reply',
  'break-reply',
  'portal',
  'portal-refusal',
  'proxy-error',
  'redirect',
  'other-receipt',
  'forged-receipt',
] as const;
export type NetworkFault = (typeof networkFaults)[number];

/** The way from one device to the collector. */
export interface Line {
  /** How often something goes wrong, from 0 up to 1. */
  faultRate: number;
  /** Which of it. */
  faults: readonly NetworkFault[];
  /** Nothing passes in these directions. */
  partition: 'none' | 'outbound' | 'inbound' | 'both';
  /** Whether the device knows who signs receipts: only then has it a way to tell a forged one. */
  knowsKeys: boolean;
  /** How long a request takes, each way: milliseconds. */
  latencyMs: readonly [least: number, most: number];
}

/** A line on which all is well. */
export const goodLine = (): Line => ({
  ...{ faultRate: 0, faults: networkFaults, partition: 'none', knowsKeys: false },
  latencyMs: [5, 60],
});

/** A page that a captive portal answers with, in the place of whatever was asked for. */
const portalPage = '<!doctype html><title>Welcome</title><p>Accept the terms to use this network.';
const html = { 'content-type': 'text/html; charset=utf-8' };

/** Who answers requests. */
export type Answering = (request: SimulatedRequest, reply: (reply: SimulatedReply) => void) => void;

/** The network between devices and the collector, which carries requests whole, and does to them what networks do. */
export class SimulatedNetwork {
  readonly #scheduler: Scheduler;
  readonly #answer: Answering;
  /** How many requests went out, and how often something was done to one. */
  sent = 0;
  spoilt = 0;
  /** A receipt that was given for something else: whoever believes it has lost a response. */
  #otherReceipt: SimulatedReply | undefined;

  constructor(scheduler: Scheduler, answer: Answering) {
    this.#scheduler = scheduler;
    this.#answer = answer;
  }

  /** The `fetch` of a process behind a line. */
  fetchOver(line: Line): SimulatedFetch {
    return (url, { method = 'GET', headers = {}, body = new Uint8Array(), signal }) => {
      const process = runningProcess();
      if (!process) throw new Error('fetched outside of a process');
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      // The bytes as they are now: whoever has them may go on with them.
      const request = { url, method, headers: lower, body: new Uint8Array(body) };
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        this.#carry(request, line, process, (reply) => {
          if (reply === 'broken') reject(new TypeError('Failed to fetch'));
          else
            resolve({
              status: reply.status,
              headers: new Headers(reply.headers),
              text: async () => {
                if (reply.headers['x-broken']) throw new TypeError('network error');
                return reply.body;
              },
            });
        });
      });
    };
  }

  #carry(
    request: SimulatedRequest,
    line: Line,
    process: SimulatedProcess,
    settle: (reply: SimulatedReply | 'broken') => void,
  ): void {
    const { draws } = this.#scheduler;
    this.sent += 1;
    const fault = draws.happens(line.faultRate) ? draws.oneOf(line.faults) : undefined;
    if (fault) {
      this.spoilt += 1;
      this.#scheduler.note(`${process.name} network: ${fault}`);
    }
    const travel = () => draws.between(...line.latencyMs) * (fault === 'delay' ? draws.between(10, 4000) : 1);
    const back = (reply: SimulatedReply | 'broken') => {
      if (line.partition === 'inbound' || line.partition === 'both') return;
      this.#scheduler.after(travel(), `reply ${reply === 'broken' ? reply : reply.status}`, process, () =>
        settle(reply),
      );
    };
    const onReply = (reply: SimulatedReply) => {
      if (reply.status === 201) this.#otherReceipt = reply;
      if (fault === 'truncate-reply') back({ ...reply, body: reply.body.slice(0, draws.below(reply.body.length)) });
      else if (fault === 'break-reply') back({ ...reply, headers: { ...reply.headers, 'x-broken': 'yes' } });
      else if (fault !== 'drop-reply') back(reply);
    };
    const arrive = (body = request.body) => {
      if (line.partition === 'outbound' || line.partition === 'both') return;
      this.#scheduler.after(travel(), `request of ${process.name}`, undefined, () =>
        this.#answer({ ...request, body }, onReply),
      );
    };
    switch (fault) {
      case 'drop-request':
        // Refused at once, or swallowed.
        if (draws.happens(0.5)) back('broken');
        break;
      case 'duplicate':
        arrive();
        arrive();
        break;
      case 'damage-request': {
        const damaged = new Uint8Array(request.body);
        damaged[draws.below(damaged.length)] = 32;
        arrive(damaged);
        break;
      }
      case 'truncate-request':
        arrive(request.body.slice(0, draws.below(request.body.length)));
        break;
      case 'portal':
        back({ status: 200, headers: html, body: portalPage });
        break;
      case 'portal-refusal':
        back({ status: draws.oneOf([400, 401, 403, 409, 422]) ?? 403, headers: html, body: portalPage });
        break;
      case 'proxy-error': {
        const later = draws.happens(0.5) && { 'retry-after': `${draws.between(1, 120)}` };
        back({ status: draws.oneOf([500, 502, 503, 504, 429]) ?? 502, headers: { ...html, ...later }, body: '' });
        break;
      }
      case 'redirect':
        back({ status: 0, headers: {}, body: '' });
        break;
      case 'other-receipt':
        // A cache on the way that does not look at addresses.
        if (this.#otherReceipt) back(this.#otherReceipt);
        else arrive();
        break;
      case 'forged-receipt': {
        const id = request.url.split('/').at(-1) ?? '';
        const receivedAt = new Date(this.#scheduler.nowMs).toISOString();
        const body = JSON.stringify(forgedReceipt({ id, sha256: hash('sha256', request.body, 'hex'), receivedAt }));
        if (line.knowsKeys) back({ status: 201, headers: { 'content-type': 'application/json' }, body });
        else arrive();
        break;
      }
      default:
        arrive();
    }
  }
}
