import fc from 'fast-check';
import { expect, it, onTestFinished, vi } from 'vitest';
import { contentOf } from '../../src/session/content.ts';
import { readAlong } from '../../src/session/readAlong.ts';
import type { DraftChange } from '../../src/storage/change.ts';
import { changeChannel } from '../../src/storage/channel.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';

const at = '2026-11-01T08:00:00.000Z';
let last = 0;

/** A response that one window writes and another one reads. */
async function twoWindows() {
  last += 1;
  const id = `01930000-0000-7000-8000-${`${last}`.padStart(12, '0')}`;
  const row: ResponseRow = {
    id,
    instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
    language: 'nl',
    startedAt: at,
    changedAt: at,
    seq: 1,
    state: 'draft',
  };
  const store: DeviceStore = tableStore(memoryTables());
  await store.write([{ kind: 'begun', row }]);
  const stored = await store.read(id);
  if (!stored) throw new Error('nothing begun');
  const content = contentOf(stored);
  const reads = vi.fn(store.read);
  const end = readAlong({ ...store, read: reads }, id, content, (now) => content.show(now, []));
  const writer = changeChannel(id);
  if (!writer) throw new Error('no channel');
  const close = () => {
    end();
    writer.close();
  };
  onTestFinished(close);
  await vi.waitFor(() => expect(reads).toHaveBeenCalled());
  let seq = 1;
  /** Writes a change, and posts it unless it is to be lost. */
  const write = async (change: object, isPosted = true) => {
    seq += 1;
    const numbered = { ...change, response: id, seq, at } as DraftChange;
    await store.write([numbered]);
    if (isPosted) writer.postMessage([numbered]);
    return numbered;
  };
  const answer = (item: string, value: string | number | null, isPosted = true) =>
    write({ kind: 'answered', item, value }, isPosted);
  /** Waits until what is shown is what is stored. */
  const agree = () =>
    vi.waitFor(
      async () => {
        const now = await store.read(id);
        if (!now) throw new Error('gone');
        const { answers, annotations, row: shown } = content;
        expect(shown.value).toEqual(now.row);
        expect(answers.value).toEqual(
          Object.fromEntries(now.answers.flatMap(({ item, value }) => (value === null ? [] : [[item, value]]))),
        );
        expect([...annotations.value]).toEqual([...now.annotations]);
      },
      { timeout: 5000, interval: 10 },
    );
  return { id, content, reads, writer, write, answer, agree, close };
}

/** Has timers wait for the test, and not for the clock. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}
/** Longer than a change may be on its way. */
const past = () => vi.advanceTimersByTimeAsync(500);

it('takes in what the writing window posts, and reads nothing again', async () => {
  stopClock();
  const { reads, write, answer, agree } = await twoWindows();
  await answer('A1', 40);
  await answer('awards[k3x9q2ab].amount', '12.5');
  await answer('A1', null);
  await write({ kind: 'annotated', annotation: { kind: 'marked', about: 'A2' } });
  await write({ kind: 'noted', field: 'place', value: 'B' });
  await write({ kind: 'assigned', to: { label: 'Bakkerij', prefilled: { A3: 'c' } } });
  await write({ kind: 'struck', annotation: { kind: 'marked', about: 'A2' } });
  await agree();
  await past();
  expect(reads).toHaveBeenCalledTimes(1);
});

it('reads the response again where a number is missing, once for all that is', async () => {
  const { reads, answer, agree } = await twoWindows();
  await answer('A1', 40);
  for (const item of ['A2', 'A3', 'A4']) await answer(item, 'x', false);
  await answer('A5', 50);
  await agree();
  expect(reads).toHaveBeenCalledTimes(2);
  await answer('A6', 60);
  await agree();
  expect(reads).toHaveBeenCalledTimes(2);
});

it('follows a window that posts nothing, as those of released versions do', async () => {
  const { answer, agree } = await twoWindows();
  for (const value of [1, 2, 3]) await answer('A1', value, false);
  await agree();
});

it('believes nothing of another make, nor of another response, and shows nothing once it has ended', async () => {
  stopClock();
  const { id, content, writer, answer, agree, close } = await twoWindows();
  const forged = { kind: 'answered', item: 'A1', value: 99, seq: 2, at };
  for (const posted of [
    'let go',
    null,
    [null],
    [{ ...forged, response: '01930000-0000-7000-8000-00000000ffff' }],
    [{ ...forged, response: id, value: [99] }],
    [{ ...forged, response: id, kind: 'completed' }],
  ])
    writer.postMessage(posted);
  await answer('A1', 40);
  await agree();
  expect(content.answers.value).toEqual({ A1: 40 });
  const other = changeChannel(id);
  const heard = new Promise((resolve) => other?.addEventListener('message', resolve, { once: true }));
  onTestFinished(() => other?.close());
  const numbered = await answer('A1', 41);
  close();
  expect(numbered.seq).toBe(3);
  // Another that listens has it by then, and whoever waits for the database has waited.
  await heard;
  await past();
  expect(content.answers.value).toEqual({ A1: 40 });
});

it('shows what is stored after any changes, posted in whatever order, twice, late or never', async () => {
  const step = fc.record({
    item: fc.constantFrom('A1', 'A2', 'awards[a].amount'),
    value: fc.option(fc.nat(9), { nil: null }),
    fate: fc.constantFrom('posted', 'posted', 'twice', 'late', 'never'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
      const { writer, answer, agree, close } = await twoWindows();
      const late: DraftChange[] = [];
      for (const { item, value, fate } of steps) {
        const numbered = await answer(item, value, fate === 'posted' || fate === 'twice');
        if (fate === 'twice') writer.postMessage([numbered]);
        if (fate === 'late') late.unshift(numbered);
      }
      for (const one of late) writer.postMessage([one]);
      await agree();
      close();
    }),
    { seed: 1, numRuns: 25 },
  );
});
