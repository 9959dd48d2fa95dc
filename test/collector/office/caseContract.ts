import { describe, expect, it } from 'vitest';
import { problemNamed } from '../../../src/collector/problems.ts';
import type { Store } from '../../../src/collector/store/store.ts';
import { idOf } from '../documents.ts';
import { inOwn, submissionOf } from '../storeContract.ts';

const at = '2024-03-02T12:00:00.000Z';
const later = '2024-03-03T12:00:00.000Z';
const instrumentId = 'be.statbel.ict-2024';
const hashes = (name: string) => ({ full: `${name} full`, send: `${name} send` });

/** What every store tells of single cases and responses. */
export function caseContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} finds cases`, () => {
    it('by their id, however its letters are written, and by the digits of a number', async () => {
      const store = await open();
      await store.addCases(
        [
          { id: 'ICT-É1', instrumentId, enterpriseNumber: '0314.595.348', name: 'Bakkerij Peeters' },
          { id: 'ICT-2', instrumentId, enterpriseNumber: '0314595348' },
          { id: 'ict-2', instrumentId },
          { id: '100%_', instrumentId, name: 'Żabka' },
          { id: 'short', instrumentId, enterpriseNumber: '314595348' },
        ],
        at,
      );
      const ids = async (id: string, digits?: string, limit = 10) =>
        (await store.casesNamed(id, digits, limit)).map((one) => one.id);
      expect(await ids('ICT-É1')).toEqual(['ICT-É1']);
      expect(await ids('Ict-2')).toEqual(['ICT-2', 'ict-2']);
      expect(await ids('ict-2')).toEqual(['ICT-2', 'ict-2']);
      expect(await ids('', '0314595348')).toEqual(['ICT-2', 'ICT-É1', 'short']);
      expect(await ids('', '0314595348', 1)).toEqual(['ICT-2']);
      for (const nothing of ['%', 'ICT%', "' OR 1=1 --", '']) expect(await ids(nothing)).toEqual([]);
      expect((await Array.fromAsync(store.caseNames())).flat()).toEqual([
        { id: '100%_', name: 'Żabka' },
        { id: 'ICT-É1', name: 'Bakkerij Peeters' },
      ]);
    });
  });

  describe(`${name} tells of a case`, () => {
    it('its codes without the codes, what was refused of it, and what the office did with it', async () => {
      const store = await open();
      await store.addCases([{ id: 'A', instrumentId }], at);
      await store.issueCode({ hmac: 'one', keyId: 'k', caseId: 'A', reissued: false }, at);
      const exchange = { hmac: 'one', network: 'n', beside: undefined, at };
      await store.exchangeCode({ ...exchange, hashes: hashes('x') });
      await store.exchangeCode({ ...exchange, hashes: hashes('y') });
      await store.issueCode({ hmac: 'two', keyId: 'k', caseId: 'A', reissued: true }, later);
      for (const owner of ['case:A', 'case:B'])
        await store.refuse({
          ...{ id: owner, bytes: new Uint8Array([1]), sha256: 'aa', seenAt: at, media: '', owner },
          ...{ name: 'invalid-document', problem: problemNamed('invalid-document') },
        });
      const token = 3;
      await store.markCase('A', 'ceased', { at, token, act: 'case-marked', caseId: 'A', detail: 'ceased: gone' });
      await store.recordOffice({ at, token, act: 'case-read', caseId: 'A' });
      await store.recordOffice({ at, token, act: 'cases-searched', caseId: 'A', detail: '1' });
      const file = await store.caseFile('A');
      expect(file.codes).toEqual([
        { issuedAt: at, reissued: false, redeemed: 2, endedAt: later },
        { issuedAt: later, reissued: true, redeemed: 0, endedAt: undefined },
      ]);
      expect(file.refusals).toMatchObject([{ id: 'case:A', name: 'invalid-document', firstSeen: at, times: 1 }]);
      expect(file.lines).toMatchObject([{ token: 3, act: 'case-marked', detail: 'ceased: gone' }]);
      expect(await store.caseFile('B')).toMatchObject({ codes: [], lines: [] });
      expect(await store.caseFile('nothing')).toEqual({ codes: [], refusals: [], lines: [] });
    });

    it('the heads of its responses, superseded, erased and claimed ones too, the last so many', async () => {
      const store = await open();
      const inCase = { case: { id: 'A' } };
      await store.put(await submissionOf(1, { more: inCase }));
      await store.put(await submissionOf(2, { more: { ...inCase, supersedes: idOf(1) } }, later));
      const claim = { ...(await submissionOf(1, { answers: { F: 30 }, more: inCase }, later)), right: inOwn };
      await store.put(claim);
      const { number, heads } = await store.responseHeads({ caseId: 'A' }, 10);
      expect(number).toBe(3);
      expect(heads.map(({ receipt, sender, hidden, hides }) => [receipt.id, sender, hidden, hides])).toEqual([
        [idOf(1), 'proven', true, undefined],
        [idOf(1), 'claimed', false, undefined],
        [idOf(2), 'proven', false, idOf(1)],
      ]);
      const last = await store.responseHeads({ caseId: 'A' }, 1);
      expect([last.number, last.heads.map(({ receipt }) => receipt.id)]).toEqual([3, [idOf(2)]]);
      expect((await store.responseHeads({ id: idOf(1) }, 10)).heads).toHaveLength(2);
      const code = heads[1]?.receipt.code ?? '';
      expect((await store.responseHeads({ code }, 10)).heads).toEqual([heads[1]]);
      expect(await store.responseContent(code)).toEqual({ bytes: expect.anything(), facts: undefined });
      expect(new Uint8Array((await store.responseContent(code))?.bytes ?? [])).toEqual(claim.bytes);
      expect(await store.responseContent('nothing')).toBeUndefined();
      await store.eraseCase('A', later, later);
      const erased = await store.responseHeads({ caseId: 'A' }, 10);
      expect(erased.heads.map(({ erasedAt }) => erasedAt)).toEqual([later, later, later]);
      expect(erased.heads.map(({ receipt }) => receipt)).toEqual(heads.map(({ receipt }) => receipt));
    });
  });
}
