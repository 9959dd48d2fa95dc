import * as z from 'zod/mini';

/** Why an item has no answer: the respondent does not know it, does not want to give it, or it does not fit the enterprise. */
export const silence = z.enum(['unknown', 'refused', 'inapplicable']);
export type Silence = z.infer<typeof silence>;
