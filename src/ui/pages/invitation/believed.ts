import { knownItem } from '../../../engine/rosters/knownEntry.ts';
import type { Instrument } from '../../../instrument/schema.ts';
import type { Enrolment } from '../../../protocol/enrolment.ts';

type Prefilled = NonNullable<Enrolment['prefilled']>;

/** What of the prefilled items may be believed: answers of last year only where they came encrypted. */
export function believed(prefilled: Prefilled, trusted: boolean, instrument: Instrument): Prefilled {
  return Object.fromEntries(
    Object.entries(prefilled).filter(([address]) => {
      const item = knownItem(instrument, address);
      return item && (trusted || !item.required);
    }),
  );
}
