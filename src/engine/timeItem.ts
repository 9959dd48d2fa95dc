import { pathOf } from '../instrument/expression/expression.ts';
import { referencesIn } from '../instrument/expression/reads.ts';
import type { Instrument } from '../instrument/schema.ts';
import { type ItemOf, outlineOf } from './outline.ts';
import { measuredMinutes } from './program.ts';

/** The items on the time that the survey took, which the app measures too. */
export const timeItems = (instrument: Instrument): ItemOf<'minutes'>[] =>
  [...outlineOf(instrument).items.values()].flatMap((item) =>
    'prefill' in item && item.prefill === 'measured' ? [item] : [],
  );

/** Whether an instrument compares the time that was declared with the time that the app measured. */
export const comparesTime = ({ checks }: Instrument): boolean =>
  checks.some(({ cases }) =>
    cases.some(({ when }) => referencesIn(when).some((reference) => pathOf(reference) === measuredMinutes)),
  );
