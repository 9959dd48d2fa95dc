import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/engine/outline.ts';
import { ict2024 } from '../../support/ict2024.ts';
import { floorEngine } from './engines/floor.ts';
import { naiveEngine } from './engines/naive.ts';
import { ourEngine } from './engines/ours.ts';
import { itemsRead } from './instruments/condition.ts';
import { ict } from './instruments/ict.ts';
import { instrumentOf } from './instruments/instrument.ts';
import { itemsOf } from './instruments/neutral.ts';
import { neutralReference, tapsOn } from './instruments/taps.ts';
import { ourReference } from './peers.ts';

const items = itemsOf(ict);

describe('the ICT form that the peers get', () => {
  it('has the items of ours, the contact and the minutes under names of their own', () => {
    const ours = [...outlineOf(ict2024).items.values()].filter(({ module }) => module !== 'ID' && module !== 'F');
    expect(items.filter(({ module }) => module !== 'I' && module !== 'F').map(({ id }) => id)).toEqual(
      ours.map(({ id }) => id),
    );
    expect(items).toHaveLength(87);
  });

  it('shows what ours asks, once all is answered', () => {
    const gates = [...new Set(items.flatMap(({ when }) => itemsRead(when)))];
    const answer = (gate: string) => (gate === 'A1' ? fc.constantFrom(0, 1, 100) : fc.constantFrom('yes', 'no'));
    const answers = fc.record(Object.fromEntries(gates.map((gate) => [gate, answer(gate)])));
    const compared = items.filter(({ module }) => module !== 'I' && module !== 'F');
    fc.assert(
      fc.property(answers, (given) => {
        const shownIn = (reference: typeof ourReference) => compared.filter(reference(ict, given)).map(({ id }) => id);
        expect(shownIn(neutralReference)).toEqual(shownIn(ourReference));
      }),
      { seed: 20_261_126, numRuns: 300 },
    );
  });

  it('is tapped where that opens and closes branches', () => {
    const { taps } = tapsOn(ict, 50, neutralReference, {});
    expect(taps).toHaveLength(50);
    expect(taps.filter(({ expected }) => expected.some(({ shown }) => shown)).length).toBeGreaterThan(10);
    expect(taps.filter(({ expected }) => expected.some(({ shown }) => !shown)).length).toBeGreaterThan(10);
  });
});

describe.each(['chain-100', 'random-100', 'fan-300', 'deep-100'])('on %s', (name) => {
  it.each([
    ['the floor', floorEngine],
    ['the naive engine', naiveEngine],
    ['ours', ourEngine],
  ])('%s shows what it must', (_name, build) => {
    const instrument = instrumentOf(name);
    const engine = build(instrument);
    for (const { item, value, expected } of tapsOn(instrument, 200, neutralReference, {}).taps) {
      engine.set(item.id, value);
      expect(expected.map((one) => engine.shown(one.item.id))).toEqual(expected.map(({ shown }) => shown));
    }
  });
});
