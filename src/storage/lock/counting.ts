import type { DeviceStore } from '../deviceStore.ts';
import type { Settings } from '../tables.ts';
import { type Attempts, attempts, oneMore, stillToWait, waitAfter } from './attempts.ts';

const name = 'lock-attempts';
const noneYet: Attempts = { wrong: 0, until: 0 };

/** The attempts that were counted so far. @throws where the database cannot be read */
const counted = async (settings: Settings): Promise<Attempts> =>
  attempts.safeParse((await settings.get(name))?.value).data ?? noneYet;

/** Milliseconds until the next passphrase is taken. Where nothing can be read, which is reported, nobody is kept waiting. */
export const waiting = async ({ base }: DeviceStore): Promise<number> =>
  stillToWait(await base.tables.readSettings(counted).catch(() => noneYet), Date.now());

/**
 * Counts an attempt before it is tried: closing the page undoes nothing, and two windows count two.
 * @returns what is counted by then; undefined where nobody may try yet
 */
export async function countOne({ base }: DeviceStore): Promise<Attempts | undefined> {
  const count = async (settings: Settings) => {
    const before = await counted(settings);
    if (stillToWait(before, Date.now()) > 0) return undefined;
    const after = oneMore(before, Date.now());
    await settings.put({ name, value: after });
    return after;
  };
  // Where it cannot be written, the device is opened by its passphrase all the same.
  return base.tables.writeSettings(count).catch(() => noneYet);
}

/**
 * An attempt was wrong: the time to wait begins when that is said, since on a slow device the trying alone would use it
 * up. Nothing is counted again, and a right one meanwhile stays right.
 */
export async function beginWait({ base }: DeviceStore, attempt: Attempts): Promise<void> {
  const begin = async (settings: Settings) => {
    const { wrong, until } = await counted(settings);
    if (wrong < attempt.wrong) return;
    await settings.put({ name, value: { wrong, until: Math.max(until, Date.now() + waitAfter(attempt.wrong)) } });
  };
  await base.tables.writeSettings(begin).catch(() => {
    // Reported already: the wait begins with the count then, a little earlier.
  });
}

/** The right one was given. Where that cannot be written, which is reported, the next one waits as before. */
export const forgetAttempts = (store: DeviceStore): Promise<void> => store.keepSetting(name, noneYet).catch(() => {});
