import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DraftEdit } from '../../src/session/autosave.ts';
import { followCopies } from '../../src/session/copyFollowing.ts';
import type { Session } from '../../src/session/session.ts';
import { turnOn } from '../../src/session/turningOn.ts';
import type { EditLockState } from '../../src/storage/editLock.ts';
import type { SaveStatus } from '../../src/storage/writer.ts';
import { DraftDevice, DraftShelf, response } from './draftDevices.ts';

const second = 1_000;
const minute = 60 * second;

/** The page around a draft: whether it is seen, and what the browser tells it. */
class FakePage extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';
  become(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}
let page: FakePage;
let browser: EventTarget;
beforeEach(() => {
  page = new FakePage();
  browser = new EventTarget();
  vi.stubGlobal('document', page);
  for (const name of ['addEventListener', 'removeEventListener'] as const)
    vi.stubGlobal(name, browser[name].bind(browser));
  // The cipher and the locks take the time that they take; the clock stands until it is moved.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Waits until something is so, without the clock. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turns = 0; turns < 20_000; turns += 1) {
    if (await isSo()) return;
    await turn();
  }
  expect.fail('it never was so');
}

/** A draft that is open in a page which writes it, on a device of its own. */
async function opened(shelf: DraftShelf, device = new DraftDevice(shelf)) {
  const save = signal<{ readonly state: SaveStatus['state'] }>({ state: 'saved' });
  const editLock = signal<EditLockState>('owner');
  const row = signal((await device.stored()).row);
  let seq = row.value.seq;
  const edit = async (...edits: readonly DraftEdit[]) => {
    save.value = { state: 'saving' };
    await device.edit(...edits);
    row.value = (await device.stored()).row;
    seq = row.value.seq;
    save.value = { state: 'saved' };
  };
  let merging: Promise<void> = Promise.resolve();
  const merge = (edits: readonly DraftEdit[]) => {
    merging = edits.length > 0 ? edit(...edits) : merging;
    return true;
  };
  const session = {
    id: response,
    row,
    save,
    editLock,
    differences: signal([]),
    receivedElsewhere: signal(false),
    seq: () => seq,
    merge,
  } as const;
  let rounds = 0;
  const { services } = device;
  const counted = {
    ...services,
    drafts: async () => {
      rounds += 1;
      return services.drafts();
    },
  };
  /** What is typed, and how often that was asked. */
  const typed: { at: readonly string[]; asked: number } = { at: [], asked: 0 };
  // What following needs of a session, and nothing else.
  const needed = { ...session, flush: () => merging } as unknown as Session;
  const end = followCopies(counted, needed, () => {
    typed.asked += 1;
    return typed.at;
  });
  onTestFinished(end);
  /** Waits until a round has noted that the collector has all that is here, and is over. */
  const atRest = async () => {
    await until(async () => (await device.kept()).at === seq);
    await settled();
  };
  return { device, atRest, editLock, edit, typed, end, rounds: () => rounds };
}

/** The same, once its first copy is at the collector. */
async function copied() {
  const shelf = new DraftShelf();
  const device = new DraftDevice(shelf);
  await device.begin();
  const code = await turnOn(device.services, response);
  await device.answer('A1', 1);
  const open = await opened(shelf, device);
  await open.atRest();
  expect(shelf.puts).toBe(1);
  return { shelf, code, ...open };
}

const answered = (item: string, value: number) => ({ kind: 'answered', item, value }) as const;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** So many turns as a round takes to ask for the collector, and more. */
const settled = async () => {
  for (let turns = 0; turns < 100; turns += 1) await turn();
};

