import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/collector/store/store.ts';
import { idOf, type Wanted } from '../documents.ts';
import { inOwn, submissionOf } from '../storeContract.ts';

const inCase = (more: Wanted['more'] = {}): Wanted => ({ more: { case: { id: 'A' }, ...more } });
const day = (number: number) => `2024-03-0${number}T12:00:00.000Z`;
const line = (detail: string) => ({ at: day(9), token: 7, act: 'rival-chosen', caseId: 'A', detail }) as const;
const undone = { at: day(9), token: 8, act: 'choice-undone', caseId: 'A', detail: 'a mistake' } as const;

/** What every store keeps of an office's choices between rivals. */
export function choiceContract(name: string, open: () => Promise<Store>): void {
  /** A store with these responses, and how they stand: ids of those that are open, and the sizes of the groups of rivals. */
  async function rivalling(...wanted: Wanted[]) {
    const store = await open();
    const codes: string[] = [];
    const add = async (one: Wanted, right = {}) => {
      const number = codes.length + 1;
      const put = await store.put({ ...(await submissionOf(number, one, day(number))), ...right });
      codes.push('receipt' in put ? put.receipt.code : '');
    };
    for (const one of wanted) await add(one);
    const standing = async () => ({
      open: (await Array.fromAsync(store.responses({ superseded: false }))).map(({ receipt }) =>
        Number(receipt.id.slice(-2)),
      ),
      groups: (await Array.fromAsync(store.rivalGroups({ superseded: false }))).map(({ number }) => number),
      hidden: await store.superseded({ superseded: false }),
    });
    const choose = (chosen: number, ...over: number[]) =>
      store.chooseRival(
        { chosen: codes[chosen - 1] ?? '', over: over.map((number) => codes[number - 1] ?? '') },
        line(`${chosen}: the later one`),
      );
    return { store, codes, add, standing, choose };
  }

  describe(`${name} keeps choices between rivals`, () => {
    it('which hide the others as if superseded, and lose nothing', async () => {
      const { store, standing, choose } = await rivalling(inCase(), inCase(), inCase());
      expect(await standing()).toEqual({ open: [1, 2, 3], groups: [3], hidden: 0 });
      expect(await choose(2, 1, 3)).toBe(true);
      expect(await standing()).toEqual({ open: [2], groups: [], hidden: 2 });
      expect(await store.responseCount({ superseded: false })).toBe(1);
      expect(await store.passedOver({ superseded: false })).toBe(2);
      const all = await Array.fromAsync(store.responses({ superseded: true }));
      expect(all.map(({ receipt, hidden }) => [receipt.id, hidden])).toEqual([
        [idOf(1), true],
        [idOf(2), false],
        [idOf(3), true],
      ]);
      const { heads } = await store.responseHeads({ caseId: 'A' }, 10);
      expect(heads.map(({ hidden }) => hidden)).toEqual([true, false, true]);
    });

    it('with who chose, when and why, and takes them back', async () => {
      const { store, standing, choose } = await rivalling(inCase(), inCase());
      await choose(2, 1);
      const [choice] = await store.rivalChoices(10);
      expect(choice).toMatchObject({ line: { token: 7, at: day(9), detail: '2: the later one' } });
      expect([choice?.chosen.receipt.id, choice?.over.map(({ receipt }) => receipt.id)]).toEqual([idOf(2), [idOf(1)]]);
      expect(await store.undoChoice(99, undone)).toBe(false);
      expect(await store.undoChoice(choice?.line.number ?? 0, undone)).toBe(true);
      expect(await store.undoChoice(choice?.line.number ?? 0, undone)).toBe(false);
      expect(await standing()).toEqual({ open: [1, 2], groups: [2], hidden: 0 });
      expect(await store.rivalChoices(10)).toEqual([]);
      expect((await store.officeRecord(10)).map(({ act }) => act)).toEqual(['choice-undone', 'rival-chosen']);
      expect(await choose(1, 2)).toBe(true);
      expect(await standing()).toMatchObject({ open: [1], groups: [] });
      expect((await store.checkOfficeRecord()).broken).toBeUndefined();
    });

    it('and what arrives later rivals the chosen one again', async () => {
      const { store, add, standing, choose } = await rivalling(inCase(), inCase());
      await choose(1, 2);
      await add(inCase());
      expect(await standing()).toEqual({ open: [1, 3], groups: [2], hidden: 1 });
      expect(await choose(3, 1)).toBe(true);
      expect(await standing()).toEqual({ open: [3], groups: [], hidden: 2 });
      const [later, first] = await store.rivalChoices(10);
      // Taking back the first one alone brings back what it hid.
      await store.undoChoice(first?.line.number ?? 0, undone);
      expect(await standing()).toEqual({ open: [2, 3], groups: [2], hidden: 1 });
      await store.undoChoice(later?.line.number ?? 0, undone);
      expect(await standing()).toEqual({ open: [1, 2, 3], groups: [3], hidden: 0 });
    });

    it('and a revision of the chosen one stands in its place', async () => {
      const { add, standing, choose } = await rivalling(inCase(), inCase());
      await choose(1, 2);
      await add(inCase({ supersedes: idOf(1) }));
      expect(await standing()).toEqual({ open: [3], groups: [], hidden: 2 });
      await add(inCase({ supersedes: idOf(2) }));
      expect(await standing()).toEqual({ open: [3, 4], groups: [2], hidden: 2 });
    });

    it('also between revisions of one response without a case', async () => {
      const fork = { more: { supersedes: idOf(1) } };
      const { store, standing, choose } = await rivalling({}, fork, fork);
      expect(await standing()).toEqual({ open: [2, 3], groups: [2], hidden: 1 });
      const [group] = await Array.fromAsync(store.rivalGroups({ superseded: false }));
      if (!group) throw new Error('no group');
      const heads = await store.rivalHeads(group, 10);
      expect(heads.map(({ receipt }) => receipt.id)).toEqual([idOf(2), idOf(3)]);
      expect(await store.rivalHeads(group, 1)).toHaveLength(1);
      expect(await choose(3, 2)).toBe(true);
      expect(await standing()).toEqual({ open: [3], groups: [], hidden: 2 });
    });

    it('and none between what are no rivals', async () => {
      const { add, standing, choose, store } = await rivalling(
        inCase(),
        inCase(),
        inCase({ case: { id: 'B' } }),
        {},
        inCase({ supersedes: idOf(1) }),
      );
      await add(inCase(), { right: inOwn });
      for (const [chosen, ...over] of [[2, 3], [2, 4], [2, 1], [1, 2], [2, 2], [2], [2, 6], [6, 2], [2, 5, 3], [9, 2]])
        expect([chosen, over, await choose(chosen ?? 0, ...over)]).toEqual([chosen, over, false]);
      expect(await store.officeRecord(10)).toEqual([]);
      expect(await choose(5, 2)).toBe(true);
      expect((await standing()).open).toEqual([3, 4, 5, 6]);
      await store.eraseCase('A', day(9), day(9));
      expect(await choose(5, 2)).toBe(false);
    });

    it('of which the second of two at once finds it done', async () => {
      const { choose, standing } = await rivalling(inCase(), inCase());
      const made = await Promise.all([choose(1, 2), choose(2, 1), choose(1, 2)]);
      expect(made.filter(Boolean)).toHaveLength(1);
      expect((await standing()).open).toHaveLength(1);
    });

    it('but a claim that was proven meanwhile stands', async () => {
      const store = await open();
      const claims = await Promise.all(
        [1, 2].map(async (number) => ({ ...(await submissionOf(number, inCase(), day(number))), right: inOwn })),
      );
      const codes = [];
      for (const claim of claims) {
        const put = await store.put(claim);
        codes.push('receipt' in put ? put.receipt.code : '');
      }
      const [chosen = '', over = ''] = codes;
      expect(await store.chooseRival({ chosen, over: [over] }, line('1: x'))).toBe(true);
      expect(await store.responseCount({ superseded: false })).toBe(1);
      await store.prove(idOf(2), claims[1]?.sha256 ?? '', { kind: 'case', caseId: 'A', token: 1 });
      expect((await Array.fromAsync(store.responses({ superseded: false }))).map(({ sender }) => sender)).toEqual([
        'claimed',
        'proven',
      ]);
    });

    it('and an export that is under way loses none of them to one that came after it began', async () => {
      const store = await open();
      // More than are read at once, so that the rivals come with a later page.
      for (let number = 100; number < 300; number += 1) await store.put(await submissionOf(number, {}, day(1)));
      const codes: string[] = [];
      const add = async (number: number) => {
        const put = await store.put(await submissionOf(number, inCase(), day(number)));
        codes.push('receipt' in put ? put.receipt.code : '');
      };
      await add(2);
      await add(3);
      const reading = store.responsePages({ superseded: false })[Symbol.asyncIterator]();
      expect((await reading.next()).value).toHaveLength(200);
      await add(4);
      const [first = '', second = '', chosen = ''] = codes;
      expect(await store.chooseRival({ chosen, over: [first, second] }, line('4: x'))).toBe(true);
      expect((await reading.next()).value).toHaveLength(2);
      expect(await store.responseCount({ superseded: false })).toBe(201);
    });
  });
}
