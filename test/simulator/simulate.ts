import { loadReports } from '../../src/lib/report.ts';
import { forgetWorkers } from './backgroundWorker.ts';
import { type DiskImage, SimulatedDevice } from './device.ts';
import { Draws } from './draws.ts';
import { faultsAt, type World } from './faults.ts';
import { Ledger, poisonOf, revokedCase, type Violation } from './ledger.ts';
import { SimulatedNetwork } from './network.ts';
import { SimulatedOffice } from './office.ts';
import { installPlatform } from './platform.ts';
import { listedKeys, officeKeys } from './receiptKeys.ts';
import { choiceAt, tokens } from './respondent.ts';
import { Scheduler, type SimulatedProcess } from './scheduler.ts';
import { officeSheets } from './sheet.ts';
import { lookAtShown } from './shown.ts';
import { standingOf } from './standing.ts';
import { SimulatedWindow } from './window.ts';

/** What became of one simulation. */
export interface Simulated {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly steps: number;
  /** A number for all that happened, in its order: the same each time. */
  readonly fingerprint: number;
  /** Hashes of the states that were met: what rests on each device and at the office, without ids and times. */
  readonly states: ReadonlySet<string>;
  /** What was tried, by name, and how often. */
  readonly tried: ReadonlyMap<string, number>;
  /** How many requests went out, and how many responses the office has. */
  readonly sent: number;
  readonly delivered: number;
  readonly lines: readonly string[];
}

/** So many steps end a simulation that finds no rest. */
const mostSteps = 60_000;
/** How long everybody has, once all is well again: the longest `Retry-After` that a proxy gave, the longest time limit, and some. */
const restMs = 20 * 60_000;
/** How long they have in any case: windows that read along read again by then, and one takes a lock that is free. */
const leastRestMs = 10_000;

class Simulation implements World {
  readonly scheduler: Scheduler;
  readonly ledger: Ledger;
  readonly office: SimulatedOffice;
  readonly network: SimulatedNetwork;
  readonly devices: SimulatedDevice[] = [];
  readonly states = new Set<string>();
  readonly tried = new Map<string, number>();
  readonly windows: SimulatedWindow[] = [];
  #windowsMade = 0;
  #isQuiet = false;
  readonly #images = new Map<SimulatedDevice, DiskImage>();
  readonly #faultRate: number;
  /** Apart, so that simulations without a lock are what they were before there were any. */
  readonly #lockDraws: Draws;

