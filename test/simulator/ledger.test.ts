import { describe, expect, it } from 'vitest';
import type { DiskImage } from './device.ts';
import { Ledger } from './ledger.ts';

const response = 'a-response';

/** What rests on a device whose database has gone back to one answer. */
const imageWith = (value: number | null): DiskImage => ({
  responses: [{ id: response } as DiskImage['responses'][number]],
  answers: [{ response, item: 'one', value, seq: 2 }],
  ...{ prefilled: [], annotations: [], trail: [], times: [], outbox: [], receipts: [], strays: [] },
});

/** 1 and 2 are called saved, and 3 is typed on a full disk: not saved, but stashed. Then the row of the answer is torn. */
function withTornAnswer(): Ledger {
  const ledger = new Ledger(() => 0);
  ledger.begun('device', response);
  for (const value of [1, 2]) {
    ledger.entered('device', 'window', response, 'one', value);
    ledger.saved('device', 'window', response, false);
  }
  ledger.entered('device', 'window', response, 'one', 3);
  ledger.torn('device', { response, item: 'one' });
  return ledger;
}

const mayBe = (ledger: Ledger) => [1, 2, 3, 4, null].filter((value) => ledger.mayBe('device', response, 'one', value));

describe('an answer that was torn, on a device without a second store', () => {
  it('may be anything, as long as it is torn', () => {
    expect(mayBe(withTornAnswer())).toEqual([1, 2, 3, 4, null]);
  });

  it('may come back from what was stashed, once the database has gone back to before it was torn', () => {
    const ledger = withTornAnswer();
    ledger.forgive('device', imageWith(2));
    expect(mayBe(ledger)).toEqual([2, 3]);
  });

  it('is what is typed and called saved after that, and nothing of before', () => {
    const ledger = withTornAnswer();
    ledger.entered('device', 'another window', response, 'one', 4);
    ledger.saved('device', 'another window', response, false);
    expect(mayBe(ledger)).toEqual([4]);
  });
});
