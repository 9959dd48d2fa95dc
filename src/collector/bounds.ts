import { type Capacity, capacityOf } from '../engine/rosters/capacity.ts';
import { nameIn } from '../instrument/address.ts';
import { rosterNamed } from '../instrument/rosterPath.ts';
import type { Instrument } from '../instrument/schema.ts';
import { maxAuditEvents } from '../protocol/audit.ts';
import type { JsonBounds } from '../protocol/json.ts';
import type { DocumentFault } from '../protocol/problem.ts';

/** At most this many fields in a document, or in a record of it; an app makes fewer. */
const maxFields = 40;
/** At most this many modules beside the questionnaire's own, such as the review. */
const maxOtherModules = 8;

/** At most this many items in a response, those in rows among them: to judge so many takes a second. */
const maxItems = 20_000;

/**
 * Bounds that no response to any questionnaire reaches, counted in the bytes before they are parsed. The longest lists
 * are the audit trail, with six names for each event, and the items.
 */
export const documentBounds: JsonBounds = { names: 12 * maxAuditEvents, members: maxItems, depth: 32 };

/** The bounds where the questionnaire is not known here: still low enough to tell a document from nonsense. */
const maxCounts: Omit<Capacity, 'itemsInRow'> & { readonly modules: number } = {
  ...{ items: maxItems, questions: 5000, checks: 5000 },
  ...{ computed: maxItems, criteria: maxItems, rosters: maxItems, modules: 500 },
};

const countsOf = (instrument: Instrument): typeof maxCounts => ({
  ...capacityOf(instrument),
  modules: instrument.modules.length,
});

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sizeOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : isFields(value) ? Object.keys(value).length : 0;

/** The fault of a list or object that is too long. */
export const tooMany = (place: string): DocumentFault => ({ place, fault: 'too-many' });

/**
 * The parts of a document that are longer than in any response to its questionnaire. Counted before anything is checked,
 * so that the checks have a bounded cost; no faults: all may be checked.
 */
export function boundsFaults(value: unknown, instrument: Instrument | undefined): DocumentFault[] {
  if (!isFields(value)) return [];
  if (sizeOf(value) > maxFields) return [tooMany('(whole document)')];
  const counts = instrument ? countsOf(instrument) : maxCounts;
  const { items, questions, checks, computed, criteria, rosters, modules } = counts;
  const completion = isFields(value['completion']) ? value['completion'] : {};
  const bounds: readonly (readonly [place: string, value: unknown, count: number])[] = [
    ['answers', value['answers'], items],
    ['notApplicable', value['notApplicable'], items + rosters],
    ['undetermined', value['undetermined'], items + rosters],
    ['unanswered', value['unanswered'], items],
    ['prefilled', value['prefilled'], items],
    ['confirmed', value['confirmed'], checks],
    ['remarks', value['remarks'], questions],
    ['rows', value['rows'], rosters],
    ['given', value['given'], maxFields],
    ['computed', value['computed'], computed],
    ['outcome', value['outcome'], criteria],
    ['audit', value['audit'], maxAuditEvents],
    ['completion', completion, maxFields],
    ['completion.moduleSeconds', completion['moduleSeconds'], modules + maxOtherModules],
  ];
  return [
    ...bounds.flatMap(([place, part, count]) => (sizeOf(part) > count ? [tooMany(place)] : [])),
    ...bounds.flatMap(([place, part, count]) =>
      Array.isArray(part) && part.length <= count && part.some((row) => sizeOf(row) > maxFields)
        ? [tooMany(place)]
        : [],
    ),
    ...(instrument && isFields(value['rows']) ? rowBoundsFaults(value['rows'], instrument) : []),
    ...['instrument', 'case', 'app'].flatMap((name) => (sizeOf(value[name]) > maxFields ? [tooMany(name)] : [])),
  ];
}

/** The rosters with more rows than any draft may have; `rows` where all of them together hold too many items. */
function rowBoundsFaults(rows: Fields, instrument: Instrument): DocumentFault[] {
  const { itemsInRow } = capacityOf(instrument);
  const known = Object.entries(rows).flatMap(([address, ids]) => {
    const name = nameIn(address);
    const roster = rosterNamed(instrument.rosters, name);
    return roster ? [{ address, rows: sizeOf(ids), max: roster.max, items: itemsInRow.get(name) ?? 0 }] : [];
  });
  const items = known.reduce((sum, one) => sum + one.rows * one.items, 0);
  return [
    ...known.flatMap((one) => (one.rows > one.max ? [tooMany(`rows.${one.address}`)] : [])),
    ...(items > maxItems ? [tooMany('rows')] : []),
  ];
}

/** The questionnaire and the case that a document names, read before the document is checked. */
export function namedIn(value: unknown): {
  readonly instrument: { id: string; version: string };
  readonly caseId: string | undefined;
} {
  const fields = isFields(value) ? value : {};
  const instrument = isFields(fields['instrument']) ? fields['instrument'] : {};
  const of = isFields(fields['case']) ? fields['case'] : {};
  const text = (part: unknown) => (typeof part === 'string' ? part : undefined);
  return {
    instrument: { id: text(instrument['id']) ?? '', version: text(instrument['version']) ?? '' },
    caseId: text(of['id']),
  };
}
