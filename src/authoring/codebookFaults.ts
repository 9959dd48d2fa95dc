import { optionsOf, outlineOf } from '../engine/outline.ts';
import { countedBy } from '../engine/rosters/counted.ts';
import type { Codebook, PublicRecord } from '../instrument/codebook.ts';
import type { Expression } from '../instrument/expression/expression.ts';
import { kindFaultText } from '../instrument/expression/kindFault.ts';
import { offsetOf } from '../instrument/expression/offsets.ts';
import { openedUp } from '../instrument/expression/openedUp.ts';
import { itemsRead, referencesIn } from '../instrument/expression/reads.ts';
import { type Fault, pathText } from '../instrument/faults.ts';
import { kindFaultsIn } from '../instrument/kindsIn.ts';
import { rosterOfEach } from '../instrument/rosterOfEach.ts';
import { rosterNamed } from '../instrument/rosterPath.ts';
import type { Instrument } from '../instrument/schema.ts';

/** What is wrong with a codebook beside its questionnaire: what it names and that does not have, and conditions of nobody. */
export function codebookFaults(instrument: Instrument, { scopes, items, record }: Codebook): Fault[] {
  const known = outlineOf(instrument).items;
  const modules = new Set(instrument.modules.map(({ id }) => id));
  const noItem = (id: string) => (known.has(id) ? [] : [`there is no item ${id}`]);
  const at = (path: readonly (string | number)[], faults: readonly string[]): Fault[] =>
    faults.map((fault) => ({ place: pathText(path), fault }));
  return [
    ...scopes.flatMap((scope, number) => [
      ...(scope.modules ?? []).flatMap((id, place) =>
        at(['scopes', number, 'modules', place], modules.has(id) ? [] : [`there is no module ${id}`]),
      ),
      ...(scope.items ?? []).flatMap((id, place) => at(['scopes', number, 'items', place], noItem(id))),
      ...scopeFaults(instrument, scope.inside).map((one) => ({ ...one, place: `scopes[${number}].inside` })),
    ]),
    ...Object.entries(items).flatMap(([id, { options = {} }]) => {
      const item = known.get(id);
      const codes = item ? optionsOf(item) : [];
      const strange = item ? Object.keys(options).filter((code) => !codes.includes(code)) : [];
      return at(['items', id], [...noItem(id), ...strange.map((code) => `${id} has no option ${code}`)]);
    }),
    ...(record ? recordFaults(instrument, record) : []),
  ];
}

/** A name that no item, condition or roster can have. */
const scopeName = 'the scope';

/** What is wrong with a condition that is asked of the answers of a whole response, without a route. */
function scopeFaults(instrument: Instrument, inside: Expression): Omit<Fault, 'place'>[] {
  const asked: Instrument = { ...instrument, conditions: { ...instrument.conditions, [scopeName]: inside } };
  const said = (part: Expression, text: string) => {
    const offset = offsetOf(part);
    return offset === undefined ? { fault: text } : { fault: `character ${offset + 1}: ${text}`, at: offset };
  };
  const wrong = kindFaultsIn(asked)
    .filter(({ placed }) => placed.part === 'condition' && placed.id === scopeName)
    .flatMap(({ faults }) => faults.map((fault) => said(fault.part, kindFaultText(fault))));
  if (wrong.length > 0) return wrong;
  const opened = openedUp(inside, instrument.conditions);
  const rosters = rosterOfEach(asked);
  const ofRows = itemsRead(opened, instrument.conditions).find((id) => rosters.has(id));
  const isOverRows = (part: Expression): boolean =>
    'call' in part &&
    (part.call === 'position' ||
      countedBy(instrument, part, Object.keys(instrument.rosters ?? {})) !== undefined ||
      part.args.some(isOverRows));
  if (ofRows !== undefined || isOverRows(opened))
    return [{ fault: 'reads rows: a scope is asked of the answers that are given once' }];
  const given = referencesIn(opened).find(({ of }) => of === 'given');
  return given ? [{ fault: `reads given.${given.name}, which is no answer` }] : [];
}

/** What is wrong with what is to be published of each row. */
function recordFaults(instrument: Instrument, { for: roster, columns }: PublicRecord): Fault[] {
  const { items } = outlineOf(instrument);
  const rosterOf = rosterOfEach(instrument);
  const own = rosterNamed(instrument.rosters, roster);
  if (!own || own.in !== undefined)
    return [{ place: 'record.for', fault: `there is no roster ${roster} that stands in no other` }];
  const isSeen = (name: string): boolean => {
    const [first = '', behind] = name.split('.');
    const item = items.get(first);
    if (!item || ![undefined, roster].includes(rosterOf.get(first))) return false;
    const rows = 'ofRows' in item ? item.ofRows?.rows : undefined;
    return behind === undefined || (rows !== undefined && rosterOf.get(behind) === rows);
  };
  const seen = new Set<string>();
  return columns.flatMap(({ name, of, otherwise }, number): Fault[] => {
    const place = `record.columns[${number}]`;
    const unseen = Object.entries({ of, otherwise }).filter(([, item]) => item !== undefined && !isSeen(item));
    return [
      ...(seen.size === seen.add(name).size ? [{ place, fault: `column ${name} stands twice` }] : []),
      ...unseen.map(([field, item]) => ({
        place: `${place}.${field}`,
        fault: `there is no item ${item} in a row of ${roster}`,
      })),
    ];
  });
}
