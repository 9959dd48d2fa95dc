import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeKeptCopy } from '../../src/session/keptCopy.ts';
import { placeOfCopies } from '../../src/session/placeOfCopies.ts';
import { joinUnder, turnOff, turnOn } from '../../src/session/turningOn.ts';
import { DraftDevice, DraftShelf, response } from './draftDevices.ts';

const minute = 60_000;

/** A draft that one device has begun, and of which copies are made. */
async function begun() {
  const shelf = new DraftShelf();
  const one = new DraftDevice(shelf);
  await one.begin();
  const code = await turnOn(one.services, response);
  return { shelf, one, code };
}

/** The same, and a second device that has gone on with it. */
async function onTwo() {
  const { shelf, one, code } = await begun();
  await one.answer('A1', 1);
  await one.spend(3 * minute);
  await one.copy();
  const two = new DraftDevice(shelf);
  const taken = await two.goOn(code);
  expect(taken.ok).toBe(true);
  return { shelf, one, two, code };
}

describe('the copies of a draft', () => {
  it('are sent as long as there is something new, and say when', async () => {
    const { shelf, one } = await begun();
    await one.answer('A1', 1);
    expect(await one.copy()).toEqual({ kind: 'copied' });
    expect(await one.copy()).toEqual({ kind: 'copied' });
    expect(shelf.puts).toBe(1);
    expect((await one.kept()).copiedAt).toBeDefined();
    await one.answer('A1', 2);
    await one.copy();
    expect(shelf.puts).toBe(2);
  });

  it('are not made of a draft without a case, of a correction, or where the configuration allows none', async () => {
    const { shelf, one } = await begun();
    const { row } = await one.stored();
    expect(placeOfCopies(one.services, row)).toEqual({
      response,
      token: 'token',
      instrument: row.instrument.id,
    });
    const { case: _, ...alone } = row;
    expect(placeOfCopies(one.services, alone)).toBeUndefined();
    expect(placeOfCopies(one.services, { ...row, corrects: { id: response } })).toBeUndefined();
    expect(placeOfCopies(one.services, { ...row, state: 'complete' })).toBeUndefined();
    expect(placeOfCopies(one.services, { ...row, endpoint: 'https://other.example/' })).toBeUndefined();
    one.services.config.value = { endpoint: 'api/v1' };
    expect(await one.copy()).toEqual({ kind: 'off' });
    expect(shelf.puts).toBe(0);
  });

  it('go on at another device with all that was said, the time kept by device', async () => {
    const { shelf, one, code } = await begun();
    await one.answer('A1', 1);
    await one.answer('A2', 'yes');
    await one.answer('A2', null);
    await one.edit(
      { kind: 'annotated', annotation: { kind: 'unanswered', about: 'B1', reason: 'unknown' } },
      { kind: 'annotated', annotation: { kind: 'remark', about: 'B2', text: 'so it is', send: true } },
      { kind: 'annotated', annotation: { kind: 'marked', about: 'B3' } },
      { kind: 'answered', item: 'roster[x]', value: 'a0' },
      { kind: 'answered', item: 'roster[x].name', value: 'first' },
      { kind: 'noted', field: 'prefilledMinutes', value: 3 },
    );
    await one.spend(3 * minute);
    await one.copy();
    const two = new DraftDevice(shelf);
    expect((await two.goOn(code)).ok).toBe(true);
    const [there, here] = [await one.stored(), await two.stored()];
    expect(await two.answers()).toEqual(await one.answers());
    expect(here.annotations).toEqual(there.annotations);
    expect(here.row).toMatchObject({ id: response, prefilledMinutes: 3, case: { id: 'case-1' }, token: 'other' });
    expect(Object.values(here.time?.elsewhere ?? {})).toMatchObject([{ activeMs: 3 * minute }]);
    expect(here.time?.activeMs).toBe(0);
    // Nothing is new, so nothing is sent.
    await two.copy();
    expect(shelf.puts).toBe(1);
    await two.spend(2 * minute);
    await two.copy();
    await one.copy();
    expect(Object.values((await one.stored()).time?.elsewhere ?? {})).toMatchObject([{ activeMs: 2 * minute }]);
    expect((await one.stored()).time?.activeMs).toBe(3 * minute);
  });

  it('merge item by item, and show what truly differs on both until it is settled', async () => {
    const { one, two } = await onTwo();
    await one.answer('A1', 10);
    await one.answer('A2', 'yes');
    await two.answer('A1', 20);
    await two.answer('A3', 'c');
    await one.copy();
    await two.copy();
    await one.copy();
    for (const device of [one, two]) {
      expect(await device.answers()).toMatchObject({ A2: 'yes', A3: 'c' });
      expect((await device.kept()).differences).toHaveLength(1);
    }
    expect(await one.answers()).toEqual(await two.answers());
    const stands = (await one.answers())['A1'];
    expect((await one.kept()).differences[0]?.value).toEqual({ kind: 'answered', value: stands === 10 ? 20 : 10 });
    await changeKeptCopy(two.services.store, response, (kept) => kept && { ...kept, differences: [] });
    await two.copy();
    await one.copy();
    expect((await one.kept()).differences).toEqual([]);
  });

  it('show no difference any more, on either, once one answers as the other has', async () => {
    const { one, two } = await onTwo();
    await one.answer('A1', 10);
    await two.answer('A1', 20);
    await one.copy();
    await two.copy();
    await one.copy();
    const lost = (await one.kept()).differences[0]?.value;
    if (lost?.kind !== 'answered') expect.fail('nothing differs');
    await one.answer('A1', lost.value);
    await one.copy();
    await two.copy();
    for (const device of [one, two]) {
      expect(await device.answers()).toEqual({ A1: lost.value });
      expect((await device.kept()).differences).toEqual([]);
    }
    await one.answer('A1', 30);
    await one.copy();
    expect((await one.kept()).differences).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4])('show what loses, also where the device ends after %i writes of a merge', async (writes) => {
    const { one, two } = await onTwo();
    for (const value of [20, 21, 22, 23]) await two.answer('A1', value);
    await two.copy();
    await one.answer('A1', 10);
    one.writesLeft = writes;
    await one.copy().catch(() => {});
    one.writesLeft = Number.POSITIVE_INFINITY;
    for (const device of [one, two, one]) await device.copy();
    for (const device of [one, two]) {
      expect(await device.answers()).toEqual({ A1: 23 });
      expect((await device.kept()).differences).toMatchObject([{ value: { kind: 'answered', value: 10 } }]);
    }
  });

  it('keep a row that one device removed and the other changed, and say so', async () => {
    const { one, two } = await onTwo();
    await one.answer('roster[x]', 'a0');
    await one.copy();
    await two.copy();
    await one.answer('roster[x]', null);
    await two.answer('roster[x].name', 'kept');
    await one.copy();
    await two.copy();
    await one.copy();
    expect(await one.answers()).toMatchObject({ 'roster[x]': 'a0', 'roster[x].name': 'kept' });
    expect((await one.kept()).differences).toMatchObject([{ name: 'answered roster[x]', value: null }]);
  });

  it.each(['unheard', 'unanswered'] as const)('go on after a request that was %s', async (next) => {
    const { shelf, one, two } = await onTwo();
    await one.answer('A2', 'no');
    shelf.next = next;
    expect((await one.copy(false)).kind).toBe('later');
    await one.answer('A3', 'a');
    expect((await one.copy()).kind).toBe('copied');
    await two.copy();
    expect(await two.answers()).toEqual({ A1: 1, A2: 'no', A3: 'a' });
    expect((await one.kept()).differences).toEqual([]);
  });

  it('end where the response was delivered, and leave the draft as it is', async () => {
    const { shelf, one, two } = await onTwo();
    await one.answer('A2', 'no');
    shelf.delivered = true;
    expect(await one.copy()).toEqual({ kind: 'ended', why: 'delivered' });
    // Nothing is new there, and nobody was asked.
    expect(await two.copy(false)).toEqual({ kind: 'copied' });
    expect(await two.copy()).toEqual({ kind: 'ended', why: 'delivered' });
    expect(await one.answers()).toEqual({ A1: 1, A2: 'no' });
  });

  it('are removed when they are turned off, and not made again by the other device', async () => {
    const { shelf, one, two } = await onTwo();
    expect(await turnOff(one.services, (await one.stored()).row)).toBe(true);
    expect(shelf.last).toBeUndefined();
    await two.answer('A2', 'yes');
    expect(await two.copy()).toEqual({ kind: 'ended', why: 'removed' });
    expect(await one.copy()).toEqual({ kind: 'off' });
    const code = await turnOn(one.services, response);
    await one.copy();
    await two.copy();
    await joinUnder(two.services, response, code);
    expect(await two.copy()).toEqual({ kind: 'copied' });
    await one.copy();
    expect(await one.answers()).toEqual({ A1: 1, A2: 'yes' });
  });

  it('stay under their code: another one opens none, and merges nothing', async () => {
    const { shelf, one } = await onTwo();
    const before = shelf.last;
    const third = new DraftDevice(shelf);
    const other = await turnOn(one.services, response);
    expect(await third.goOn(other)).toEqual({ ok: false, fault: 'wrong-code' });
    expect(await third.goOn(other.slice(0, -1))).toEqual({ ok: false, fault: 'slip' });
    expect(await one.copy()).toEqual({ kind: 'ended', why: 'wrong-code' });
    expect(shelf.last).toBe(before);
  });

  it('are not taken where they are older than one that was seen, and go over it', async () => {
    const { shelf, one, two } = await onTwo();
    const old = shelf.last;
    await one.answer('A1', 5);
    await one.copy();
    await two.copy();
    // The collector was restored.
    shelf.last = old;
    await two.answer('A2', 'yes');
    expect(await two.copy()).toEqual({ kind: 'copied' });
    await one.copy();
    expect(await one.answers()).toEqual({ A1: 5, A2: 'yes' });
  });
});

