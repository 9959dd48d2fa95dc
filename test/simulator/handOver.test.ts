import { beforeEach, describe, expect, it } from 'vitest';
import { SimulatedDevice } from './device.ts';
import { Ledger } from './ledger.ts';
import { SimulatedNetwork } from './network.ts';
import { installPlatform } from './platform.ts';
import { Scheduler } from './scheduler.ts';
import { SimulatedWindow } from './window.ts';

beforeEach(installPlatform);

/** A device with two windows on one draft, of which the first writes. */
async function twoWindows() {
  const scheduler = new Scheduler(1);
  const ledger = new Ledger(() => scheduler.steps);
  const device = new SimulatedDevice('device', scheduler, false);
  const network = new SimulatedNetwork(scheduler, () => {});
  const open = (name: string) => new SimulatedWindow(name, device, network, ledger);
  const [first, second] = [open('first'), open('second')];
  const pass = async (ms: number) => {
    const until = scheduler.nowMs + ms;
    scheduler.after(ms, 'time passes', undefined, () => {});
    while (scheduler.nowMs < until) await scheduler.step();
  };
  await pass(100);
  first.begin('1.0.0');
  await pass(1000);
  second.openAny();
  await pass(1000);
  expect(first.session?.editLock.value).toBe('owner');
  expect(second.session?.editLock.value).toBe('reader');
  const answers = async () => {
    const kept = (await device.image()).answers.filter(({ value }) => value !== null);
    return Object.fromEntries(kept.map(({ item, value }) => [item, value]));
  };
  /** Types into a window, and gives what it shows then. */
  const type = async (window: SimulatedWindow) => {
    for (let at = 0; at < 5; at += 1) window.answer();
    await pass(1000);
    return window.session?.answers.value;
  };
  return { device, ledger, first, second, pass, answers, type };
}

describe('a draft that is taken over while the disk is full', () => {
  it('is written by one window at a time, and keeps what was typed into the other', async () => {
    const { device, ledger, first, second, pass, answers, type } = await twoWindows();
    device.isFull = true;
    const typed = await type(first);
    expect(Object.keys(typed ?? {})).not.toEqual([]);
    expect(first.session?.save.value).toMatchObject({ state: 'failed', fault: 'quota' });
    expect(await answers()).toEqual({});

    second.takeOver();
    await pass(5000);
    // Neither can write now, and both say why.
    for (const window of [first, second]) {
      expect(window.session?.editLock.value).toBe('reader');
      expect(window.session?.save.value).toMatchObject({ state: 'failed', fault: 'quota' });
    }

    device.isFull = false;
    await pass(5000);
    expect(await answers()).toEqual(typed);
    const writer = [first, second].find(({ session }) => session?.editLock.value === 'owner');
    const reader = writer === first ? second : first;
    if (!writer) throw new Error('nobody writes');
    expect(writer.session?.save.value).toMatchObject({ state: 'saved' });
    const later = await type(writer);
    await pass(5000);
    expect(await answers()).toEqual(later);
    expect(reader.session?.answers.value).toEqual(later);
    expect(reader.session?.editLock.value).toBe('reader');
    expect(ledger.violations).toEqual([]);
  });

  it('is let go of once, however often that is asked for', async () => {
    const { device, first, second, pass, answers, type } = await twoWindows();
    device.isFull = true;
    const typed = await type(first);
    for (let at = 0; at < 3; at += 1) {
      second.takeOver();
      await pass(2);
    }
    await pass(1000);
    device.isFull = false;
    await pass(5000);
    expect(await answers()).toEqual(typed);
  });
});
