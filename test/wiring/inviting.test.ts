import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Config } from '../../src/protocol/config.ts';
import { problemType } from '../../src/protocol/problem.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import { configState, currentConfig } from '../../src/wiring/configuring.ts';
import { invitingFrom } from '../../src/wiring/inviting.ts';

const general = 'https://app.example/api/v1';
const energy = { id: 'be.office.energy', endpoint: 'https://energy.example/api/v1' };
const water = { id: 'be.office.water', endpoint: 'https://water.example/api/v1' };
const config: Config = {
  endpoint: 'api/v1',
  byInstrument: {
    [energy.id]: { endpoint: energy.endpoint },
    [water.id]: { endpoint: `${water.endpoint}` },
    // One with legal texts of its own, and the general endpoint.
    'be.office.air': { legal: {} },
  },
};
const code = newShortCode();

type Told = 'unknown' | 'too-many' | 'ended' | 'nothing' | string;

/** What each endpoint says to a code: the id of the questionnaire that it invites to, or why it does not. */
let says: Readonly<Record<string, Told>> = {};
const asked: string[] = [];

function replyOf(told: Told): Response {
  const problem = (name: Parameters<typeof problemType>[0], detail?: string) =>
    Response.json(
      { type: problemType(name), title: name, status: 400, ...(detail && { detail }) },
      { status: 400, headers: { 'Content-Type': 'application/problem+json' } },
    );
  if (told === 'unknown') return problem('unknown-code');
  if (told === 'too-many') return problem('too-many-requests');
  if (told === 'ended') return problem('code-ended', 'expired');
  if (told === 'nothing') throw new TypeError('Failed to fetch');
  const enrolment = { format: 'veldwerk-enrolment/1', case: { id: 'x' }, token: 't'.repeat(43) };
  return Response.json({
    format: 'veldwerk-invitation/1',
    enrolment: { ...enrolment, ...(told !== 'any' && { instrument: told }) },
  });
}

beforeEach(() => {
  asked.length = 0;
  says = {};
  currentConfig.value = config;
  configState.value = 'good';
  vi.stubGlobal('document', { baseURI: 'https://app.example/' });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const endpoint = url.replace(/\/(invitations|case)$/, '');
    asked.push(`${init.method} ${url}`);
    return replyOf(says[endpoint] ?? 'unknown');
  });
});
afterEach(() => vi.unstubAllGlobals());

const inviting = () => invitingFrom(tableStore(memoryTables()));
const at = (...endpoints: readonly string[]) => endpoints.map((url) => `POST ${url}/invitations`);

describe('a short code', () => {
  it.each<[string, Record<string, Told>, object, readonly string[]]>([
    ['is known at the general endpoint', { [general]: 'any' }, { kind: 'invited', endpoint: general }, at(general)],
    [
      'is known at the endpoint of a questionnaire',
      { [energy.endpoint]: energy.id },
      { kind: 'invited', endpoint: energy.endpoint },
      at(general, energy.endpoint),
    ],
    ['is known nowhere', {}, { kind: 'unknown' }, at(general, energy.endpoint, water.endpoint)],
    [
      'has ended where it was known: nobody else is told of it',
      { [energy.endpoint]: 'ended' },
      { kind: 'ended', why: 'expired' },
      at(general, energy.endpoint),
    ],
    [
      'is asked for with what is printed beside it at one, and known at another',
      { [general]: 'too-many', [water.endpoint]: water.id },
      { kind: 'invited', endpoint: water.endpoint },
      at(general, energy.endpoint, water.endpoint),
    ],
    [
      'is to be tried again where one that may know it does not answer',
      { [general]: 'too-many', [energy.endpoint]: 'nothing' },
      { kind: 'later' },
      at(general, energy.endpoint, water.endpoint),
    ],
    [
      'is no invitation where the endpoint is not that of its questionnaire',
      { [general]: energy.id, [energy.endpoint]: water.id, [water.endpoint]: 'be.statbel.ict-2024' },
      { kind: 'unknown' },
      at(general, energy.endpoint, water.endpoint),
    ],
  ])('that %s', async (_, told, expected, endpoints) => {
    says = told;
    expect(await inviting().redeem(code)).toMatchObject(expected);
    expect(asked).toEqual(endpoints);
  });

  it('of a draft is told to the endpoint of its questionnaire alone, and invites to no other', async () => {
    says = { [energy.endpoint]: energy.id, [general]: 'be.statbel.ict-2024' };
    const { redeem } = inviting();
    expect(await redeem(code, { instrument: energy.id })).toMatchObject({ kind: 'invited', endpoint: energy.endpoint });
    expect(await redeem(code, { instrument: water.id })).toEqual({ kind: 'unknown' });
    expect(await redeem(code, { instrument: 'be.office.air' })).toEqual({ kind: 'unknown' });
    expect(asked).toEqual(at(energy.endpoint, water.endpoint, general));
  });

  it('is told to five endpoints at most, however many the configuration names', async () => {
    const many = Array.from({ length: 20 }, (_, number) => [
      `be.office.n${number}`,
      { endpoint: `https://n${number}.example/v1` },
    ]);
    currentConfig.value = { ...config, byInstrument: Object.fromEntries(many) };
    expect(await inviting().redeem(code)).toEqual({ kind: 'unknown' });
    expect(asked).toHaveLength(5);
  });
});

it('asks how a case stands at the endpoint of its questionnaire', async () => {
  const { askCase } = inviting();
  await askCase('t'.repeat(43), energy.id);
  await askCase('t'.repeat(43));
  expect(asked).toEqual([`GET ${energy.endpoint}/case`, `GET ${general}/case`]);
});
