import { ict } from './ict.ts';
import type { NeutralInstrument } from './neutral.ts';
import { isFamily, synthetic } from './synthetic.ts';

/** The instrument of a name: `ict`, or a family with a number (`chain-1000`). */
export function instrumentOf(name: string): NeutralInstrument {
  if (name === 'ict') return ict;
  const [, family, count] = /^([a-z]+)-(\d+)$/.exec(name) ?? [];
  if (!family || !isFamily(family)) throw new Error(`no instrument ${name}: ict, chain-N, random-N, fan-N or deep-N`);
  return synthetic(family, Number(count));
}
