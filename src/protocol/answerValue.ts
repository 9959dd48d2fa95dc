import * as z from 'zod/mini';
import { codesShape, shapes } from '../engine/types/wire.ts';

/** A value as it travels: of any type of item, in the shape that its row names. */
export const answerValue = z.union(Object.values(shapes));

/** The same in the second format, which also has lists of codes. */
export const answerOrCodes = z.union([answerValue, codesShape]);
