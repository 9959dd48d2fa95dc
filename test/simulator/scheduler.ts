import { AsyncLocalStorage } from 'node:async_hooks';
import { Draws } from './draws.ts';

/** A process of the simulation: a window, a worker, the collector. What it awaits goes through the scheduler. */
export class SimulatedProcess {
  readonly name: string;
  readonly platform: object;
  #isAlive = true;
  /** How many steps it still takes before it is killed, or stands still; undefined: it is not to be. */
  stepsLeft: number | undefined;
  stepsUntilFrozen: number | undefined;
  /** What came for it while it was frozen. */
  held: Step[] | undefined;
  #onEnd: (() => void)[] = [];

  constructor(name: string, platform: object = {}) {
    this.name = name;
    this.platform = platform;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Has something done when it is killed. */
  atEnd(work: () => void): void {
    this.#onEnd.push(work);
  }

  /** Ends it, wherever it is: nothing that it waits for comes any more. */
  kill(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.held = undefined;
    for (const work of this.#onEnd.splice(0)) work();
  }
}

/** One step: something that happens to a process at a moment. */
export interface Step {
  readonly what: string;
  readonly to: SimulatedProcess | undefined;
  readonly run: () => void;
  at: number;
  order: number;
  isCalledOff: boolean;
}

const now = setImmediate;

/** Which process the code that runs at this moment belongs to. */
const running = new AsyncLocalStorage<SimulatedProcess>();

/** The process that the code that asks belongs to; undefined outside of a simulation. */
export const runningProcess = (): SimulatedProcess | undefined => running.getStore();

/** Runs work as a process. */
export const runAs = <Value>(process: SimulatedProcess, work: () => Value): Value => running.run(process, work);

/** 2026-11-01, when each simulation begins: milliseconds since 1970. */
export const beginsAt = Date.UTC(2026, 10, 1, 8);

/**
 * Has everything happen one step after the other, in an order that follows from the seed alone. The clock moves from step
 * to step; nothing waits for a real one.
 */
export class Scheduler {
  readonly draws: Draws;
  /** Milliseconds since 1970, of the simulated clock. */
  nowMs = beginsAt;
  steps = 0;
  /** A number for all that happened, in its order. */
  fingerprint = 0x811c9dc5;
  /** What happened, line by line; undefined: not kept. */
  readonly lines: string[] | undefined;
  #order = 0;
  readonly #heap: Step[] = [];

  constructor(seed: number, keepsLines = false) {
    this.draws = new Draws(seed);
    this.lines = keepsLines ? [] : undefined;
  }

  /**
   * Has something happen later.
   * @returns calls it off
   */
  after(delayMs: number, what: string, to: SimulatedProcess | undefined, run: () => void): () => void {
    const step: Step = { what, to, run, at: this.nowMs + delayMs, order: this.#order, isCalledOff: false };
    this.#order += 1;
    this.#push(step);
    return () => {
      step.isCalledOff = true;
    };
  }

  /** A moment that passes for the process that awaits it: for ever where it is killed meanwhile. */
  pause(leastMs: number, mostMs: number, what: string): Promise<void> {
    const process = runningProcess();
    return new Promise((resolve) => {
      this.after(this.draws.between(leastMs, mostMs), what, process, resolve);
    });
  }

  /** Lets a process stand still: what comes for it waits. */
  freeze(process: SimulatedProcess): void {
    if (process.isAlive) process.held ??= [];
  }

  /** Lets it go on: all that is late comes at once, in its order. */
  thaw(process: SimulatedProcess): void {
    const held = process.held ?? [];
    process.held = undefined;
    for (const step of held) {
      step.at = this.nowMs;
      step.order = this.#order;
      this.#order += 1;
      this.#push(step);
    }
  }

  /** Keeps a line of what happened. */
  note(line: string): void {
    for (let at = 0; at < line.length; at += 1)
      this.fingerprint = Math.imul(this.fingerprint ^ line.charCodeAt(at), 0x01000193);
    this.lines?.push(`${((this.nowMs - beginsAt) / 1000).toFixed(3).padStart(9)} ${line}`);
  }

  /** Does the next step, with all that follows from it at once. False where there is none. */
  async step(): Promise<boolean> {
    for (;;) {
      const step = this.#pop();
      if (!step) return false;
      if (step.isCalledOff || step.to?.isAlive === false) continue;
      this.nowMs = Math.max(this.nowMs, step.at);
      if (step.to?.held) {
        step.to.held.push(step);
        continue;
      }
      this.steps += 1;
      if (step.to?.stepsLeft !== undefined) {
        step.to.stepsLeft -= 1;
        if (step.to.stepsLeft < 0) {
          this.note(`${step.to.name} is killed before: ${step.what}`);
          step.to.kill();
          return true;
        }
      }
      if (step.to?.stepsUntilFrozen !== undefined) {
        step.to.stepsUntilFrozen -= 1;
        if (step.to.stepsUntilFrozen < 0) {
          this.note(`${step.to.name} is frozen before: ${step.what}`);
          step.to.stepsUntilFrozen = undefined;
          step.to.held = [step];
          return true;
        }
      }
      this.note(`${step.to?.name ?? '-'} ${step.what}`);
      if (step.to) running.run(step.to, step.run);
      else step.run();
      // All promises that this has settled are done with by then.
      await new Promise<void>((resolve) => now(resolve));
      return true;
    }
  }

  #push(step: Step): void {
    const heap = this.#heap;
    let at = heap.push(step) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(step, heap[parent])) break;
      heap[at] = heap[parent] as Step;
      at = parent;
    }
    heap[at] = step;
  }

  #pop(): Step | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Step, heap[child])) child += 1;
      if (!isBefore(heap[child] as Step, last)) break;
      heap[at] = heap[child] as Step;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

const isBefore = (one: Step, other: Step | undefined): boolean =>
  other === undefined || one.at < other.at || (one.at === other.at && one.order < other.order);
