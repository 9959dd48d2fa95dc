import { expect, it } from 'vitest';
import type { AuditEvent } from '../../src/protocol/audit.ts';
import { maxDocumentBytes, type ResponseDocument, responseDocument } from '../../src/protocol/response.ts';
import { newRecipient, sealResponse } from '../../src/protocol/sealed.ts';
import { withinBounds } from '../../src/protocol/trailRoom.ts';

const document: ResponseDocument = {
  format: 'veldwerk-response/1',
  id: '019301a0-0000-7000-8000-000000000001',
  instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
  language: 'nl',
  answers: { contactName: 'Ëls ✓' },
  notApplicable: [],
  startedAt: '2024-11-05T09:30:00.000Z',
  completedAt: '2024-11-05T10:12:00.000Z',
  completion: {
    measuredSeconds: 1,
    prefilledMinutes: 1,
    changed: false,
    sessions: 1,
    moduleSeconds: {},
    idleLimitSeconds: 180,
    gapsDiscarded: 0,
  },
  app: { version: '1.0.0' },
};
const visits = (count: number, value: string): AuditEvent[] => [
  ...Array.from({ length: count }, (_, start) => ({
    event: 'question' as const,
    node: 'A1',
    start,
    end: start,
    oldValue: value,
    newValue: value,
  })),
  { event: 'form finalize', start: count },
];
const bytesOf = (of: unknown) => new TextEncoder().encode(JSON.stringify(of)).length;

it.each([
  ['5000 visits with their answers', 4_999, 'B3a=60; B3b=40; é'.repeat(5)],
  ['long remarks of many bytes', 400, '€'.repeat(1_000)],
])('leaves out the oldest of %s, and fits', (_, count, value) => {
  const whole = { ...document, audit: visits(count, value) };
  expect(bytesOf(whole)).toBeGreaterThan(maxDocumentBytes);
  const fitting = withinBounds(whole, false);
  expect(responseDocument.safeParse(fitting).success).toBe(true);
  expect(bytesOf(fitting)).toBeLessThanOrEqual(maxDocumentBytes);
  // No more than is needed.
  expect(bytesOf(fitting)).toBeGreaterThan(maxDocumentBytes - 7_000);
  const { audit = [], ...rest } = fitting;
  expect(rest).toEqual(document);
  expect(audit).toEqual(whole.audit.slice(-audit.length));
});

it('leaves one that fits as it is', () => {
  const small = { ...document, audit: visits(10, 'A1=40') };
  expect(withinBounds(small, false)).toBe(small);
  expect(withinBounds(document, true)).toBe(document);
});

it('fits when it is sealed, too', async () => {
  const { recipient } = await newRecipient();
  const fitting = withinBounds({ ...document, audit: visits(4_999, 'B3a=60; B3b=40; é'.repeat(5)) }, true);
  const { length } = await sealResponse(fitting, recipient);
  expect(length).toBeLessThanOrEqual(maxDocumentBytes);
  expect(length).toBeGreaterThan(0.95 * maxDocumentBytes);
});
