import { expect, it } from 'vitest';
import type { Put } from '../../src/collector/store/responseRows.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { howMany } from '../support/long.ts';
import { newFolder, storeIn } from './collectors.ts';
import { idOf, numbersFrom } from './documents.ts';
import { exported, rowsOf } from './exports.ts';
import { submissionOf } from './storeContract.ts';

/** How many cases are corrected at random, and from which seed. */
const cases = howMany('CORRECTIONS', 60, 1000);
const seed = Number(process.env['SEED'] ?? 17);

/** One of two devices of a case: what it last knows to be received, and the correction of it that waits to be sent. */
interface Device {
  received: number;
  waits: { readonly id: number; readonly of: number; sent: boolean } | undefined;
}

/** What became of a case: which response each supersedes, as it was sent. */
interface History {
  readonly caseId: string;
  readonly first: number;
  readonly supersedes: ReadonlyMap<number, number>;
}

/**
 * Two devices that both have what was sent first correct it without a network, as often as they like, and send when there
 * is one; now and then the answer is lost, and the same bytes go again. Each sends a correction of its own before it begins
 * the next.
 */
async function correctedAtRandom(store: Store, caseId: string, firstNumber: number, random: () => number) {
  let last = firstNumber;
  const supersedes = new Map<number, number>();
  const submission = (id: number, of?: number) =>
    submissionOf(
      id,
      { more: { case: { id: caseId }, ...(of !== undefined && { supersedes: idOf(of) }) } },
      new Date(Date.UTC(2024, 2, 2) + id * 1000).toISOString(),
    );
  const put = async (id: number, of?: number): Promise<Put> => store.put(await submission(id, of));
  const stored = async (id: number, of: number | undefined, kind: Put['kind']) =>
    expect(await put(id, of), `seed ${seed}, case ${caseId}, response ${id}`).toMatchObject({ kind });
  await stored(firstNumber, undefined, 'stored');
  const devices: Device[] = [0, 1].map(() => ({ received: firstNumber, waits: undefined }));
  const deliver = async (device: Device, answerIsLost: boolean) => {
    const { waits } = device;
    if (!waits) return;
    await stored(waits.id, waits.of, waits.sent ? 'same' : 'stored');
    waits.sent = true;
    if (answerIsLost) return;
    device.received = waits.id;
    device.waits = undefined;
  };
  const steps = 1 + Math.floor(random() * 8);
  for (let step = 0; step < steps; step += 1) {
    const device = devices[random() < 0.6 ? 0 : 1];
    if (!device) continue;
    if (device.waits) await deliver(device, random() < 0.3);
    else {
      last += 1;
      device.waits = { id: last, of: device.received, sent: false };
      supersedes.set(last, device.received);
    }
  }
  for (const device of devices) await deliver(device, false);
  return { history: { caseId, first: firstNumber, supersedes } satisfies History, last };
}

/** What nothing supersedes. */
const leavesOf = ({ first, supersedes }: History): string[] => {
  const superseded = new Set(supersedes.values());
  return [first, ...supersedes.keys()].filter((id) => !superseded.has(id)).map(idOf);
};

it(`ends ${cases} corrections by two devices in one response, or in a conflict with a name; nothing is lost`, async () => {
  const store = storeIn(newFolder());
  const random = numbersFrom(seed);
  const histories: History[] = [];
  let next = 1;
  for (let at = 0; at < cases; at += 1) {
    const { history, last } = await correctedAtRandom(store, `C${at}`, next, random);
    histories.push(history);
    next = last + 1;
  }
  const rows = Map.groupBy(rowsOf((await exported(store, 'csv')).lines), (row) => row['case']);
  const all = Map.groupBy(rowsOf((await exported(store, 'csv', true)).lines), (row) => row['case']);
  let forks = 0;
  for (const history of histories) {
    const { caseId, first, supersedes } = history;
    const leaves = leavesOf(history);
    const said = `seed ${seed}, case ${caseId}`;
    // Everything that was sent is there, once.
    expect(
      all
        .get(caseId)
        ?.map((row) => row['id'])
        .toSorted(),
      said,
    ).toEqual([first, ...supersedes.keys()].map(idOf).toSorted());
    const newest = rows.get(caseId) ?? [];
    expect(newest.map((row) => row['id']).toSorted(), said).toEqual(leaves.toSorted());
    // One is left, or each of those left says how many rival it.
    expect(new Set(newest.map((row) => row['rivals'])), said).toEqual(new Set([`${leaves.length - 1}`]));
    // The place in the chain is the way to the first response.
    for (const row of all.get(caseId) ?? []) {
      let number = 1;
      const byId = new Map([...supersedes].map(([id, of]) => [idOf(id), idOf(of)]));
      for (let id = byId.get(row['id'] ?? ''); id !== undefined; id = byId.get(id)) number += 1;
      expect(row['revision'], said).toBe(`${number}`);
    }
    if (leaves.length > 1) forks += 1;
  }
  // Both ends are met often enough.
  expect(forks).toBeGreaterThan(cases / 30);
  expect(forks).toBeLessThan(cases / 1.2);
  await store.close();
});
