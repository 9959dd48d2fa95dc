import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsFrom } from '../../src/engine/allFindings.ts';
import type { Evaluation, Input } from '../../src/engine/evaluation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import { rosterPlacesOf } from '../../src/engine/rosters/placesOf.ts';
import { stateOfPlace } from '../../src/engine/rosters/rostersOf.ts';
import { routeFrom } from '../../src/engine/route.ts';
import { trial } from '../../src/engine/trial.ts';
import type { Entered } from '../../src/engine/value.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { runs } from './arbitraries.ts';
import { Dice } from './random/dice.ts';
import { randomEntry } from './random/instrument.ts';
import { rosterAccount } from './random/rosterReference.ts';
import { randomRosters } from './random/rosters.ts';

const outerIds = ['r1', 'r2', 'r3'];
const innerIds = ['i1', 'i2'];
const places = ['V', 'W', 'Wa', 'X'];

/** Answers and rows as they come, change and go, and the inputs that change them. */
class Respondent {
  readonly answers: Record<string, Entered> = {};
  readonly unanswered = new Set<string>();
  readonly #dice: Dice;
  readonly #rows: string[] = [];
  readonly #items: string[] = [];

  constructor(instrument: Instrument, seed: number) {
    this.#dice = new Dice(seed);
    const rosters = instrument.rosters ?? {};
    const rowsOf = (name: string): string[] => {
      const { in: outer, over } = rosters[name] ?? {};
      if (outer !== undefined) return rowsOf(outer).flatMap((row) => innerIds.map((id) => `${row}.${name}[${id}]`));
      const ids = over === undefined || rosters[over] ? outerIds : ['a', 'b', 'c'];
      return ids.map((id) => `${name}[${id}]`);
    };
    for (const [name, { over }] of Object.entries(rosters)) if (over === undefined) this.#rows.push(...rowsOf(name));
    for (const module of instrument.modules)
      for (const section of module.sections) {
        const roster = section.for ?? module.for;
        const own = new Set<object>(section.questions);
        for (const { question, items } of outlineOf(instrument).entries)
          if (own.has(question))
            for (const { id } of items)
              this.#items.push(...(roster === undefined ? [id, id] : rowsOf(roster).map((row) => `${row}.${id}`)));
      }
  }

