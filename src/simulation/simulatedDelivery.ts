import type { ProblemName } from '../protocol/problem.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import type { Chance } from './chance.ts';
import type { SimulatedResponse } from './simulatedResponse.ts';

/** With which right a response is sent: the case's token, one from its code on another device, one of its own, or none. */
export type SentWith = 'token' | 'secondToken' | 'ownToken' | 'nothing';

/** Bytes as they arrive at a collector. */
export interface SimulatedDelivery {
  /** The id in the address. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly sentWith: SentWith;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The problem that they are refused with; undefined: they are taken. */
  readonly refusedAs: ProblemName | undefined;
}

const bytesOf = (document: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(document));

/** A response as it is sent whole. */
export const deliveryOf = ({ document, receivedAt }: SimulatedResponse, sentWith: SentWith): SimulatedDelivery => ({
  id: document.id,
  receivedAt,
  sentWith,
  bytes: bytesOf(document),
  refusedAs: undefined,
});

/** What goes wrong with a document, by the problem that it is refused with. */
const damages: Readonly<Record<string, (document: ResponseDocument) => Uint8Array<ArrayBuffer>>> = {
  'invalid-document': (document) => bytesOf({ ...document, answers: { ...document.answers, D3: 'maybe', A1: 130 } }),
  'malformed-document': (document) => {
    const whole = bytesOf(document);
    return whole.slice(0, Math.floor(whole.length * 0.7));
  },
  'unknown-instrument': (document) =>
    bytesOf({ ...document, instrument: { ...document.instrument, version: '99.0.0' } }),
  'unknown-superseded': (document) =>
    bytesOf({ ...document, supersedes: document.id.replace(/.{12}$/, '0'.repeat(12)) }),
  // On the way: what arrives has another digest than what was sent.
  'digest-mismatch': bytesOf,
};

/** A response that arrives damaged, and is refused. */
export function damagedDeliveryOf({ document, receivedAt }: SimulatedResponse, chance: Chance): SimulatedDelivery {
  const refusedAs = chance.weighted([
    ['invalid-document', 5],
    ['malformed-document', 2],
    ['unknown-instrument', 2],
    ['unknown-superseded', 1],
    ['digest-mismatch', 1],
  ] as const);
  const bytes = damages[refusedAs]?.(document) ?? bytesOf(document);
  return { id: document.id, receivedAt, sentWith: 'token', bytes, refusedAs };
}
