import * as z from 'zod/mini';
import { formats, head, itemId, ofRosters, type ResponseDocument, rest } from './response.ts';

/** A response as the office's page gets it: of either format, its answers as the engine has them. */
export const readDocument: z.ZodMiniType<ResponseDocument> = z.strictObject({
  format: z.enum(formats),
  ...head,
  answers: z.record(itemId, z.union([z.string(), z.int()])),
  ...ofRosters,
  ...rest,
});
