import { outcomeFrom, withCriteria } from '../engine/criterionStates.ts';
import { computedFrom } from '../engine/itemStatuses.ts';
import { isComputing } from '../instrument/functions.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import { evaluatedResponse } from './inspect.ts';

/** A response with what follows from its answers as this program finds it. What is frozen is not refused for the rest. */
export interface Recomputed {
  readonly document: ResponseDocument;
  /** What it came with otherwise: each a word, as flags are. */
  readonly differing: readonly ('computedDiffers' | 'outcomeDiffers')[];
}

/** Computes anew what is computed in a response, and its outcome. @param whole the response with all of its answers */
export function recomputed(instrument: Instrument, document: ResponseDocument, whole = document): Recomputed {
  const { computed: cameComputed, outcome: cameOutcome, ...rest } = document;
  // Where nothing is computed, nothing that says so is believed.
  if (!isComputing(instrument) && !instrument.outcome) return { document: rest, differing: [] };
  const evaluation = evaluatedResponse(withCriteria(instrument), whole);
  const { computed } = computedFrom(evaluation);
  const { outcome } = outcomeFrom(instrument, evaluation);
  return {
    document: { ...rest, ...(computed && { computed }), ...(outcome && { outcome }) },
    differing: [
      ...(isOther(computed, cameComputed) ? (['computedDiffers'] as const) : []),
      // Apps before it travelled send none.
      ...(cameOutcome && isOther(outcome, cameOutcome) ? (['outcomeDiffers'] as const) : []),
    ],
  };
}

type Values = Readonly<Record<string, string | number>>;

const isOther = (here: Values = {}, came: Values = {}): boolean =>
  [...new Set([...Object.keys(here), ...Object.keys(came)])].some((name) => here[name] !== came[name]);
