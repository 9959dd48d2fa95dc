import { outlineOf } from '../../../engine/outline.ts';
import type { Instrument } from '../../../instrument/schema.ts';
import type { Enrolment } from '../../../protocol/enrolment.ts';

type Prefilled = NonNullable<Enrolment['prefilled']>;

/** What of the prefilled items may be believed: answers of last year only where they came encrypted. */
export function believed(prefilled: Prefilled, trusted: boolean, instrument: Instrument): Prefilled {
  const { items } = outlineOf(instrument);
  const register = (item: string) => items.get(item)?.required === false;
  return Object.fromEntries(
    Object.entries(prefilled).filter(([item]) => items.has(item) && (trusted || register(item))),
  );
}
