import { computedFrom } from '../engine/itemStatuses.ts';
import { isComputing } from '../instrument/functions.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ResponseDocument } from '../protocol/response.ts';
import { evaluatedResponse } from './inspect.ts';

/** A response with what is computed as this program computes it, and whether that is what it came with. */
export interface Recomputed {
  readonly document: ResponseDocument;
  /** What is frozen is not refused for it. */
  readonly computedDiffers: boolean;
}

/** Computes anew what is computed in a response. @param whole the response with all of its answers */
export function recomputed(instrument: Instrument, document: ResponseDocument, whole = document): Recomputed {
  if (!isComputing(instrument)) return { document, computedDiffers: false };
  const { computed = {} } = computedFrom(evaluatedResponse(instrument, whole));
  const came = document.computed ?? {};
  const names = new Set([...Object.keys(computed), ...Object.keys(came)]);
  return {
    document: { ...document, computed },
    computedDiffers: [...names].some((name) => computed[name] !== came[name]),
  };
}
