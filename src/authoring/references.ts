import { outlineOf } from '../engine/outline.ts';
import { measuredMinutes } from '../engine/program.ts';
import { readEntry } from '../engine/reading.ts';
import { timeItems } from '../engine/timeItem.ts';
import { type Expression, pathOf } from '../instrument/expression/expression.ts';
import type { KindFault } from '../instrument/expression/kindFault.ts';
import { binding, infixes, isInfix } from '../instrument/expression/operators.ts';
import { itemsRead } from '../instrument/expression/reads.ts';
import { itemTypes } from '../instrument/itemTypes.ts';
import { kindFaultsIn } from '../instrument/kindsIn.ts';
import { typesIn } from '../instrument/layout.ts';
import { expressionsIn, type Placed } from '../instrument/placed.ts';
import type { Check, Instrument } from '../instrument/schema.ts';
import { unusedConditions } from './conditions.ts';
import { expressionPlace } from './expressionPlace.ts';
import type { ConditionPlace, LintFault } from './fault.ts';
import { idFaults } from './ids.ts';
import { itemSettingFaults } from './itemSettings.ts';
import { lookingAhead } from './lookingAhead.ts';

/** A fault of kinds as lint tells it; what is no such, an instrument is not loaded with. */
function lintFaultOf(fault: KindFault, place: ConditionPlace): LintFault[] {
  switch (fault.kind) {
    case 'unknown-name':
      return [{ fault: 'unknown-item', place, item: fault.name }];
    case 'not-a-number':
    case 'not-a-text':
      return [{ fault: fault.kind, place, item: fault.item }];
    case 'impossible-value':
      return [{ fault: 'impossible-value', place, item: fault.item, value: fault.value }];
    default:
      return [];
  }
}

/** The faults in what expressions read, at each of their places. */
function expressionFaults(instrument: Instrument): ReadonlyMap<string, LintFault[]> {
  const { items } = outlineOf(instrument);
  // A decimal number rests as its text.
  const fits = (id: string, value: string | number): boolean => {
    const item = items.get(id);
    return !item || [value, String(value)].some((one) => readEntry(item, one).kind === 'valid');
  };
  return new Map(
    kindFaultsIn(instrument, fits).map(({ placed, faults }) => [
      placed.path.join('.'),
      faults.flatMap((fault) => lintFaultOf(fault, expressionPlace(placed, fault.part))),
    ]),
  );
}

/** A time is compared with what the app measures only where the app offers that. */
function unmeasured(placed: Placed, instrument: Instrument, measured: ReadonlySet<string>): LintFault[] {
  const { items } = outlineOf(instrument);
  const within = (part: Expression): LintFault[] => {
    if (!('call' in part)) return [];
    const { call, args } = part;
    const isCompared = isInfix(call) && infixes[call] === binding.compare;
    if (!isCompared || !args.some((arg) => 'name' in arg && pathOf(arg) === measuredMinutes))
      return args.flatMap(within);
    return args.flatMap((arg): LintFault[] =>
      'name' in arg && arg.of === undefined && items.has(arg.name) && !measured.has(arg.name)
        ? [{ fault: 'not-measured', place: expressionPlace(placed, arg), item: arg.name }]
        : [],
    );
  };
  return within(placed.expression);
}

/** A case gives way to another check only. */
function unlessNothing({ unless }: Check['cases'][number], place: ConditionPlace, { checks }: Instrument): LintFault[] {
  const isThere = unless === undefined || checks.some(({ id }) => id === unless && id !== place.id);
  return isThere ? [] : [{ fault: 'unknown-check', place, check: unless }];
}

function unusedDomainChecks(instrument: Instrument): LintFault[] {
  const used = typesIn(instrument);
  return itemTypes
    .filter((type) => instrument.domainChecks[type] !== undefined && !used.has(type))
    .map((type) => ({ fault: 'unused-domain-check', type }));
}

/** The same fault of one place is told once. */
const once = (faults: readonly LintFault[]): LintFault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
];

/** The faults that show without walking a route: ids, what conditions and checks refer to, domains. */
export function referenceFaults(instrument: Instrument): LintFault[] {
  const { items } = outlineOf(instrument);
  const { conditions } = instrument;
  const unlisted = instrument.official.filter((language) => !instrument.languages.includes(language));
  const faults = expressionFaults(instrument);
  const placed = expressionsIn(instrument);
  const measured = new Set(timeItems(instrument).map(({ id }) => id));
  const inside = (one: Placed): LintFault[] => faults.get(one.path.join('.')) ?? [];
  return once([
    ...idFaults(instrument),
    ...placed.filter(({ part }) => part !== 'check').flatMap(inside),
    ...lookingAhead(instrument),
    ...unusedConditions(instrument).map((condition): LintFault => ({ fault: 'unused-condition', condition })),
    ...itemSettingFaults(instrument),
    ...unusedDomainChecks(instrument),
    ...placed.flatMap((one): LintFault[] => {
      // Checks may have the same id, which is a fault of its own.
      const [, check] = one.path;
      const at = (one.case ?? 1) - 1;
      const about = one.part === 'check' ? instrument.checks[Number(check)]?.cases[at] : undefined;
      if (!about) return [];
      const place: ConditionPlace = { of: 'check', id: one.id, case: at + 1 };
      const read = itemsRead(one.expression, conditions);
      const unknown = about.items.filter((item) => !items.has(item) && !read.includes(item));
      return [
        ...unknown.map((item): LintFault => ({ fault: 'unknown-item', place, item })),
        ...inside(one),
        ...unmeasured(one, instrument, measured),
        ...unlessNothing(about, place, instrument),
      ];
    }),
    ...unlisted.map((language): LintFault => ({ fault: 'official-unlisted', language })),
  ]);
}