  next(most = 2): Input[] {
    return Array.from({ length: this.#dice.upTo(most) + 1 }, () => this.#one());
  }

  #one(): Input {
    const dice = this.#dice;
    if (dice.happens(0.3)) {
      const item = dice.oneOf(this.#rows);
      const entry = dice.happens(0.3) ? null : dice.oneOf(places);
      this.answers[item] = entry;
      return { item, entry };
    }
    const item = dice.oneOf(this.#items);
    if (dice.happens(0.08)) {
      const unanswered = !this.unanswered.has(item);
      if (unanswered) this.unanswered.add(item);
      else this.unanswered.delete(item);
      return { item, unanswered };
    }
    const entry = this.#entryOf(item.slice(item.lastIndexOf('.') + 1));
    this.answers[item] = entry;
    return { item, entry };
  }

  #entryOf(name: string): Entered {
    const dice = this.#dice;
    if (/^row\d/.test(name)) return dice.oneOf([...outerIds, ...outerIds, 'r9', null]);
    if (/^rows\d/.test(name)) return dice.oneOf(['r1', 'r2', 'r1 r2', 'r2 r3', 'r1 r9', null]);
    if (name.startsWith('choices')) return dice.oneOf(['a', 'b', 'a c', 'a b c', 'c', null]);
    return randomEntry(dice, name);
  }
}

/** All that an evaluation tells, thing by thing. */
function accountOf(evaluation: Evaluation) {
  const { steps, states, readings, values } = routeFrom(evaluation);
  const { questions } = evaluation.program;
  const items = [...questions.values()].flatMap(({ entry }) => entry.items);
  return {
    order: [...steps.keys()],
    steps: Object.fromEntries([...steps].map(([id, { state }]) => [id, state])),
    states: Object.fromEntries(states),
    readings: Object.fromEntries(readings),
    values: Object.fromEntries(values),
    options: Object.fromEntries(
      items.map((item) => [
        item.id,
        { ...evaluation.optionStates(item.id), ...('ofRows' in item && { rows: [...item.options] }) },
      ]),
    ),
    findingsAt: Object.fromEntries([...questions.keys()].map((id) => [id, evaluation.findingsAt(id)])),
    findings: findingsFrom(evaluation),
    progress: evaluation.tally.all(),
    rosters: Object.fromEntries(
      rosterPlacesOf(evaluation).map((place) => {
        const state = stateOfPlace(evaluation, place);
        const rows = state === 'asked' ? place.there.map(({ id }) => id) : [];
        return [place.address, { state, rows, isShort: place.isShort }];
      }),
    ),
  };
}

const seeds = fc.tuple(fc.nat(), fc.nat());

describe('a random instrument with rosters, answered in a random order', () => {
  it('is evaluated as the language is described', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomRosters(seed);
        const respondent = new Respondent(instrument, hand);
        for (let turn = 0; turn < 40; turn += 1) respondent.next();
        const evaluation = evaluationOf(instrument, respondent.answers, respondent.unanswered);
        const { order, steps, states, readings, findings, rosters } = accountOf(evaluation);
        const reference = rosterAccount(instrument, respondent);
        expect(rosters).toEqual(reference.rosters);
        expect(order).toEqual(reference.steps.map(([id]) => id));
        expect(steps).toEqual(Object.fromEntries(reference.steps));
        expect({ states, readings }).toEqual({ states: reference.states, readings: reference.readings });
        expect(findings.map(({ check, level, items }) => ({ check, level, items }))).toEqual(reference.findings);
      }),
      runs(1000),
    );
  });

  it('gives the same applied change by change as from nothing, and is told what is different and no more', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomRosters(seed);
        const respondent = new Respondent(instrument, hand);
        const evaluation = evaluationOf(instrument, {});
        let before = accountOf(evaluation);
        for (let turn = 0; turn < 12; turn += 1) {
          const { changed } = evaluation.apply(respondent.next(4));
          const after = accountOf(evaluation);
          expect(after).toEqual(accountOf(evaluationOf(instrument, respondent.answers, respondent.unanswered)));
          const isOther = (kind: 'steps' | 'states' | 'readings' | 'options' | 'findingsAt' | 'rosters') =>
            [...new Set([...Object.keys(before[kind]), ...Object.keys(after[kind])])].filter(
              (id) => JSON.stringify(after[kind][id]) !== JSON.stringify(before[kind][id]),
            );
          // Whatever stands in a row that has come or gone is told by the roster.
          const stays = (id: string) => {
            const row = id.slice(0, id.lastIndexOf(']') + 1);
            const isThere = ({ order }: typeof after) => order.some((one) => one.startsWith(`${row}.`));
            return row === '' || (isThere(before) && isThere(after));
          };
          expect([...changed.steps].filter(stays).sort()).toEqual(isOther('steps').filter(stays).sort());
          const readings = [...isOther('states'), ...isOther('readings'), ...isOther('options'), ...isOther('rosters')];
          expect([...changed.readings].filter(stays).sort()).toEqual([...new Set(readings)].filter(stays).sort());
          for (const id of isOther('findingsAt').filter(stays)) expect(changed.findings).toContain(id);
          const progress = after.progress.filter(
            (one, at) => JSON.stringify(one) !== JSON.stringify(before.progress[at]),
          );
          for (const { module } of progress) expect(changed.progress).toContain(module);
          before = after;
        }
      }),
      runs(400),
    );
  });

  it('is as it was once changes are taken back, and after a trial', () => {
    fc.assert(
      fc.property(seeds, ([seed, hand]) => {
        const instrument = randomRosters(seed);
        const respondent = new Respondent(instrument, hand);
        const evaluation = evaluationOf(instrument, {});
        const inverses: (readonly Input[])[] = [];
        const accounts = [accountOf(evaluation)];
        for (let turn = 0; turn < 8; turn += 1) {
          const inputs = respondent.next(4);
          const tried = trial(evaluation, inputs, () => accountOf(evaluation));
          expect(accountOf(evaluation)).toEqual(accounts.at(-1));
          inverses.push(evaluation.apply(inputs).before);
          accounts.push(accountOf(evaluation));
          expect(tried).toEqual(accounts.at(-1));
        }
        accounts.pop();
        for (const inverse of inverses.reverse()) {
          evaluation.apply(inverse);
          expect(accountOf(evaluation)).toEqual(accounts.pop());
        }
      }),
      runs(300),
    );
  });
});
