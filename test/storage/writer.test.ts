import { describe, expect, it, vi } from 'vitest';
import { type Change, WriteError } from '../../src/storage/change.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { DraftWriter } from '../../src/storage/writer.ts';

/** A store whose writes wait until they are let through, or fail. */
function heldStore() {
  const written: Change[] = [];
  const held: { changes: readonly Change[]; resolve: () => void; reject: (cause: unknown) => void }[] = [];
  const store: Pick<DeviceStore, 'write'> = {
    write: (changes) =>
      new Promise((resolve, reject) => held.push({ changes, resolve: () => resolve('durable'), reject })),
  };
  const settle = async (fault?: WriteError) => {
    const next = held.shift();
    if (!next) throw new Error('nothing waits');
    if (fault) next.reject(fault);
    else {
      written.push(...next.changes);
      next.resolve();
    }
    await vi.advanceTimersByTimeAsync(0);
  };
  return { store, written, held, settle };
}

function writer(
  rebase: () => Promise<number | undefined> = async () => undefined,
  soon?: (write: () => void) => () => void,
) {
  vi.useFakeTimers();
  const store = heldStore();
  const statuses: string[] = [];
  const draft = new DraftWriter({
    store: store.store,
    response: 'r',
    seq: 4,
    now: () => new Date(0),
    onStatus: ({ state, fault }) => statuses.push(fault === undefined ? state : `${state}: ${fault}`),
    rebase,
    ...(soon && { soon }),
  });
  const answer = (item: string, value: number, pause = false) => draft.take({ kind: 'answered', item, value }, pause);
  return { ...store, draft, statuses, answer, last: () => statuses.at(-1) };
}

const seen = (changes: readonly Change[]) =>
  changes.map((change) => (change.kind === 'answered' ? `${change.seq} ${change.item}=${change.value}` : change.kind));

describe('a draft’s writer', () => {
  it('says saving at once, and saved only when all is durable', async () => {
    const writing = writer();
    writing.answer('A1', 1);
    expect(writing.last()).toBe('saving');
    writing.answer('A2', 2);
    await writing.settle();
    expect(writing.last()).toBe('saving');
    await writing.settle();
    expect(writing.last()).toBe('saved');
    expect(seen(writing.written)).toEqual(['5 A1=1', '6 A2=2']);
    expect(writing.draft.seq).toBe(6);
  });

  it('waits for the pause in typing, and writes the last value alone', async () => {
    const writing = writer();
    for (const value of [1, 12, 123]) writing.answer('A1', value, true);
    await vi.advanceTimersByTimeAsync(299);
    expect(writing.held).toHaveLength(0);
    expect(writing.last()).toBe('saving');
    await vi.advanceTimersByTimeAsync(1);
    await writing.settle();
    expect(seen(writing.written)).toEqual(['5 A1=123']);
  });

  it('begins to write a choice when the page has drawn it, with what was chosen meanwhile, once', async () => {
    const frames: (() => void)[] = [];
    const writing = writer(undefined, (write) => {
      frames.push(write);
      return () => frames.splice(frames.indexOf(write), 1);
    });
    writing.answer('A1', 1);
    writing.answer('A2', 2);
    await vi.advanceTimersByTimeAsync(0);
    expect([writing.held.length, frames.length, writing.last()]).toEqual([0, 1, 'saving']);
    frames.pop()?.();
    expect(writing.held).toHaveLength(1);
    // What is chosen while that is written waits for its own frame, unless everything is to be written now.
    writing.answer('A3', 3);
    await writing.settle();
    expect([writing.held.length, frames.length, writing.last()]).toEqual([0, 1, 'saving']);
    const flushed = writing.draft.flush();
    expect(frames).toHaveLength(0);
    await writing.settle();
    await flushed;
    expect(seen(writing.written)).toEqual(['5 A1=1', '6 A2=2', '7 A3=3']);
    expect(writing.last()).toBe('saved');
  });

  it('does not wait when told to flush', async () => {
    const writing = writer();
    writing.answer('A1', 7, true);
    const flushed = writing.draft.flush();
    await writing.settle();
    await flushed;
    expect(writing.last()).toBe('saved');
  });

  it('writes what is taken in the very moment in which the last write has ended', async () => {
    const writing = writer();
    for (let ticks = 0; ticks < 8; ticks += 1) {
      writing.answer('A1', ticks);
      writing.held.shift()?.resolve();
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      writing.answer('A2', ticks, true);
      void writing.draft.flush();
      await vi.advanceTimersByTimeAsync(0);
      while (writing.held.length > 0) await writing.settle();
      expect(writing.last()).toBe('saved');
      expect(writing.draft.unsaved).toEqual([]);
    }
  });

  it('tries again after a failed write, with the newest values and the same numbers', async () => {
    const writing = writer();
    writing.answer('A1', 1);
    writing.answer('A1', 2);
    await writing.settle(new WriteError('quota'));
    expect(writing.last()).toBe('failed: quota');
    writing.answer('A2', 3);
    // The fault stands until a write succeeds, whatever is typed meanwhile.
    expect(writing.last()).toBe('saving: quota');
    await writing.settle();
    expect(seen(writing.written)).toEqual(['5 A1=2', '6 A2=3']);
    expect(writing.last()).toBe('saved');
  });

  it('tries again by itself', async () => {
    const writing = writer();
    writing.answer('A1', 1);
    await writing.settle(new WriteError('failed'));
    await vi.advanceTimersByTimeAsync(2000);
    await writing.settle();
    expect(writing.last()).toBe('saved');
  });

  it('stops where another writer was first', async () => {
    const writing = writer();
    writing.answer('A1', 1);
    await writing.settle(new WriteError('overtaken'));
    writing.answer('A1', 2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(writing.held).toHaveLength(0);
    expect(writing.last()).toBe('failed: overtaken');
  });

  it('goes on from where another writer left it, if it is the rightful one', async () => {
    const writing = writer(async () => 9);
    writing.answer('A1', 1);
    await writing.settle(new WriteError('overtaken'));
    await writing.settle();
    expect(seen(writing.written)).toEqual(['10 A1=1']);
    expect(writing.last()).toBe('saved');
  });

  it('does not try forever where the number does not move', async () => {
    const writing = writer(async () => 4);
    writing.answer('A1', 1);
    await writing.settle(new WriteError('overtaken'));
    expect(writing.held).toHaveLength(0);
    expect(writing.last()).toBe('failed: overtaken');
  });

  it('tells what is not durable, under way or waiting, as it would be numbered', async () => {
    const writing = writer();
    writing.answer('A1', 1);
    writing.answer('A2', 2, true);
    expect(seen(writing.draft.unsaved)).toEqual(['5 A1=1', '6 A2=2']);
    await writing.settle();
    expect(seen(writing.draft.unsaved)).toEqual(['6 A2=2']);
    await vi.advanceTimersByTimeAsync(300);
    await writing.settle();
    expect(writing.draft.unsaved).toEqual([]);
  });

  it('does not close over what could not be written, and goes on trying', async () => {
    const writing = writer();
    writing.answer('A1', 1);
    const closing = writing.draft.close();
    await writing.settle(new WriteError('quota'));
    expect(await closing).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    await writing.settle();
    expect(writing.last()).toBe('saved');
    expect(await writing.draft.close()).toBe(true);
  });

  it('abandons what another page has taken away, and says what that costs', async () => {
    const writing = writer();
    writing.answer('A1', 1, true);
    writing.draft.abandon();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(writing.held).toHaveLength(0);
    expect(writing.last()).toBe('failed: overtaken');
  });
});
