import { itemStatusesOf } from '../../src/engine/itemStatuses.ts';
import type { Item } from '../../src/engine/outline.ts';
import { missingItems, routeOf } from '../../src/engine/route.ts';
import type { Value } from '../../src/engine/value.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { reprDigest, sha256 } from '../../src/protocol/digest.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import { openInstrument } from '../../src/surveys/open.ts';

const opened = await openInstrument('be.statbel.ict-2024', '1.0.0');
if (!opened.ok) throw new Error(JSON.stringify(opened.fault));

/** The questionnaire that the documents here answer. */
export const ict: Instrument = opened.value;

/** Numbers from 0 up to 1, always the same ones for a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The id with a number: a UUIDv7, and the same one each time. */
export const idOf = (number: number): string => `01920000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

function plainAnswer(item: Item, answers: Readonly<Record<string, Value>>): Value {
  if (item.type === 'yesNo') return 'no';
  if (item.type === 'choice') return item.options[0] ?? '';
  if (item.type === 'minutes') return 25;
  if (item.id === 'B3a') return answers['B1a'] === 'yes' ? 100 : 0;
  if (item.id === 'B3b') return answers['B1a'] === 'yes' ? 0 : 100;
  if (item.id === 'B4a') return 60;
  return item.type === 'percent' ? 40 : 'text';
}

/** Answers with every item that is then still missing answered plainly: "no" where there is a choice. */
export function completed(
  given: Readonly<Record<string, Value>>,
  unanswered: ReadonlySet<string>,
): Readonly<Record<string, Value>> {
  const answers = { ...given };
  for (;;) {
    const [next] = missingItems(routeOf(ict, answers, unanswered));
    if (!next) return answers;
    answers[next.id] = plainAnswer(next, answers);
  }
}

/** What a document is made of, where it is not to be the plain one. */
export interface Wanted {
  readonly answers?: Readonly<Record<string, Value>>;
  readonly unanswered?: ResponseDocument['unanswered'];
  readonly more?: Partial<ResponseDocument>;
}

/** A document that a collector takes. */
export function documentOf(id: string, { answers = {}, unanswered, more }: Wanted = {}): ResponseDocument {
  const silent = new Set(unanswered?.map(({ item }) => item));
  const statuses = itemStatusesOf(ict, completed(answers, silent), silent);
  return {
    format: 'veldwerk-response/1',
    id,
    instrument: { id: ict.id, version: ict.version },
    language: 'nl',
    answers: statuses.answers,
    notApplicable: [...statuses.notApplicable],
    ...(statuses.undetermined.length > 0 && { undetermined: [...statuses.undetermined] }),
    ...(unanswered && { unanswered }),
    startedAt: '2024-03-01T09:00:00.000Z',
    completedAt: '2024-03-01T10:00:00.000Z',
    completion: {
      measuredSeconds: 1312,
      prefilledMinutes: 22,
      ...(statuses.answers['F'] !== undefined && { declaredMinutes: Number(statuses.answers['F']) }),
      changed: true,
      sessions: 3,
      moduleSeconds: { A: 120 },
      idleLimitSeconds: 180,
      gapsDiscarded: 1,
    },
    app: { version: '0.1.0' },
    ...more,
  };
}

/** What travels of a document. */
export const bytesOf = (document: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(typeof document === 'string' ? document : JSON.stringify(document));

/** The request that delivers bytes; `headers` are set on top, and taken away where undefined. */
export async function delivery(
  bytes: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<RequestInit> {
  const all = {
    'Content-Type': 'application/json',
    'Repr-Digest': reprDigest(await sha256(bytes)),
    ...headers,
  };
  const kept = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { method: 'PUT', body: bytes, headers: Object.fromEntries(kept) };
}
