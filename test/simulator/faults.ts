import { wakeWorker } from './backgroundWorker.ts';
import type { SimulatedDevice } from './device.ts';
import type { Ledger } from './ledger.ts';
import { networkFaults, type SimulatedNetwork } from './network.ts';
import type { SimulatedOffice } from './office.ts';
import { listedKeys, officeKeys, strangersKey } from './receiptKeys.ts';
import type { Scheduler, SimulatedProcess } from './scheduler.ts';
import type { SimulatedWindow } from './window.ts';

/** What faults are done to. */
export interface World {
  readonly scheduler: Scheduler;
  readonly office: SimulatedOffice;
  readonly network: SimulatedNetwork;
  readonly ledger: Ledger;
  readonly windows: readonly SimulatedWindow[];
  open(device: SimulatedDevice): SimulatedWindow;
  /** Has something done after a while, of at most so long, unless all is well by then. */
  later(mostMs: number, work: () => void): void;
  /** The same, after exactly so long. */
  soon(ms: number, work: () => void): void;
  /** Freezes a process for a while. */
  freeze(process: SimulatedProcess, mostMs: number): void;
  /** A device has just lost something, and starts again. */
  afterLoss(device: SimulatedDevice): Promise<void>;
}

/** What can go wrong at a device, with one of its windows, on its way to the collector, or there. */
export function faultsAt(
  world: World,
  device: SimulatedDevice,
  window: SimulatedWindow | undefined,
): Readonly<Record<string, () => void | Promise<void>>> {
  const { scheduler } = world;
  const { draws } = scheduler;
  return {
    'bad line': () => {
      device.line.faultRate = draws.oneOf([0.2, 0.6, 1]) ?? 1;
      device.line.faults = draws.happens(0.5) ? networkFaults : [draws.oneOf(networkFaults) ?? 'drop-reply'];
      world.later(120_000, () => {
        device.line.faultRate = 0;
      });
    },
    partition: () => {
      device.line.partition = draws.oneOf(['outbound', 'inbound', 'both'] as const) ?? 'both';
      world.later(180_000, () => {
        device.line.partition = 'none';
      });
    },
    'slow line': () => {
      device.line.latencyMs = draws.oneOf([
        [500, 5000],
        [5, 40_000],
        [0, 1],
      ] as const) ?? [5, 60];
    },
    'kill window': () => window?.process.kill(),
    'kill and open': () => {
      window?.process.kill();
      world.open(device);
    },
    'open window': () => {
      if (world.windows.filter((one) => one.device === device && one.process.isAlive).length < 2) world.open(device);
    },
    freeze: () => {
      if (window) world.freeze(window.process, 60_000);
    },
    'wake worker': () => void wakeWorker(device, world.network, draws.happens(0.7)),
    'kill window at a step': () => {
      if (window) window.process.stepsLeft = draws.between(1, 30);
    },
    'kill worker at a step': () => {
      wakeWorker(device, world.network, draws.happens(0.5)).stepsLeft = draws.between(1, 12);
    },
    'kill office at a step': () => {
      world.office.process.stepsLeft = draws.between(1, 8);
      world.later(60_000, () => world.office.process.isAlive || world.office.restart());
    },
    'freeze worker': () => world.freeze(wakeWorker(device, world.network, draws.happens(0.5)), 60_000),
    'kill office': () => {
      world.office.process.kill();
      world.later(30_000, () => world.office.restart());
    },
    'freeze office': () => world.freeze(world.office.process, 60_000),
    'full disk': () => {
      if (device.isMending) return;
      device.isFull = true;
      world.later(60_000, () => {
        device.isFull = false;
      });
    },
    'clock moves': () => {
      device.clockAheadMs += draws.oneOf([-3_600_000, 3_600_000, -86_400_000 * 400, 500]) ?? 0;
    },
    'frozen while it completes': () => {
      const { session } = window ?? {};
      if (!window || session?.editLock.value !== 'owner') return;
      window.answer();
      window.complete();
      window.process.stepsUntilFrozen = draws.between(1, 10);
      const other = world.open(device);
      world.soon(500, () => other.openAny(session.id));
      world.soon(2000, () => other.takeOver());
      for (const ms of [6000, 6500, 7000]) world.soon(ms, () => other.answer());
      world.soon(draws.between(7000, 12_000), () => scheduler.thaw(window.process));
    },
    'full as it is taken over': () => {
      const { session } = window ?? {};
      if (!window || session?.editLock.value !== 'owner' || device.isMending) return;
      const other = world.open(device);
      world.soon(400, () => other.openAny(session.id));
      world.soon(1000, () => {
        device.isFull = true;
        window.answer();
      });
      world.soon(1500, () => other.takeOver());
      for (const ms of [6000, 6500]) world.soon(ms, () => other.answer());
      world.later(9000, () => {
        device.isFull = false;
      });
    },
    'corrected on two devices': () => {
      const other = draws.oneOf(world.windows.filter((one) => one.device !== device && one.process.isAlive));
      if (!window || !other) return;
      other.bringFrom(window);
      for (const one of [window, other]) {
        world.soon(1000, () => one.correct());
        world.soon(2000, () => one.answer());
        world.soon(4000, () => one.complete());
      }
    },
    'office changes its key': () => {
      if (!device.receiptKeys) return;
      world.office.signWith(officeKeys[1]);
      // Whoever has read its configuration lately knows the next one; the others learn of it.
      device.know(draws.oneOf([listedKeys, listedKeys.slice(0, 1)]) ?? listedKeys);
      world.later(120_000, () => device.know(listedKeys));
    },
    'wrong key': () => {
      if (!device.receiptKeys) return;
      device.know([strangersKey.listed]);
      world.later(120_000, () => device.know(listedKeys));
    },
    'power cut': () => {
      device.cutPower();
      world.open(device);
    },
    'gone back': async () => {
      device.cutPower();
      await device.goBack();
      await world.afterLoss(device);
    },
    'database lost': async () => {
      device.cutPower();
      await device.lose();
      await world.afterLoss(device);
    },
    'row torn': async () => {
      device.cutPower();
      const image = await device.image();
      const answer = draws.oneOf(image.answers);
      if (answer) await device.tear(answer);
      scheduler.note(`torn: ${JSON.stringify(answer)}`);
      world.ledger.torn(device.name, answer);
      world.open(device);
    },
    ...(device.isLockable && lockFaultsAt(world, device, window)),
  };
}

