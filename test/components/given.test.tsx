import { beforeAll, expect, it } from 'vitest';
import { carryTiny } from '../instruments/releases.ts';
import { Opened } from './open.tsx';
import { count, seen } from './sight.ts';

beforeAll(carryTiny);

const instrument = { id: 'test.given', version: '1.0.0' };
const begun = { 'given.begunOn': '2026-11-26' };
const invited = { case: { id: 'C1' }, token: 'a'.repeat(43) };

it('stays as it was at the beginning where the invitation came later, and the page says so', async () => {
  await Opened.at('A', {}, { instrument, given: begun, ...invited });
  const notice = await seen('[data-case="late"]');
  expect(notice.textContent).toContain('voordat uw uitnodiging er was');
  expect((await seen('[data-question="A2"]')).getAttribute('data-state')).toBe('notApplicable');
});

it('is said already while a code waits to be redeemed', async () => {
  await Opened.at('A', {}, { instrument, given: begun, code: '23456-789AB' });
  await seen('[data-case="late"]');
});

it.each([
  ['it came with the invitation', { instrument, given: { ...begun, 'given.caseId': 'C1' }, ...invited }],
  ['the questionnaire reads nothing of it', { instrument: { id: 'test.gates', version: '1.0.0' }, ...invited }],
])('needs no word where %s', async (_name, row) => {
  await Opened.at('A', {}, row);
  await seen('[data-module="A"]');
  expect(count('[data-case="late"]')).toBe(0);
});