type Act =
  | { readonly kind: 'answer' | 'clear'; readonly device: number; readonly item: number }
  | { readonly kind: 'copy'; readonly device: number; readonly next: DraftShelf['next']; readonly writes: number };

const device = fc.nat({ max: 2 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('answer' as const, 'clear' as const), device, item: fc.nat({ max: 2 }) }),
  fc.record({
    kind: fc.constant('copy' as const),
    device,
    next: fc.constantFrom('fine' as const, 'fine' as const, 'unheard' as const, 'unanswered' as const),
    writes: fc.constantFrom(99, 99, 99, 0, 1, 2, 3),
  }),
);

it('lose nothing that nobody has replaced, whatever three devices do, wherever they are cut off', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 24 }), async (acts) => {
      const { shelf, one, two, code } = await onTwo();
      const three = new DraftDevice(shelf);
      await three.goOn(code);
      const devices = [one, two, three];
      const written = new Map<number, string>();
      const replaced = new Set<number>();
      let value = 100;
      for (const it of acts) {
        const on = devices[it.device] ?? one;
        if (it.kind === 'copy') {
          shelf.next = it.next;
          on.writesLeft = it.writes;
          await on.copy().catch(() => {});
          on.writesLeft = Number.POSITIVE_INFINITY;
          shelf.next = 'fine';
          continue;
        }
        const item = `A${it.item}`;
        const before = (await on.answers())[item];
        if (it.kind === 'clear' && before === undefined) continue;
        if (typeof before === 'number') replaced.add(before);
        value += 1;
        if (it.kind === 'answer') written.set(value, item);
        await on.answer(item, it.kind === 'answer' ? value : null);
      }
      for (let turn = 0; turn < 3; turn += 1) for (const on of devices) await on.copy();
      const ends = await Promise.all(
        devices.map(async (on) => ({ answers: await on.answers(), differences: (await on.kept()).differences })),
      );
      expect(ends[1]).toEqual(ends[0]);
      expect(ends[2]).toEqual(ends[0]);
      const said = JSON.stringify(ends[0]);
      for (const [one, item] of written) if (!replaced.has(one)) expect(said, `${item} ${one}`).toContain(`${one}`);
    }),
    { seed: 20261127, numRuns: 40 },
  );
}, 60_000);
