import { type ExpressionValue, none } from '../../engine/expressionValue.ts';
import type { Item } from '../../engine/outline.ts';
import { expressionValueOf } from '../../engine/reading.ts';
import type { Value } from '../../engine/value.ts';
import { answerOf, textOf } from '../exactText.ts';
import type { Range } from '../types/row.ts';
import { domainOf } from '../types/table.ts';
import type { Cone } from './cone.ts';
import { isSource } from './cone.ts';
import { comparedWith, exactly, extentOf, rangeOf, sumAt, valueReaders } from './reading.ts';
import { drawSums, type Given } from './sums.ts';

/** What a source can be, and the answers that make it so, in the same order. */
export interface Choices {
  readonly results: readonly ExpressionValue[];
  readonly answers: readonly Given[];
}

/** A cone with what each of its sources can be. */
export interface Answered {
  readonly cone: Cone;
  readonly choices: ReadonlyMap<number, Choices>;
  /** Whether they stand for all answers; otherwise they are samples: what none of them shows may still be. */
  readonly areAll: boolean;
}

/** Texts of the shapes that a condition can ask for. */
const shaped: Readonly<Record<string, Value>> = { isEmail: 'a@b.be', isTelephone: '02 123 45 67' };
/** Numbers to try where no constant suggests any. */
const plain: readonly Value[] = [1, 10, 100, 1000];
const mostListed = 2000n;

/** Answers for all sources of a cone, as far as its cells can tell them apart. */
export function answersOf(of: Cone): Answered {
  const { cone, members, answers } = drawSums(of);
  const choices = new Map<number, Choices>();
  let areAll = true;
  for (const at of cone.places) {
    const cell = cone.cells[at];
    if (!isSource(cell)) continue;
    if (cell.kind === 'draw') {
      choices.set(at, { results: cell.values, answers: answers.get(at) ?? cell.values.map(() => ({})) });
      continue;
    }
    const { item } = cell;
    const listed = members.has(at) ? anyValue(item) : valuesOf(cone, at, item);
    if (!listed) areAll = false;
    const values = listed ?? samplesOf(cone, at, item);
    const results: ExpressionValue[] = values.map((value) => expressionValueOf(item, value));
    const given: Given[] = values.map((value) => ({ [item.id]: value }));
    choices.set(
      at,
      item.required ? { results, answers: given } : { results: [...results, none], answers: [...given, {}] },
    );
  }
  return { cone, choices, areAll };
}

const anyValue = (item: Item): readonly Value[] =>
  (domainOf(item).representatives(item, { constants: [], summed: false }) ?? []).slice(0, 1);

/** Values that stand for all that the readers of an item can tell apart; undefined where they are too many to list. */
function valuesOf(cone: Cone, at: number, item: Item): readonly Value[] | undefined {
  const readers = valueReaders(cone, at);
  const constants = readers.map((reader) => constantFor(cone, reader));
  const known = constants.filter((constant) => constant !== undefined);
  const { representatives } = domainOf(item);
  if (known.length === readers.length) return representatives(item, { constants: known, summed: false });
  const windows = readers.flatMap((reader, which) =>
    constants[which] === undefined ? windowsOf(cone, at, reader) : [],
  );
  const range = rangeOf(cone.cells[at]);
  const near = range && windows.every((window) => window !== undefined) ? within(range, windows, item) : undefined;
  // What reads it in another way may tell any two of its values apart.
  if (!near)
    return (
      (range && within(range, [[range.least, range.most]], item)) ??
      representatives(item, { constants: known, summed: true })
    );
  return [...new Set([...(representatives(item, { constants: known, summed: false }) ?? []), ...near])];
}

/** What a reader that compares an item with a constant, or asks for its shape, compares it with. */
function constantFor(cone: Cone, reader: number): Value | undefined {
  const cell = cone.cells[reader];
  if (cell?.kind === 'call' && Object.hasOwn(shaped, cell.call)) return shaped[cell.call];
  const constant = comparedWith(cone, reader);
  return typeof constant === 'bigint' ? textOf(constant) : constant;
}

type Window = readonly [from: bigint, to: bigint];

/** Where an item can make a difference to the comparisons of a sum that reads it; undefined where that can't be told. */
function windowsOf(cone: Cone, at: number, reader: number): readonly (Window | undefined)[] {
  const sum = sumAt(cone, reader);
  const own = sum?.terms.filter((term) => term.at === at) ?? [];
  const [term] = own;
  const call = cone.cells[reader];
  const isSign = call?.kind === 'call' && call.call === 'negate';
  // A sign is part of the sum behind it.
  if (isSign && !valueReaders(cone, reader).some((next) => comparedWith(cone, next) !== undefined))
    return valueReaders(cone, reader).flatMap((next) => windowsOf(cone, at, next));
  if (!sum || !term || own.length > 1) return [undefined];
  const [least, most] = extentOf(sum.terms.filter((one) => one !== term));
  return valueReaders(cone, reader).map((next) => {
    const constant = exactly(comparedWith(cone, next));
    if (constant === undefined) return undefined;
    const [low, high] = [constant - sum.constant - most, constant - sum.constant - least];
    return term.sign === 1n ? [low, high] : [-high, -low];
  });
}

/** Every number of an item in a window, and one on each side; undefined where they are too many. */
function within(
  { least, most, step }: Range,
  windows: readonly (Window | undefined)[],
  item: Item,
): Value[] | undefined {
  const values: Value[] = [];
  for (const window of windows) {
    if (!window) return undefined;
    const from = window[0] - step > least ? least + ((window[0] - least) / step - 1n) * step : least;
    const to = window[1] + step < most ? window[1] + step : most;
    if ((to - from) / step > mostListed) return undefined;
    for (let number = from; number <= to; number += step) values.push(answerOf(item, number));
  }
  // Where all windows lie beyond what the item takes, any of its numbers will do.
  return values.length > 0
    ? values
    : [answerOf(item, windows.some((window) => window && window[0] > most) ? most : least)];
}

/** Some values, near all that what reads an item is compared with. */
function samplesOf(cone: Cone, at: number, item: Item): readonly Value[] {
  const constants = new Set<Value>(plain);
  const seen = new Set<number>([at]);
  for (const place of seen) {
    for (const reader of cone.readers[place] ?? []) {
      const constant = constantFor(cone, reader);
      if (constant !== undefined) constants.add(constant);
      const cell = cone.cells[reader];
      if (cell?.kind === 'call' && constant === undefined && !isTruth(cell.call)) seen.add(reader);
    }
  }
  return domainOf(item).representatives(item, { constants: [...constants], summed: false }) ?? [];
}

const isTruth = (call: string): boolean => ['and', 'or', 'not', 'holds', 'present', 'isBlank'].includes(call);
