import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Texts } from '../../src/instrument/texts.ts';
import type { Config } from '../../src/protocol/config.ts';
import type { DeviceLock } from '../../src/session/deviceLock.ts';
import { enterpriseFault } from '../../src/session/enterpriseFault.ts';
import { asksEnterprise, forWhom, moduleInTitle } from '../../src/session/forWhom.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';

const row = (more: Partial<ResponseRow>): ResponseRow => ({
  id: '019301a0-0000-7000-8000-000000000001',
  instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
  language: 'nl',
  startedAt: '2024-11-05T09:30:00.000Z',
  changedAt: '2024-11-05T09:30:00.000Z',
  seq: 1,
  state: 'draft',
  ...more,
});

describe('for whom a response is', () => {
  it.each<[Partial<ResponseRow>, string | undefined]>([
    [{}, undefined],
    [{ label: 'Bakkerij Peeters' }, 'Bakkerij Peeters'],
    [{ label: '' }, undefined],
    [{ case: { id: 'ICT-17' } }, 'ICT-17'],
    [{ case: { id: 'ICT-17', enterpriseNumber: '0314.595.348' } }, '0314.595.348'],
    [
      { label: 'Bakkerij Peeters', case: { id: 'ICT-17', enterpriseNumber: '0314.595.348' } },
      'Bakkerij Peeters · 0314.595.348',
    ],
    [{ label: 'Bakkerij Peeters', enterpriseNumber: '0314.595.348' }, 'Bakkerij Peeters · 0314.595.348'],
    // Not a whole number yet.
    [{ enterpriseNumber: '0314.59' }, undefined],
    // Not the number of any enterprise.
    [{ label: 'Garage Maes', enterpriseNumber: '0314.595.349' }, 'Garage Maes'],
  ])('%j: %s', (given, expected) => {
    expect(forWhom(row(given))).toBe(expected);
  });
});

describe('the number of the enterprise', () => {
  it.each<[Config['enterprise'], Partial<ResponseRow>, ReturnType<typeof enterpriseFault>]>([
    [undefined, {}, undefined],
    ['ask', {}, undefined],
    ['ask', { enterpriseNumber: '12' }, 'wrong'],
    ['required', {}, 'missing'],
    ['required', { enterpriseNumber: '  ' }, 'missing'],
    ['required', { enterpriseNumber: '0314.595.349' }, 'wrong'],
    ['required', { enterpriseNumber: 'BE 0314.595.348' }, undefined],
    ['required', { case: { id: 'ICT-17' } }, undefined],
    // Whom it is for comes with the code.
    ['required', { code: '7K2M9-QXA04' }, undefined],
  ])('where it is %s, of %j: %s', (enterprise, given, fault) => {
    const services = { config: signal<Config>({ endpoint: 'api/v1', ...(enterprise && { enterprise }) }) };
    expect(enterpriseFault(services, row(given))).toBe(fault);
    expect(asksEnterprise(services, row({}))).toBe(enterprise !== undefined);
  });
});

describe('what a module is called in the title of a page', () => {
  const label = 'Verkoop door Bakkerij Peeters';
  it.each<[isLocked: boolean, quotes: true | undefined, title: string]>([
    [false, undefined, label],
    [false, true, label],
    [true, undefined, label],
    [true, true, 'B'],
  ])('on a device with a lock (%s), by words that quote answers (%s)', (isLocked, quotes, title) => {
    const lock = isLocked ? ({} as DeviceLock) : undefined;
    // What a title is made of, and nothing else.
    const texts = { modules: { B: { label } }, ...(quotes && { quotes }) } as unknown as Texts;
    expect(moduleInTitle({ lock }, texts, 'B')).toBe(title);
  });
});
