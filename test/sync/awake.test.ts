import { expect, it } from 'vitest';
import { deliverAwake } from '../../src/sync/awake.ts';
import type { Drained } from '../../src/sync/drain.ts';

const done: Drained = { arrived: 1, waiting: 0, dueAtMs: undefined, left: 0 };
const due = (dueAtMs: number): Drained => ({ arrived: 0, waiting: 1, dueAtMs, left: 1 });

/** Delivers with these outcomes, from the moment 0, and says when which round was. */
async function rounds(outcomes: readonly (Drained | undefined)[]) {
  let now = 0;
  const made: string[] = [];
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const ended = await deliverAwake(async (which) => {
    made.push(`${which} ${now}`);
    return outcomes[made.length - 1];
  }, clock).then(
    () => 'done',
    () => 'waits still',
  );
  return [...made, ended];
}

it.each<[what: string, outcomes: readonly (Drained | undefined)[], rounds: readonly string[]]>([
  ['what arrives at once', [done], ['queued 0', 'done']],
  ['a device without a database', [undefined], ['queued 0', 'done']],
  ['a network that is not quite there', [due(1500), done], ['queued 0', 'due 1500', 'done']],
  [
    'a network that never is, up to a minute and a half',
    [due(2000), due(30_000), due(89_999), due(120_000)],
    ['queued 0', 'due 2000', 'due 30000', 'due 89999', 'waits still'],
  ],
  ['an office that asks to wait ten minutes', [due(600_000)], ['queued 0', 'waits still']],
  ['what may not be sent now', [{ ...due(0), dueAtMs: undefined }], ['queued 0', 'waits still']],
  ['a database that is gone by then', [due(5), undefined], ['queued 0', 'due 5', 'done']],
])('delivers %s', async (_, outcomes, expected) => {
  expect(await rounds(outcomes)).toEqual(expected);
});
