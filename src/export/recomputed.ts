import { type CriterionState, outcomeFrom, withCriteria } from '../engine/criterionStates.ts';
import { computedFrom } from '../engine/itemStatuses.ts';
import type { Value } from '../engine/value.ts';
import { isComputing } from '../instrument/functions.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import { evaluatedResponse } from './inspect.ts';

/** What came otherwise than it is found here, by its address; null: it did not come. */
export interface Came {
  readonly computed: Readonly<Record<string, Value | null>>;
  readonly outcome: Readonly<Record<string, CriterionState | null>>;
}

/** A response with what follows from its answers as this program finds it. What is frozen is not refused for the rest. */
export interface Recomputed {
  readonly document: ResponseDocument;
  /** Undefined: nothing came otherwise. */
  readonly came: Came | undefined;
  /** The same as words, as flags are. */
  readonly differing: readonly string[];
}

/** Computes anew what is computed in a response, and its outcome. @param whole the response with all of its answers */
export function recomputed(instrument: Instrument, document: ResponseDocument, whole = document): Recomputed {
  const { computed: cameComputed, outcome: cameOutcome, ...rest } = document;
  // Where nothing is computed, nothing that says so is believed.
  if (!isComputing(instrument) && !instrument.outcome) return { document: rest, came: undefined, differing: [] };
  const evaluation = evaluatedResponse(withCriteria(instrument), whole);
  const { computed } = computedFrom(evaluation);
  const { outcome } = outcomeFrom(instrument, evaluation);
  const came: Came = {
    computed: otherwise(computed, cameComputed),
    // Apps before it travelled send none.
    outcome: cameOutcome ? otherwise(outcome, cameOutcome) : {},
  };
  const differing = [
    ...(Object.keys(came.computed).length > 0 ? ['computedDiffers'] : []),
    ...(Object.keys(came.outcome).length > 0 ? ['outcomeDiffers'] : []),
  ];
  return {
    document: { ...rest, ...(computed && { computed }), ...(outcome && { outcome }) },
    came: differing.length > 0 ? came : undefined,
    differing,
  };
}

type Values<Kind> = Readonly<Record<string, Kind>>;

/** What came, where it is other than what is here. */
const otherwise = <Kind extends Value>(here: Values<Kind> = {}, came: Values<Kind> = {}): Record<string, Kind | null> =>
  Object.fromEntries(
    [...new Set([...Object.keys(here), ...Object.keys(came)])]
      .filter((address) => here[address] !== came[address])
      .map((address) => [address, came[address] ?? null]),
  );
