import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchesOf } from '../../src/authoring/components.ts';
import type { LintFault } from '../../src/authoring/fault.ts';
import { reachFaults } from '../../src/authoring/reach.ts';
import { defaultLimit, routesOf } from '../../src/authoring/routes.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { type Item, outlineOf } from '../../src/engine/outline.ts';
import { stateOfItem } from '../../src/engine/route.ts';
import type { Answers, Value } from '../../src/engine/value.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { large } from './large.ts';
import { type Gate, type Small, SmallInstrument } from './smallInstruments.ts';

/** All that an item may be given, nothing left out. */
function domain(item: Item): (Value | null)[] {
  const values: Value[] =
    item.type === 'yesNo'
      ? ['yes', 'no']
      : item.type === 'choice'
        ? [...item.options]
        : item.type === 'minutes'
          ? [1, 2, 3, 4]
          : item.type === 'decimal'
            ? item.digits === 1
              ? ['-0.1', '0', '0.1', '0.2']
              : ['0', '0.01', '0.02', '0.03', '0.04']
            : Array.from({ length: 101 }, (_, at) => at);
  return item.required ? values : [...values, null];
}

/** Items that no gate and no check reads change nothing that is looked at. */
function draftsOf(instrument: Instrument): Answers[] {
  const text = JSON.stringify([instrument.modules, instrument.conditions, instrument.checks]);
  return [...outlineOf(instrument).items.values()].reduce<Answers[]>(
    (ways, item) => {
      const values = text.includes(`{"name":"${item.id}"}`) || !item.required ? domain(item) : domain(item).slice(0, 1);
      return ways.flatMap((way) => values.map((value) => ({ ...way, [item.id]: value })));
    },
    [{}],
  );
}

interface Account {
  readonly waiting: readonly string[];
  readonly asked: readonly string[];
  readonly required: number;
  readonly optional: number;
  readonly fired: ReadonlySet<string>;
}

function accountOf(instrument: Instrument, draft: Answers): Account {
  const evaluation = evaluationOf(instrument, draft);
  const { items } = outlineOf(instrument);
  const states = [...items.values()].map((item) => ({ item, state: stateOfItem(evaluation, item.id) }));
  const here = states.filter(({ state }) => state === 'asked');
  const required = here.filter(({ item }) => item.required).length;
  const isAsked = (id: string) =>
    (items.has(id) ? stateOfItem(evaluation, id) : evaluation.step(id)?.state) === 'asked';
  return {
    waiting: states.flatMap(({ item, state }) => (state === 'waiting' ? [item.id] : [])),
    asked: branchesOf(instrument).flatMap(({ id }) => (isAsked(id) ? [id] : [])),
    required,
    optional: here.length - required,
    fired: new Set(evaluation.findingsAt('first').map(({ check }) => check)),
  };
}

const key = ({ required, optional }: { required: number; optional: number }) => required * 1000 + optional;

/** What trying every answer finds of gates and checks. */
function faultsByForce({ instrument, gates }: Small, accounts: readonly Account[]): string[] {
  const fires = (check: string) => accounts.some(({ fired }) => fired.has(check));
  const opens = ({ checks }: Gate) => accounts.some(({ fired }) => checks.every((check) => fired.has(check)));
  const closes = ({ checks }: Gate) => accounts.some(({ fired }) => !fired.has(checks.at(-1) ?? ''));
  return [
    ...gates.flatMap((gate) =>
      opens(gate) ? (closes(gate) ? [] : [`closes ${gate.part} ${gate.id}`]) : [`opens ${gate.part} ${gate.id}`],
    ),
    ...instrument.checks.flatMap(({ id }) => (fires(id) ? [] : [`fires ${id}`])),
  ].sort();
}

function saidShortly(fault: LintFault): string {
  if (fault.fault === 'never-closes') return `closes ${fault.part} ${fault.id}`;
  if (fault.fault === 'never-opens' || fault.fault === 'unreachable') return `opens ${fault.part} ${fault.id}`;
  return fault.fault === 'never-fires' ? `fires ${fault.check}` : JSON.stringify(fault);
}

describe('the proof of any small instrument', () => {
  const runs = { seed: 20_240_607, numRuns: 150, endOnFailure: true };
  it.each([
    ['codes', false],
    ['numbers', true],
  ])('says what trying every answer says: mostly %s', (_name, reckons) => {
    let unproven = 0;
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const small = new SmallInstrument((arbitrary) => gen(() => arbitrary), reckons).make();
        const { instrument } = small;
        const accounts = draftsOf(instrument).map((draft) => accountOf(instrument, draft));
        expect(reachFaults(instrument, defaultLimit).map(saidShortly).sort()).toEqual(faultsByForce(small, accounts));
        const routes = routesOf(instrument);
        if (!routes.proven) {
          unproven += 1;
          return;
        }
        expect(accounts.flatMap(({ waiting }) => waiting)).toEqual([]);
        const sets = new Set(accounts.map(({ asked }) => asked.join()));
        const lengths = accounts.map(key).sort((one, other) => one - other);
        expect(routes.count).toBe(BigInt(sets.size));
        expect([routes.shortest, routes.longest].map((length) => length && key(length))).toEqual([
          lengths[0],
          lengths.at(-1),
        ]);
        for (const length of [routes.shortest, routes.longest])
          expect(length && key(accountOf(instrument, length.answers))).toBe(length && key(length));
        for (const { parts, outcomes } of routes.branchings)
          for (const { asked, answers } of outcomes(20)) {
            const found = accountOf(instrument, answers).asked;
            expect(found.filter((id) => parts.includes(id))).toEqual(asked);
          }
      }),
      runs,
    );
    expect(unproven).toBe(0);
  });
});

describe('a large instrument', () => {
  const named = Object.entries(large).filter(([name]) => !/overlapping|two/.test(name));
  it.each(named)('%s: is proven within 100 evaluations a gate', (name, make) => {
    const instrument = make(1000);
    const found = reachFaults(instrument, 100_000).map(({ fault }) => fault);
    const never = name.includes('never') ? instrument.checks.map(() => 'never-fires') : [];
    expect(found).toEqual(never);
    expect(routesOf(instrument, 100_000)).toMatchObject({ proven: true });
  });

  it('is gone through in bounds, and what is not proven is said, where gates hang together anyhow', () => {
    const instrument = large['at random, asked if two are']?.(300);
    if (!instrument) throw new Error('no such instrument');
    expect(routesOf(instrument, 20_000)).toMatchObject({ proven: false });
    const found = reachFaults(instrument, 20_000);
    expect(found.every(({ fault }) => fault === 'not-proven')).toBe(true);
  });
});
