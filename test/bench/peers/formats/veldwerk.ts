import { loadInstrument } from '../../../../src/instrument/load.ts';
import type { Instrument } from '../../../../src/instrument/schema.ts';
import { itemsRead } from '../instruments/condition.ts';
import { itemsOf, type NeutralInstrument } from '../instruments/neutral.ts';

/** The id under which a synthetic instrument of a name is published. */
export const benchId = (name: string): string => `bench.${name}`;

/** A synthetic instrument as a file of ours: what is not asked has no value, so it does not say "no" either. */
export function veldwerkFile(instrument: NeutralInstrument): object {
  const questions = itemsOf(instrument).map(({ id, when }) => {
    const gates = itemsRead(when).map((item) => `(isBlank(${item}) or ${item} <> 'no')`);
    return { type: 'yesNo', id, items: [id], ...(gates.length > 0 && { gate: gates.join(' and ') }) };
  });
  return {
    format: 'veldwerk-instrument/2',
    id: benchId(instrument.id),
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
  };
}

/** The same, loaded. */
export function veldwerk(instrument: NeutralInstrument): Instrument {
  const loaded = loadInstrument(veldwerkFile(instrument));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault.slice(0, 3)));
  return loaded.value;
}
