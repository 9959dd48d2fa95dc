import * as z from 'zod/mini';

/** Why an item has no answer (item nonresponse): the respondent does not know it, does not want to give it, or it does not fit the enterprise. */
export const nonresponseReason = z.enum(['unknown', 'refused', 'inapplicable']);
export type NonresponseReason = z.infer<typeof nonresponseReason>;
