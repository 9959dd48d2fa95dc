import * as z from 'zod/mini';
import { types } from '../engine/types/table.ts';

/** A value as it travels: of any type of item, in the shape that the engine reads. */
export const answerValue = z.union([...new Set(Object.values(types).map(({ wire }) => wire))]);
