import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/protocol/endpoint.ts';
import type { Enrolment } from '../../src/protocol/enrolment.ts';
import { admit, endpointFor, standingOf } from '../../src/session/redeeming.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';

const general = 'https://app.example/api/v1';
const energy = 'https://energy.example/api/v1';
const office = (instrument?: string): Office => ({
  url: instrument === 'be.office.energy' ? energy : general,
  movedFrom: [],
});
const of = (instrument: string | undefined, id = 'x'): Enrolment => ({
  format: 'veldwerk-enrolment/1',
  case: { id },
  token: 'n'.repeat(43),
  ...(instrument !== undefined && { instrument }),
});
const draft = (id: string, instrument: string): ResponseRow => ({
  ...{ id, language: 'nl', startedAt: '2024-11-05T09:30:00.000Z', changedAt: '2024-11-05T09:30:00.000Z' },
  ...{ seq: 1, state: 'draft', place: 'A', case: { id: 'x' }, token: 'o'.repeat(43) },
  instrument: { id: instrument, version: '1.0.0' },
});

describe('an invitation', () => {
  it.each<[string, string | undefined, string | undefined, string]>([
    ['is for the endpoint of its questionnaire', 'be.office.energy', undefined, energy],
    ['is for it also where it came before anybody knew its questionnaire', 'be.office.energy', general, energy],
    ['is for the general one, where its questionnaire has no other', 'be.statbel.ict-2024', general, general],
    ['is for the general one, where it names no questionnaire', undefined, undefined, general],
    [
      'stays with the endpoint that it was redeemed at',
      'be.office.energy',
      'https://old.example/v1',
      'https://old.example/v1',
    ],
  ])('%s', (_, instrument, bound, expected) => {
    expect(endpointFor({ office }, instrument, bound)).toBe(expected);
  });

  it('gives its token to no response of a case of the same name at another collector', async () => {
    const store = tableStore(memoryTables());
    const ids = ['019301a0-0000-7000-8000-000000000001', '019301a0-0000-7000-8000-000000000002'] as const;
    await store.write([{ kind: 'begun', row: draft(ids[0], 'be.office.energy') }]);
    await store.write([{ kind: 'begun', row: draft(ids[1], 'be.statbel.ict-2024') }]);
    const delivery = { sendNow: () => {}, resend: async () => {}, sending: { value: undefined } };
    const services = { store, delivery } as unknown as Parameters<typeof admit>[0];
    expect(await admit(services, of('be.office.energy'), energy, undefined)).toBe(1);
    const tokens = await Promise.all(ids.map(async (id) => (await store.read(id))?.row.token?.slice(0, 1)));
    expect(tokens).toEqual(['n', 'o']);
  });

  it('has its case asked about where its questionnaire is delivered, and nowhere else', async () => {
    const asked: unknown[] = [];
    const inviting = async () => ({
      redeem: async () => ({ kind: 'later' }) as const,
      askCase: async (...about: unknown[]) => {
        asked.push(about);
        return { kind: 'later' } as const;
      },
    });
    const row = { case: { id: 'x' }, token: 't', endpoint: energy };
    expect(await standingOf({ office, inviting }, row, 'be.office.energy')).toEqual({ kind: 'later' });
    expect(await standingOf({ office, inviting }, row, 'be.statbel.ict-2024')).toBeUndefined();
    expect(asked).toEqual([['t', 'be.office.energy']]);
  });
});
