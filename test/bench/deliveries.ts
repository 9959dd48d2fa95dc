import { hash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { openSqliteStore } from '../../src/collector/store/sqlite.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import type { Value } from '../../src/engine/value.ts';
import { newToken } from '../../src/protocol/token.ts';
import { documentOf, ict, numbersFrom } from '../collector/documents.ts';

/** A response with the token that may send it. */
export interface Ready {
  readonly id: string;
  readonly caseId: string;
  readonly token: string;
  readonly body: string;
}

/** Different ways through the questionnaire. */
const shapes = 1500;
const batch = 2000;

const idOf = (number: number): string => {
  const random = hash('sha256', `response ${number}`, 'hex');
  return `0192${random.slice(0, 4)}-${random.slice(4, 8)}-7${random.slice(8, 11)}-8${random.slice(11, 14)}-${random.slice(14, 26)}`;
};

function shapesFrom(next: () => number): (id: string, caseId: string) => string {
  const gates = ['A2', 'B1a', 'B1b', 'B6', 'C1', 'C3', 'C4', 'D1', 'E1a', 'E4', 'E6'].filter((id) =>
    outlineOf(ict).items.has(id),
  );
  const made = Array.from({ length: shapes }, (_, number) => {
    const answers: Record<string, Value> = { A1: Math.floor(next() * 101) };
    for (const gate of gates) {
      const item = outlineOf(ict).items.get(gate);
      if (item?.type === 'yesNo') answers[gate] = next() < 0.6 ? 'yes' : 'no';
      else if (item?.type === 'choice') answers[gate] = item.options[Math.floor(next() * item.options.length)] ?? '';
    }
    return documentOf(idOf(number), { answers });
  });
  return (id, caseId) => {
    const shape = made[Math.floor(next() * shapes)];
    return JSON.stringify({ ...shape, id, case: { id: caseId } });
  };
}

/** Fills the register of a collector with cases, and a file with a response for each, a line each. */
export async function prepare(dataDir: string, file: string, count: number): Promise<void> {
  const opened = openSqliteStore(dataDir);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  const write = shapesFrom(numbersFrom(20261126));
  const at = new Date().toISOString();
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, step): Ready => {
      const [id, caseId, token] = [idOf(from + step), `ICT-${from + step}`, newToken()];
      return { id, caseId, token, body: write(id, caseId) };
    });
    await store.addCases(
      rows.map(({ caseId }) => ({ id: caseId, instrumentId: ict.id })),
      at,
    );
    await Promise.all(
      rows.map(({ caseId, token }) => {
        const hashes = { full: hash('sha256', token, 'hex'), send: hash('sha256', `send ${token}`, 'hex') };
        return store.registerToken({ caseId, origin: 'enrol', hashes, weak: false }, at);
      }),
    );
    appendFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  await store.close();
}

/** The responses in such a file. */
export const readyIn = (file: string): Ready[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Ready);

/** A whole request, as it goes over the wire. */
export function requestOf({ id, token, body }: Ready): Buffer {
  const bytes = Buffer.from(body);
  const digest = hash('sha256', bytes, 'base64');
  const head = [
    `PUT /api/v1/responses/${id} HTTP/1.1`,
    'Host: collector.example',
    'Content-Type: application/json',
    `Content-Length: ${bytes.length}`,
    `Repr-Digest: sha-256=:${digest}:`,
    `Authorization: Bearer ${token}`,
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** The dearest bodies of a mebibyte that were found: each is refused, and took half a second of the one thread. */
export function worstBodies(caseId: string): string[] {
  const items = [...outlineOf(ict).items.keys()];
  const document = documentOf(idOf(0), { more: { case: { id: caseId } } });
  const filled = (piece: (number: number) => string, from: string, to: string) => {
    let text = from;
    for (let number = 0; text.length < 1_040_000; number += 1) text += `${number > 0 ? ',' : ''}${piece(number)}`;
    return text + to;
  };
  const around = (name: string) => {
    const [from = '', to = ''] = JSON.stringify({ ...document, [name]: 'HERE' }).split('"HERE"');
    return [from, to] as const;
  };
  const [answersFrom, answersTo] = around('answers');
  const [confirmedFrom, confirmedTo] = around('confirmed');
  const [remarksFrom, remarksTo] = around('remarks');
  return [
    filled((number) => `"${number}":[]`, `${answersFrom}{`, `}${answersTo}`),
    filled((number) => `"${items[number % items.length]}x${number}":1`, `${answersFrom}{`, `}${answersTo}`),
    filled(() => '{}', `${confirmedFrom}[`, `]${confirmedTo}`),
    filled(() => '[]', `${remarksFrom}[`, `]${remarksTo}`),
    filled((number) => `"f${number}":0`, `${JSON.stringify(document).slice(0, -1)},`, '}'),
    filled((number) => `{"${number}":{}}`, `${remarksFrom}[`, `]${remarksTo}`),
  ];
}
