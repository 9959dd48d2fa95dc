import { itemsRead } from '../instrument/expression/reads.ts';
import { isOfList } from '../instrument/gatedOptions.ts';
import { expressionsIn } from '../instrument/placed.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ConditionPlace, LintFault } from './fault.ts';
import { type GatedPart, gatedPartsOf } from './parts.ts';
import { asAnswered } from './proof/asAnswered.ts';
import { circuitOf } from './proof/circuit.ts';
import { groupsOf } from './proof/groups.ts';
import { oneRowForAll, provenProgramOf } from './proof/oneRow.ts';
import { type Possible, watch } from './proof/watch.ts';

/**
 * The faults that only walking the routes shows: gates that never open or never close, checks that never fire; and what
 * could not be proven within `limit` evaluations. Expects sound references.
 */
export function reachFaults(written: Instrument, limit: number): LintFault[] {
  const instrument = oneRowForAll(written);
  const found = gateFaults(instrument, limit);
  const isMeant = meantToStayOpen(written, found);
  return [...found.filter((fault) => !isMeant(fault)), ...checkFaults(instrument, limit)];
}

/** What tells of a gate that never closes and is no fault. */
function meantToStayOpen(written: Instrument, found: readonly LintFault[]): (fault: LintFault) => boolean {
  const placed = expressionsIn(written);
  const gated = new Set(placed.map(({ part, id }) => `${part} ${id}`));
  const neverClosing = new Set(
    found.map((fault) => (fault.fault === 'never-closes' ? `${fault.part} ${fault.id}` : '')),
  );
  const ofLists = placed.filter(({ expression }) => isOfList(expression));
  const closing = ofLists.filter(({ part, id }) => !neverClosing.has(`${part} ${id}`));
  const filtered = new Set(closing.map(({ path }) => path.join('.')));
  // "None of these" among the codes of a list is always there: `where` is idle only where it closes none of them.
  const always = new Set(ofLists.filter(({ path }) => filtered.has(path.join('.'))).map(({ id }) => id));
  return (fault) =>
    fault.fault === 'never-closes' &&
    // What opens rows stands at no part of its own: that it never closes, there is nobody to tell.
    (!gated.has(`${fault.part} ${fault.id}`) || (fault.part === 'option' && always.has(fault.id)));
}

const unproven: Possible = { holds: undefined, fails: undefined };

function gateFaults(instrument: Instrument, limit: number): LintFault[] {
  const circuit = circuitOf(instrument);
  const parts = gatedPartsOf(instrument);
  const possible = watch(
    circuit,
    parts.flatMap(({ own, scope }) => [
      { target: own, fails: true },
      { target: scope, fails: false },
    ]),
    limit,
  );
  const of = (cell: number) => possible.get(cell) ?? unproven;
  const isNever = (scope: number) => of(scope).holds === false;
  const reasons = unreachableBy(instrument, isNever);
  const faults = parts.flatMap((gated): LintFault[] => {
    const { part, id, own, scope } = gated;
    if (isNever(scope)) return [{ fault: reasons(gated) ? 'unreachable' : 'never-opens', part, id }];
    return of(own).fails === false ? [{ fault: 'never-closes', part, id }] : [];
  });
  const isLeft = ({ own, scope }: GatedPart) =>
    of(scope).holds === undefined || (of(scope).holds && of(own).fails === undefined);
  const left = parts.filter(isLeft);
  const groups = groupsOf(
    circuit,
    left.map(({ scope }) => scope),
  );
  return [
    ...faults,
    ...groups.map(({ targets }): LintFault => {
      const about = left.filter(({ scope }) => targets.includes(scope)).map(placeOf);
      return { fault: 'not-proven', about, limit };
    }),
  ];
}

const placeOf = ({ part, id }: GatedPart): ConditionPlace =>
  part === 'question' ? { of: 'gate', id } : { of: 'gate', part, id };

/** Whether a part that is never asked is not, since what its gate reads, or what it stands in, never is. */
function unreachableBy(instrument: Instrument, isNever: (scope: number) => boolean): (part: GatedPart) => boolean {
  const { located } = provenProgramOf(asAnswered(instrument));
  const { scopeAt } = circuitOf(instrument);
  return ({ gate, around }) =>
    isNever(around) ||
    itemsRead(gate, instrument.conditions).some((item) => isNever(scopeAt(located.get(item)?.scope ?? 0)));
}

function checkFaults(instrument: Instrument, limit: number): LintFault[] {
  const circuit = circuitOf(instrument);
  const possible = watch(
    circuit,
    circuit.cases.map((target) => ({ target, fails: false })),
    limit,
  );
  let at = 0;
  return instrument.checks.flatMap(({ id, cases }) =>
    cases.flatMap((_, which): LintFault[] => {
      const cell = circuit.cases[at] ?? 0;
      at += 1;
      const { holds } = possible.get(cell) ?? unproven;
      const place: ConditionPlace = { of: 'check', id, case: which + 1 };
      if (holds === undefined) return [{ fault: 'not-proven', about: [place], limit }];
      return holds ? [] : [{ fault: 'never-fires', check: id, case: which + 1 }];
    }),
  );
}
