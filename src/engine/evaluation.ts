import type { Instrument } from '../instrument/schema.ts';
import { Entries } from './entries.ts';
import { type ExpressionValue, inVain, none, open, sameValue } from './expressionValue.ts';
import { checkFinding, domainFinding, type Finding, type Found, fires, inOrder } from './findings.ts';
import type { Item } from './outline.ts';
import { type CaseNode, type ItemNode, minutesSlot, type Program } from './program.ts';
import { type ItemStanding, type Progress, ProgressCounts } from './progress.ts';
import type { Queue } from './queue.ts';
import { expressionValueOf, type Reading, readEntry, readingOf, valueIn } from './reading.ts';
import type { State, Step } from './step.ts';
import type { Answers, Entered, Value } from './value.ts';

/** What an evaluation takes in: an entry (undefined: none), that an item has no answer, or the minutes measured. */
export type Input =
  | { readonly item: string; readonly entry: Entered | undefined }
  | { readonly item: string; readonly unanswered: boolean }
  | { readonly measuredMinutes: number | undefined };

/** What an evaluation says differently than before. Names, no lists: who draws one of them asks for it. */
export interface Changed {
  /** Questions whose state on the route is another. */
  readonly steps: readonly string[];
  /** Items that read differently, have come onto the route or left it, or have other options. */
  readonly readings: ReadonlySet<string>;
  /** Questions that show other findings. */
  readonly findings: ReadonlySet<string>;
  /** Modules whose progress is another. */
  readonly progress: ReadonlySet<string>;
}

/** What an evaluation makes of inputs. */
export interface Applied {
  /** The inputs that take it back. */
  readonly before: readonly Input[];
  readonly changed: Changed;
}

/** The state of a part whose gates give this. */
export function stateByGates(result: ExpressionValue | undefined): State {
  if (result === true) return 'asked';
  return result === open ? 'waiting' : result === inVain ? 'undetermined' : 'notApplicable';
}

/** What an item is to those that read it. */
function resultOf(item: Item, standing: ItemStanding, value: Value | undefined): ExpressionValue {
  if (value !== undefined) return expressionValueOf(item, value);
  if (standing === 'undetermined' || standing === 'unanswered') return inVain;
  return standing === 'notApplicable' || (standing === 'blank' && !item.required) ? none : open;
}

const sameItems = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at]);

/**
 * All that follows from answers: the route, how each item reads, what the checks find, how far each module is. It is kept
 * up to date by what changes alone; lists are made when they are asked for.
 */
export class Evaluation {
  readonly program: Program;
  /** What each node of the program gives, by its place. */
  readonly results: ExpressionValue[];
  /** What is found, and the question that shows it, by the place of what finds it. */
  readonly found = new Map<number, Found>();
  readonly tally: ProgressCounts;
  readonly entries: Entries;
  readonly #unanswered = new Set<string>();
  /** Where each item stands, and the value that counts, by its place. */
  readonly #standings: (ItemStanding | undefined)[] = [];
  readonly #values: (Value | undefined)[] = [];
  /** The places that wait to be evaluated. */
  readonly queue: Pick<Queue, 'add' | 'next'>;
  #steps: string[] = [];
  /** The items that read differently, and the rosters that have other rows, since it was asked last. */
  changedItems = new Set<string>();
  #findings = new Set<string>();
  /** The modules whose progress is another, in the same way. */
  changedProgress = new Set<string>();

  /**
   * @param unanswered items that the respondent said they can't answer
   * @param minutes the whole minutes measured that declared ones are compared with
   */
  constructor(
    program: Program,
    queue: Evaluation['queue'],
    answers: Answers,
    unanswered: Iterable<string>,
    minutes?: number,
  ) {
    this.program = program;
    this.queue = queue;
    this.results = new Array<ExpressionValue>(program.nodes.length).fill(open);
    this.results[0] = true;
    this.results[minutesSlot] = minutes ?? none;
    this.tally = new ProgressCounts(program.instrument);
    this.entries = new Entries(program, answers);
    for (const item of unanswered) this.#unanswered.add(item);
  }

