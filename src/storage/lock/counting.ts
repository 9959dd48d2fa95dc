import type { Database } from '../database.ts';
import { keepSetting, readSetting } from '../settings.ts';
import { type Attempts, attempts, oneMore, stillToWait, waitAfter } from './attempts.ts';

const name = 'lock-attempts';
const noneYet: Attempts = { wrong: 0, until: 0 };

/** The attempts that were counted so far. @throws where the database cannot be read */
const counted = async (db: Database): Promise<Attempts> =>
  attempts.safeParse(await readSetting(db, name)).data ?? noneYet;

/** Milliseconds until the next passphrase is taken. Where nothing can be read, nobody is kept waiting. */
export const waiting = async (db: Database): Promise<number> =>
  stillToWait(await counted(db).catch(() => noneYet), Date.now());

/**
 * Counts an attempt before it is tried: closing the page undoes nothing, and two windows count two.
 * @returns what is counted by then; undefined where nobody may try yet
 */
export async function countOne(db: Database): Promise<Attempts | undefined> {
  const count = async () => {
    const before = await counted(db);
    if (stillToWait(before, Date.now()) > 0) return undefined;
    const after = oneMore(before, Date.now());
    await keepSetting(db, name, after);
    return after;
  };
  // Where it cannot be written, the device is opened by its passphrase all the same.
  return db.transaction('rw', db.settings, count).catch(() => noneYet);
}

/**
 * An attempt was wrong: the time to wait begins when that is said, since on a slow device the trying alone would use it
 * up. Nothing is counted again, and a right one meanwhile stays right.
 */
export async function beginWait(db: Database, attempt: Attempts): Promise<void> {
  const begin = async () => {
    const { wrong, until } = await counted(db);
    if (wrong < attempt.wrong) return;
    await keepSetting(db, name, { wrong, until: Math.max(until, Date.now() + waitAfter(attempt.wrong)) });
  };
  await db.transaction('rw', db.settings, begin).catch(() => {});
}

/** The right one was given. */
export const forgetAttempts = (db: Database): Promise<void> => keepSetting(db, name, noneYet).catch(() => {});
