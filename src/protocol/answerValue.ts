import * as z from 'zod/mini';
import { shapes } from '../engine/types/wire.ts';

/** A value as it travels: of any type of item, in the shape that its row names. */
export const answerValue = z.union(Object.values(shapes));