/** What can go wrong at a device whose respondents lock it. */
function lockFaultsAt(
  world: World,
  device: SimulatedDevice,
  window: SimulatedWindow | undefined,
): Readonly<Record<string, () => void | Promise<void>>> {
  const { draws } = world.scheduler;
  /** Has something done at whichever window is there then. */
  const later = (ms: number, act: (one: SimulatedWindow) => void) =>
    world.soon(ms, () => {
      const one = world.windows.findLast(({ process, device: of }) => of === device && process.isAlive);
      if (one) act(one);
    });
  return {
    'locked as it saves': () => {
      for (let at = draws.between(1, 4); at > 0; at -= 1) window?.answer();
      later(draws.between(0, 20), (one) => one.turnKey());
      later(draws.between(500, 5000), (one) => one.unlock());
    },
    'locked as it completes and sends': () => {
      window?.answer();
      window?.complete();
      later(draws.between(0, 300), (one) => one.turnKey());
      later(draws.between(500, 20_000), (one) => one.unlock());
    },
    'killed while it is locked': () => {
      window?.turnKey();
      later(draws.between(50, 500), (one) => {
        one.process.kill();
        world.open(device);
      });
    },
    'killed as it is unlocked': () => {
      window?.turnKey();
      later(draws.between(50, 500), (one) => {
        one.unlock();
        one.process.stepsLeft = draws.between(1, 25);
      });
      later(3000, () => world.open(device));
    },
  };
}
