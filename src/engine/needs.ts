import type { Instrument } from '../instrument/schema.ts';
import { needRosters } from './evaluationOf.ts';
import { needFunctions } from './functions/table.ts';
import { needTypes } from './types/table.ts';

/**
 * Sees to it that all is there that the engine needs for an instrument, and that not every instrument needs.
 * @throws where it cannot be fetched now
 */
export const engineFor = (instrument: Pick<Instrument, 'types' | 'functions' | 'rosters'>): Promise<unknown> =>
  Promise.all([needTypes(instrument.types ?? []), needFunctions(instrument.functions ?? []), needRosters(instrument)]);