  constructor(seed: number, keepsLines: boolean) {
    this.scheduler = new Scheduler(seed, keepsLines);
    const { draws } = this.scheduler;
    this.#lockDraws = new Draws(~seed);
    this.ledger = new Ledger(() => this.scheduler.steps);
    this.office = new SimulatedOffice(this.scheduler, officeSheets);
    this.network = new SimulatedNetwork(this.scheduler, (request, reply) => this.office.answer(request, reply));
    // Some simulations have no faults at all, some nearly nothing else.
    this.#faultRate = draws.oneOf([0, 0.1, 0.3, 0.6]) ?? 0;
    for (let at = 0; at < draws.between(1, 2); at += 1)
      this.devices.push(
        new SimulatedDevice(`device${at + 1}`, this.scheduler, draws.happens(0.4), this.#lockDraws.happens(0.3)),
      );
  }

  open(device: SimulatedDevice, opens?: string): SimulatedWindow {
    this.#windowsMade += 1;
    // A start beside a journal whose database takes nothing back goes on in memory, in a page that starts anew: that is
    // tried in real browsers (test/faults), and not here.
    if (device.hasReplica) device.isFull = false;
    const window = new SimulatedWindow(
      `${device.name}.window${this.#windowsMade}`,
      ...([device, this.network, this.ledger] as const),
      (open) => void this.open(device, open),
      opens,
    );
    this.windows.push(window);
    return window;
  }

  async run(): Promise<void> {
    const { scheduler, office } = this;
    const { draws } = scheduler;
    if (draws.happens(0.3)) {
      office.signWith(officeKeys[0]);
      // A device whose configuration says nothing of keys takes any receipt for one.
      for (const device of this.devices) if (draws.happens(0.8)) device.know(listedKeys.slice(0, draws.between(1, 2)));
    }
    await office.enrol('case', 'test.sheet', tokens.good);
    await office.enrol(revokedCase, 'test.sheet', tokens.revoked);
    office.revoke(revokedCase);
    for (const device of this.devices) {
      this.open(device);
      if (draws.happens(0.4)) this.open(device);
    }
    const actions = draws.between(15, 60);
    for (let at = 0; at < actions; at += 1) {
      await this.#pass(draws.oneOf([5, 50, 400, 3000, 20_000]) ?? 50);
      if (draws.happens(this.#faultRate)) await this.#spoil();
      else this.#act();
    }
    await this.#heal();
    await this.#end();
  }

  /** Lets some time pass. */
  async #pass(mostMs: number): Promise<void> {
    const { scheduler } = this;
    let isOver = false;
    scheduler.after(scheduler.draws.between(0, mostMs), 'time passes', undefined, () => {
      isOver = true;
    });
    while (!isOver) if (!(await this.#step())) return;
  }

  async #step(): Promise<boolean> {
    const { scheduler } = this;
    if (scheduler.steps > mostSteps || !(await scheduler.step())) return false;
    let isNew = false;
    const office = this.office.rows();
    for (const device of this.devices) {
      if (!device.isChanged) continue;
      device.isChanged = false;
      isNew = true;
      const image = await device.image();
      this.#images.set(device, image);
      await device.remember();
      this.ledger.lookAtDevice(device, image, office);
    }
    if (this.office.hasNews()) {
      isNew = true;
      this.ledger.lookAtOffice(office);
    }
    if (isNew) this.states.add(standingOf(this.devices, this.#images, this.office.rows()));
    return true;
  }

  /** A respondent does something. */
  #act(): void {
    const window = this.scheduler.draws.oneOf(this.windows.filter(({ process }) => process.isAlive));
    if (!window) return;
    if (window.isLocked) window.unlock();
    else if (window.device.isLockable && this.#lockDraws.happens(0.12)) window.turnKey();
    else choiceAt(window, this.windows, this.scheduler.draws)();
  }

  /** Something goes wrong. */
  async #spoil(): Promise<void> {
    const { draws } = this.scheduler;
    const device = draws.oneOf(this.devices);
    if (!device) return;
    const window = draws.oneOf(this.windows.filter((one) => one.device === device && one.process.isAlive));
    const faults = faultsAt(this, device, window);
    const name = draws.oneOf(Object.keys(faults)) ?? '';
    this.tried.set(name, (this.tried.get(name) ?? 0) + 1);
    this.scheduler.note(`fault: ${name} at ${device.name}`);
    await faults[name]?.();
  }

  /** What rests nowhere any more is forgiven where there is no second store; else it has to come back. */
  async afterLoss(device: SimulatedDevice): Promise<void> {
    device.forgetEarlier();
    if (!device.hasReplica) this.ledger.forgive(device.name, await device.image());
    else this.ledger.lostDatabase(device.name);
    this.open(device);
  }

  soon(ms: number, work: () => void): void {
    this.scheduler.after(ms, 'goes on', undefined, () => {
      if (!this.#isQuiet) work();
    });
  }

  later(mostMs: number, work: () => void): void {
    const { scheduler } = this;
    scheduler.after(scheduler.draws.between(0, mostMs), 'a fault ends', undefined, () => {
      if (!this.#isQuiet) work();
    });
  }

  freeze(process: SimulatedProcess, mostMs: number): void {
    this.scheduler.freeze(process);
    this.later(mostMs, () => this.scheduler.thaw(process));
  }

  /** Everything is well again: the network is whole, disks have room, everybody runs, and looks. */
  async #heal(): Promise<void> {
    this.scheduler.note('all is well again');
    const { draws } = this.scheduler;
    this.#isQuiet = true;
    this.office.process.stepsLeft = undefined;
    if (!this.office.process.isAlive) this.office.restart();
    this.scheduler.thaw(this.office.process);
    for (const device of this.devices) {
      Object.assign(device.line, { faultRate: 0, partition: 'none', latencyMs: [5, 60] });
      device.isFull = false;
      if (device.receiptKeys) device.know(listedKeys);
      for (const process of [...device.processes]) {
        process.stepsLeft = undefined;
        process.stepsUntilFrozen = undefined;
        this.scheduler.thaw(process);
      }
      // A page that stood still while it compared both stores goes without the second: the next start compares again.
      if (device.isMending || !this.windows.some((one) => one.device === device && one.process.isAlive))
        this.open(device);
    }
    // Now and then nobody tells them: a timer has to do.
    for (const window of this.windows) {
      window.process.stepsLeft = undefined;
      if (window.process.isAlive && draws.happens(0.5)) window.online();
    }
    const { nowMs } = this.scheduler;
    const isOver = () => {
      const passedMs = this.scheduler.nowMs - nowMs;
      return passedMs >= restMs || (passedMs >= leastRestMs && this.#isAtRest());
    };
    while (!isOver()) if (!(await this.#step())) break;
  }

  /** Whether nothing is left to be done. */
  #isAtRest(): boolean {
    if (this.devices.some(({ isMending }) => isMending)) return false;
    const waits = [...this.#images.values()].some(({ outbox, responses }) =>
      outbox.some(({ id, state }) => state !== (poisonOf(responses.find((row) => row.id === id)) ?? 'refused')),
    );
    if (waits) return false;
    return this.windows.every(({ process, session, isBusy, isLocked }) => {
      if (!process.isAlive || isBusy || isLocked || !session) return !process.isAlive || !(isBusy || isLocked);
      return session.save.value.state === 'saved' || session.save.value.fault !== undefined;
    });
  }

  async #end(): Promise<void> {
    const office = this.office.rows();
    for (const device of this.devices) {
      const image = await device.image();
      this.ledger.lookAtDevice(device, image, office);
      this.ledger.lookAtEnd(device, image, office);
      if (device.isMending)
        this.ledger.violate('a saved answer is lost', `${device.name} was not brought back from its journal`);
    }
    lookAtShown(this.windows, this.#images, this.ledger);
    this.ledger.lookAtChains(office, await this.office.namedForks());
    for (const { process } of this.windows) process.kill();
  }
}

/**
 * Simulates devices, windows, workers, a network and a collector, as a seed says.
 * @param keepsLines whether what happened is kept line by line
 */
export async function simulate(seed: number, keepsLines = false): Promise<Simulated> {
  installPlatform();
  loadReports(async () => {});
  forgetWorkers();
  const simulation = new Simulation(seed, keepsLines);
  await simulation.run();
  const { scheduler, ledger, states, tried, office, network } = simulation;
  return {
    seed,
    violations: ledger.violations,
    steps: scheduler.steps,
    fingerprint: scheduler.fingerprint >>> 0,
    states,
    tried,
    sent: network.sent,
    delivered: office.rows().length,
    lines: scheduler.lines ?? [],
  };
}
