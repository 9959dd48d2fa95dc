import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attempts, oneMore, stillToWait, waitAfter } from '../../../src/storage/lock/attempts.ts';
import { Cipher, newDataKey } from '../../../src/storage/lock/cipher.ts';
import { lockRecord } from '../../../src/storage/lock/lockRecord.ts';
import { newLock, unlock, unlockWith, withAuthenticator, withPassphrase } from '../../../src/storage/lock/wrapping.ts';
import { cheap } from '../../support/cheapLock.ts';

describe('a lock', () => {
  it('opens with its passphrase alone, however its accents are typed, and keeps its key when that changes', async () => {
    const lock = await newLock('vier woorden én een spatie', cheap);
    const record = lockRecord.parse(JSON.parse(JSON.stringify(lock.record)));
    const opened = await unlock(record, 'vier woorden e\u0301n een spatie');
    expect(opened?.cipher.dataKey).toEqual(lock.cipher.dataKey);
    expect(await unlock(record, 'vier woorden en een spatie')).toBeUndefined();
    const changed = await withPassphrase(lock, 'een andere wachtzin', cheap);
    expect(changed.revision).toBe(record.revision + 1);
    expect(await unlock(changed, 'vier woorden én een spatie')).toBeUndefined();
    expect((await unlock(changed, 'een andere wachtzin'))?.cipher.dataKey).toEqual(lock.cipher.dataKey);
    // The key of another lock, put in its place, is not taken for its own.
    const other = await newLock('een andere wachtzin', cheap);
    expect(await unlock({ ...changed, passphrase: other.record.passphrase }, 'een andere wachtzin')).toBeUndefined();
  });

  it('costs a guess what RFC 9106 recommends, also after its passphrase was changed', async () => {
    const lock = await newLock('vier woorden hier');
    expect(lock.record.passphrase).toMatchObject({ memory: 65_536, passes: 3 });
    expect((await unlock(lock.record, 'vier woorden hier'))?.cipher.dataKey).toEqual(lock.cipher.dataKey);
    const before = await newLock('vier woorden hier', cheap);
    const changed = await withPassphrase(before, 'een andere wachtzin');
    expect(changed.passphrase).toMatchObject({ memory: 65_536, passes: 3 });
  });

  it('opens with what its authenticator gave, and with nothing else', async () => {
    const lock = await newLock('vier woorden hier', cheap);
    const given = new Uint8Array(32).fill(7);
    const record = withAuthenticator(lock, { credential: 'AAAA', salt: 'A'.repeat(43), given });
    expect(lockRecord.safeParse(record).success).toBe(true);
    expect(unlockWith(record, given)?.cipher.dataKey).toEqual(lock.cipher.dataKey);
    expect(unlockWith(record, new Uint8Array(32))).toBeUndefined();
    expect(unlockWith(lock.record, given)).toBeUndefined();
  });

  it('never asks for more than a device has, whatever a file says', async () => {
    const { record } = await newLock('vier woorden hier', cheap);
    const { passphrase } = record;
    for (const more of [{ memory: 4_000_000 }, { passes: 1000 }, { memory: 0 }])
      expect(lockRecord.safeParse({ ...record, passphrase: { ...passphrase, ...more } }).success).toBe(false);
  });
});

describe('a cipher', () => {
  const cipher = new Cipher(newDataKey());

  it('opens what it sealed, for the same thing alone, and never seals twice the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), fc.string(), (value, about, elsewhere) => {
        const text = cipher.sealText(value, about);
        expect(cipher.openText(text, about)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(cipher.sealText(value, about)).not.toBe(text);
        if (elsewhere !== about) expect(cipher.openText(text, elsewhere)).toBeUndefined();
      }),
      { seed: 20241105 },
    );
  });

  it('notices every byte that was changed', () => {
    const sealed = cipher.seal({ item: 'A1', value: 40 }, 'answers');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(cipher.open(changed, 'answers')).toBeUndefined();
    }
    expect(cipher.open(sealed.subarray(0, 11), 'answers')).toBeUndefined();
  });

  it('gives a name always the same key, another name another one, and the name back', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(cipher.unblind(cipher.blind(one))).toBe(one);
        expect(cipher.blind(one) === cipher.blind(other)).toBe(one === other);
      }),
      { seed: 20241105 },
    );
  });
});

describe('a blinded name', () => {
  const cipher = new Cipher(newDataKey());
  const address = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,47}\[[a-z0-9]{1,16}\]\.[A-Za-z][A-Za-z0-9]{0,47}$/);

  it('shows no more of its length than how often it has sixteen bytes', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.string({ maxLength: 200 })), (name) => {
        const { length } = Buffer.from(name);
        const key = Buffer.from(cipher.blind(name), 'base64url');
        // With the cipher's own tag.
        expect(key).toHaveLength(16 * Math.ceil(length / 16) + 16);
        expect(cipher.unblind(cipher.blind(name))).toBe(name);
        expect(cipher.filledUp(cipher.blind(name))).toBeUndefined();
      }),
      { seed: 20261126 },
    );
  });
});

describe('wrong passphrases', () => {
  it.each([
    [0, 0],
    [3, 0],
    [4, 2_000],
    [5, 4_000],
    [8, 32_000],
    [13, 900_000],
    [1000, 900_000],
  ])('after %i of them cost %i ms', (wrong, ms) => expect(waitAfter(wrong)).toBe(ms));

  it('wait from the last one, and no longer where a clock was set back', () => {
    const kept = oneMore({ wrong: 3, until: 0 }, 1_000_000);
    expect(attempts.parse(kept)).toEqual({ wrong: 4, until: 1_002_000 });
    expect(stillToWait(kept, 1_000_500)).toBe(1_500);
    expect(stillToWait(kept, 2_000_000)).toBe(0);
    expect(stillToWait(kept, 0)).toBe(2_000);
  });
});