  /** Evaluates all from nothing. */
  begin(): this {
    const { length } = this.program.nodes;
    for (let slot = 0; slot < length; slot += 1) this.#evaluate(slot);
    this.#settle();
    this.#taken();
    return this;
  }

  /** Takes in what changes, all of it at once. */
  apply(inputs: readonly Input[]): Applied {
    const before = inputs.map((input) => this.#take(input)).reverse();
    this.#settle();
    return { before, changed: this.#taken() };
  }

  /** The place to evaluate for what was entered beside the items. */
  slotBeside(address: string): number {
    return this.program.located.get(address)?.slot ?? 0;
  }

  /** Evaluates what waits, and what that changes. */
  #settle(): void {
    const { queue, program } = this;
    for (let slot = queue.next(); slot !== undefined; slot = queue.next())
      if (this.#evaluate(slot)) program.wake(slot, queue);
  }

  /** What the route does with a question: the same object while it does the same. */
  step(question: string): Step | undefined {
    const place = this.program.questions.get(question);
    if (!place) return undefined;
    const state = stateByGates(this.results[place.scope]);
    place[state] ??= { entry: place.entry, state };
    return place[state];
  }

  /** How an item reads, while it is asked. */
  reading(item: string): Reading | undefined {
    const slot = this.entries.slotOf(item);
    const standing = slot === undefined ? undefined : this.#standings[slot];
    return standing && readingOf(standing, this.#values[slot ?? 0]);
  }

  /** What a question shows of the findings: each stands at the last of its items. */
  findingsAt(question: string): readonly Finding[] {
    return inOrder(
      [...this.found].filter(([, found]) => found.question === question),
      this.program,
    );
  }

  /** How far a module is. */
  progressOf(module: string): Progress | undefined {
    return this.tally.all().find((one) => one.module === module);
  }

  /** Keeps an input, and has what it is for wait; gives the one that takes it back. */
  #take(input: Input): Input {
    if ('measuredMinutes' in input) {
      const before = this.results[minutesSlot];
      this.results[minutesSlot] = input.measuredMinutes ?? none;
      this.queue.add(minutesSlot);
      return { measuredMinutes: typeof before === 'number' ? before : undefined };
    }
    const { item } = input;
    const slot = this.entries.slotOf(item);
    if ('unanswered' in input) {
      this.queue.add(slot ?? this.slotBeside(item));
      const before = this.#unanswered.has(item);
      if (input.unanswered) this.#unanswered.add(item);
      else this.#unanswered.delete(item);
      return { item, unanswered: before };
    }
    const before = this.entries.put(item, slot, input.entry);
    this.queue.add(slot ?? this.slotBeside(item));
    return { item, entry: before };
  }

  /** What has changed since it was asked last. */
  #taken(): Changed {
    const changed: Changed = {
      steps: this.#steps,
      readings: this.changedItems,
      findings: this.#findings,
      progress: this.changedProgress,
    };
    [this.#steps, this.changedItems, this.#findings, this.changedProgress] = [[], new Set(), new Set(), new Set()];
    return changed;
  }

  /** Evaluates one node; whether what others read of it is another than before. */
  #evaluate(slot: number): boolean {
    const node = this.program.nodes[slot];
    if (node === undefined) return false;
    if (node.kind === 'given') {
      if (node.name) this.results[slot] = this.entries.get(node.name) ?? none;
      return true;
    }
    if (node.kind === 'item') return this.#read(slot, node);
    if (node.kind === 'case') return this.#check(slot, node);
    const result = node.evaluate(this.results);
    if (sameValue(result, this.results[slot] ?? open)) return false;
    if (node.kind === 'scope') {
      for (const question of node.questions) this.#steps.push(question);
      if (node.item !== undefined) this.changedItems.add(node.item);
    }
    this.results[slot] = result;
    return true;
  }

  #read(slot: number, { item, scope, options, module }: ItemNode): boolean {
    const state = stateByGates(this.results[scope]);
    const reading = state === 'asked' ? this.#readingOf(slot, item, options) : undefined;
    const standing = reading ? reading.kind : (state as Exclude<State, 'asked'>);
    const value = valueIn(reading);
    const before = this.#standings[slot];
    if (standing === before && value === this.#values[slot]) return false;
    this.changedItems.add(item.id);
    this.#values[slot] = value;
    if (standing !== before) {
      this.#standings[slot] = standing;
      if (before) this.tally.count(module, item.required, before, -1);
      this.tally.count(module, item.required, standing, 1);
      this.changedProgress.add(item.module);
      const isInvalid = standing === 'invalid';
      if (isInvalid || before === 'invalid')
        this.#show(slot, isInvalid ? domainFinding(item) : undefined, item.question);
    }
    const result = resultOf(item, standing, value);
    const isOther = result !== this.results[slot];
    this.results[slot] = result;
    return isOther;
  }

  #readingOf(slot: number, item: Item, options: ItemNode['options']): Reading {
    if (this.#unanswered.has(item.id)) return { kind: 'unanswered' };
    const reading = readEntry(item, this.entries.at(slot));
    if (options.size === 0 || reading.kind !== 'valid') return reading;
    // An answer whose option is closed is kept, and missing until it opens again.
    const isClosed = (code: string) => this.results[options.get(code) ?? 0] !== true;
    return `${reading.value}`.split(' ').some(isClosed) ? { kind: 'blank' } : reading;
  }

  /** What the gates of an item's options make of them, by their codes; of one without a gate, nothing is said. */
  optionStates(item: string): Readonly<Record<string, State>> {
    const node = this.program.nodes[this.program.located.get(item)?.slot ?? 0];
    if (node?.kind !== 'item') return {};
    const states = Object.fromEntries([...node.options].map(([code, at]) => [code, stateByGates(this.results[at])]));
    // An option may be called as what objects have by birth (`constructor`), of which nothing is said either.
    return Object.setPrototypeOf(states, null);
  }

  #check(slot: number, node: CaseNode): boolean {
    const isFound = fires(node, this.results);
    const before = this.found.get(slot)?.finding;
    if (!isFound && !before) return false;
    const items = isFound ? node.items.filter((item) => this.#isAsked(item)) : [];
    const about = items.flatMap((item) => this.#itemAt(item)?.id ?? []);
    if (sameItems(before?.items ?? [], about)) return false;
    // Without an item to stand at, it is silent.
    const finding = about.length > 0 ? checkFinding(node, about) : undefined;
    this.#countWrong(before, -1);
    this.#countWrong(finding, 1);
    this.#show(slot, finding, this.#itemAt(Math.max(...items))?.question);
    return false;
  }

  #itemAt(slot: number): Item | undefined {
    const node = this.program.nodes[slot];
    return node && 'item' in node && typeof node.item === 'object' ? node.item : undefined;
  }

  /** Whether the item at a place is asked, answered or not. */
  #isAsked(slot: number): boolean {
    const node = this.program.nodes[slot];
    return node !== undefined && 'scope' in node && this.results[node.scope ?? 0] === true;
  }

  #countWrong(finding: Finding | undefined, by: number): void {
    if (finding?.level !== 'hard') return;
    for (const id of finding.items) {
      const node = this.program.nodes[this.program.located.get(id)?.slot ?? 0];
      if (node?.kind !== 'item') continue;
      this.tally.count(node.module, true, 'wrong', by);
      this.changedProgress.add(node.item.module);
    }
  }

  /** Puts a finding in the place of the one before it, at the question that shows it. */
  #show(slot: number, finding: Finding | undefined, question = ''): void {
    const before = this.found.get(slot);
    if (before) this.#findings.add(before.question);
    this.found.delete(slot);
    if (!finding) return;
    this.found.set(slot, { finding, question });
    this.#findings.add(question);
  }
}

/** Evaluates answers from nothing. */
export type Evaluates = (
  instrument: Instrument,
  answers: Answers,
  unanswered?: Iterable<string>,
  minutes?: number,
) => Evaluation;