describe('an open draft whose copies are kept', () => {
  it('is copied a minute after the last change', async () => {
    const { shelf, edit, rounds, atRest } = await copied();
    const before = rounds();
    await edit(answered('A1', 2));
    await pass(40 * second);
    await edit(answered('A1', 3));
    await pass(minute - 1);
    await settled();
    expect(rounds()).toBe(before);
    await pass(1);
    await atRest();
    expect(shelf.puts).toBe(2);
    // Nothing new, nothing sent.
    await pass(10 * minute);
    await settled();
    expect(rounds()).toBe(before + 1);
  });

  it('is copied five minutes after the first change, whatever is typed', async () => {
    const { shelf, edit, rounds } = await copied();
    const before = rounds();
    for (let at = 0; at < 5 * minute; at += 50 * second) {
      expect(rounds()).toBe(before);
      await edit(answered('A1', 2 + at));
      await pass(50 * second);
      await settled();
    }
    await until(() => shelf.puts === 2);
  });

  it.each([
    { name: 'hidden', leave: () => page.become('hidden') },
    { name: 'left', leave: () => browser.dispatchEvent(new Event('pagehide')) },
  ])('is copied at once when the page is $name, and nothing is asked first', async ({ leave }) => {
    const { shelf, edit } = await copied();
    await edit(answered('A1', 2));
    const asked = vi.spyOn(shelf, 'get');
    leave();
    await until(() => shelf.puts === 2);
    expect(asked).not.toHaveBeenCalled();
  });

  it('is copied when it is closed, and followed no longer', async () => {
    const { shelf, edit, end } = await copied();
    await edit(answered('A1', 2));
    end();
    await until(() => shelf.puts === 2);
    await edit(answered('A1', 3));
    page.become('hidden');
    await pass(10 * minute);
    await settled();
    expect(shelf.puts).toBe(2);
  });

  it('is copied later where the collector does not take it as it is closed, and once', async () => {
    const { shelf, edit, end, rounds } = await copied();
    await edit(answered('A1', 2));
    const before = rounds();
    shelf.busyMs = 40 * second;
    shelf.next = 'busy';
    end();
    await until(() => shelf.next === 'fine' && vi.getTimerCount() > 0);
    await pass(40 * second - 1);
    await settled();
    expect(rounds()).toBe(before + 1);
    await pass(1);
    await until(() => shelf.puts === 2);
    await pass(60 * minute);
    await settled();
    expect(rounds()).toBe(before + 2);
  });

  it('is left alone by a window that only reads', async () => {
    const { edit, editLock, rounds } = await copied();
    const before = rounds();
    editLock.value = 'reader';
    await edit(answered('A1', 2));
    page.become('hidden');
    await pass(10 * minute);
    await settled();
    expect(rounds()).toBe(before);
  });

  it('is tried again after what failed, later each time', async () => {
    const { shelf, edit, rounds } = await copied();
    await edit(answered('A1', 2));
    const before = rounds();
    for (const tries of [1, 2]) {
      shelf.next = 'unheard';
      await pass(minute);
      // The next time to try is set.
      await until(() => rounds() === before + tries && shelf.next === 'fine' && vi.getTimerCount() > 0);
    }
    await pass(2 * minute - 1);
    await settled();
    expect(rounds()).toBe(before + 2);
    await pass(1);
    await until(() => shelf.puts === 2);
  });
});

describe('what another device has changed', () => {
  /** A draft of which another device has answered A1 otherwise meanwhile, and A2. */
  async function changedElsewhere() {
    const open = await copied();
    const other = new DraftDevice(open.shelf);
    expect((await other.goOn(open.code)).ok).toBe(true);
    await other.answer('A1', 20);
    await other.answer('A2', 7);
    await other.copy();
    const stands = () => open.device.answers();
    const isMerged = async () => (await stands())['A2'] !== undefined;
    return { ...open, stands, isMerged };
  }

  it.each([
    { typed: 'in the same field', at: ['A1', 'A'] },
    { typed: 'in the question that it is about', at: ['x', 'A2'] },
  ])('waits while somebody types $typed', async ({ at }) => {
    const { typed, stands, isMerged } = await changedElsewhere();
    typed.at = at;
    browser.dispatchEvent(new Event('online'));
    // It was tried, and the next time to try is set.
    await until(() => typed.asked > 0 && vi.getTimerCount() > 0);
    await pass(10 * second - 1);
    await settled();
    expect(await stands()).toEqual({ A1: 1 });
    typed.at = [];
    await pass(1);
    await until(isMerged);
    expect(await stands()).toEqual({ A1: 20, A2: 7 });
  });

  it('does not wait for what is typed elsewhere, and comes as the page is seen again', async () => {
    const { typed, stands, isMerged } = await changedElsewhere();
    typed.at = ['B1', 'B'];
    page.become('visible');
    await until(isMerged);
    expect(await stands()).toEqual({ A1: 20, A2: 7 });
  });
});
