import type { GuessCost } from '../../src/storage/lock/wrapping.ts';

/** The least that Argon2id takes, for locks whose strength is not what is tried. */
export const cheap: GuessCost = { memory: 8, passes: 1 };
