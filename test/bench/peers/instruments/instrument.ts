import { ict } from './ict.ts';
import type { NeutralInstrument } from './neutral.ts';
import { synthetic } from './synthetic.ts';

/** The instrument of a name: `ict`, `chain-N` or `random-N`. */
export function instrumentOf(name: string): NeutralInstrument {
  if (name === 'ict') return ict;
  const [, family, count] = /^(chain|random)-(\d+)$/.exec(name) ?? [];
  if (family !== 'chain' && family !== 'random') throw new Error(`no instrument ${name}: ict, chain-N or random-N`);
  return synthetic(family, Number(count));
}
