import { loadInstrument } from '../../../../src/instrument/load.ts';
import type { Instrument } from '../../../../src/instrument/schema.ts';
import { itemsRead } from '../instruments/condition.ts';
import { itemsOf, type NeutralInstrument } from '../instruments/neutral.ts';

/** A `chain` or `random` instrument as ours: what is not asked has no value, so it does not say "no" either. */
export function veldwerk(instrument: NeutralInstrument): Instrument {
  const questions = itemsOf(instrument).map(({ id, when }) => {
    const [item] = itemsRead(when);
    const gate = item === undefined ? {} : { gate: `isBlank(${item}) or ${item} <> 'no'` };
    return { type: 'yesNo', id, items: [id], ...gate };
  });
  const loaded = loadInstrument({
    format: 'veldwerk-instrument/2',
    id: `bench.${instrument.id}`,
    version: '1.0.0',
    languages: ['nl'],
    official: ['nl'],
    publisher: 'bench',
    helpDesk: { email: 'bench@example.org', telephone: '0' },
    idleLimitSeconds: 180,
    domainChecks: Object.fromEntries(
      ['yesNo', 'choice', 'percent', 'minutes', 'text', 'email', 'telephone'].map((type) => [type, 'K1']),
    ),
    modules: [{ id: 'S', sections: [{ id: 'S1', questions }] }],
    checks: [],
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault.slice(0, 3)));
  return loaded.value;
}
