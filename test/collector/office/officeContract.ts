import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/collector/store/store.ts';

const at = '2024-03-02T12:00:00.000Z';
const later = '2024-03-02T20:00:00.000Z';
const anna = { name: 'Anna', rights: ['counts', 'decide'], hash: 'anna' } as const;
const bert = { name: 'Bert', rights: ['issue'], hash: 'bert' } as const;

/** What every store keeps for the office's page. */
export function officeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} knows who may sign in`, () => {
    it('by the hash of a token, with the rights that it was given, in their order', async () => {
      const store = await open();
      const [first, second] = [await store.addOfficeToken(anna, at), await store.addOfficeToken(bert, at)];
      expect(await store.officeTokens()).toEqual([
        { number: first, name: 'Anna', rights: ['counts', 'decide'], createdAt: at, revokedAt: undefined },
        { number: second, name: 'Bert', rights: ['issue'], createdAt: at, revokedAt: undefined },
      ]);
    });

    it('from the beginning of a session to its end', async () => {
      const store = await open();
      const number = await store.addOfficeToken(anna, at);
      expect(await store.beginSession('nobody', { hash: 's', expiresAt: later }, at)).toBeUndefined();
      expect(await store.beginSession('anna', { hash: 's', expiresAt: later }, at)).toMatchObject({ number });
      expect(await store.sessionOf('s', at)).toMatchObject({ number, name: 'Anna', expiresAt: later });
      expect(await store.sessionOf('anna', at)).toBeUndefined();
      expect(await store.sessionOf('s', later)).toBeUndefined();
      await store.endSession('s');
      expect(await store.sessionOf('s', at)).toBeUndefined();
    });

    it('and ends every session of a token that is revoked', async () => {
      const store = await open();
      const number = await store.addOfficeToken(anna, at);
      await store.addOfficeToken(bert, at);
      for (const [token, hash] of [
        ['anna', 'a1'],
        ['anna', 'a2'],
        ['bert', 'b'],
      ] as const)
        await store.beginSession(token, { hash, expiresAt: later }, at);
      expect(await store.revokeOfficeToken(number, at)).toBe(true);
      expect(await store.revokeOfficeToken(99, at)).toBe(false);
      for (const hash of ['a1', 'a2']) expect(await store.sessionOf(hash, at)).toBeUndefined();
      expect(await store.sessionOf('b', at)).toBeDefined();
      expect(await store.beginSession('anna', { hash: 'a3', expiresAt: later }, at)).toBeUndefined();
    });
  });

  describe(`${name} keeps a record of the office`, () => {
    it('in one chain, also where many write at once', async () => {
      const store = await open();
      await Promise.all(
        Array.from({ length: 12 }, (_, token) =>
          store.recordOffice({ at, token, act: 'signed-in', detail: `${token}` }),
        ),
      );
      const lines = await store.officeRecord(100);
      expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, index) => 12 - index));
      expect(new Set(lines.map(({ token }) => token)).size).toBe(12);
      expect(await store.officeRecord(2, 5)).toMatchObject([{ number: 4 }, { number: 3 }]);
      const [{ number = 0, hash = '' } = {}] = lines;
      expect(await store.checkOfficeRecord()).toEqual({ head: { number, hash }, broken: undefined });
    });
  });
}
