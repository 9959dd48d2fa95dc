import type { Evaluation } from '../engine/evaluation.ts';
import { rowsThere } from '../engine/rosters/rowStatuses.ts';
import { addressIn, nameIn } from '../instrument/address.ts';
import { rowOfAddress } from '../instrument/rowAddress.ts';
import type { Check } from '../instrument/schema.ts';
import type { DocumentFault } from '../protocol/problem.ts';
import type { ResponseDocument } from '../protocol/response.ts';

/** What is wrong with an annotation: it names no such part of the questionnaire, or one that cannot have it. */
type AnnotationFault =
  | 'unknown-item'
  | 'unknown-check'
  | 'unknown-question'
  | 'not-required'
  | 'not-soft'
  | 'not-answered'
  | 'twice';

/** Checks a response's annotations: each list names parts of the questionnaire that it has, and none of them twice. */
export function annotationFaults(evaluation: Evaluation, document: ResponseDocument): DocumentFault[] {
  const { instrument, questions } = evaluation.program;
  const items = new Map([...questions.values()].flatMap(({ entry }) => entry.items).map((item) => [item.id, item]));
  const checks = new Map(instrument.checks.map((check) => [check.id, check]));
  const there = rowsThere(evaluation);
  /** A check by its address: that of rows stands in each of them. */
  const checkAt = (address: string): Check | undefined => {
    const check = checks.get(nameIn(address));
    const row = rowOfAddress(address);
    if (row === undefined) return check?.for === undefined && address === check?.id ? check : undefined;
    const isOfRow = check !== undefined && check.for === there.get(row)?.name && address === addressIn(row, check.id);
    return isOfRow && check.for !== undefined ? check : undefined;
  };
  const { unanswered = [], confirmed = [], remarks = [], prefilled = [] } = document;
  return [
    // Whether it exists and is asked was checked with the statuses of the items.
    ...faultsIn('unanswered', 'item', unanswered, ({ item }) =>
      items.get(item)?.required === false ? 'not-required' : undefined,
    ),
    ...faultsIn('confirmed', 'check', confirmed, ({ check }) => {
      const known = checkAt(check);
      return known ? (canBeSoft(known) ? undefined : 'not-soft') : 'unknown-check';
    }),
    ...faultsIn('remarks', 'question', remarks, ({ question }) =>
      questions.has(question) ? undefined : 'unknown-question',
    ),
    // A value that an office filled in and nobody confirmed is no answer, so there is nothing to say about it.
    ...faultsIn('prefilled', 'item', prefilled, ({ item }) =>
      items.has(item) ? (Object.hasOwn(document.answers, item) ? undefined : 'not-answered') : 'unknown-item',
    ),
  ];
}

const canBeSoft = ({ level, cases }: Check): boolean => cases.some((one) => (one.level ?? level) === 'soft');

function faultsIn<Member extends 'item' | 'check' | 'question', Row extends Readonly<Record<Member, string>>>(
  list: keyof ResponseDocument,
  member: Member,
  rows: readonly Row[],
  judge: (row: Row) => AnnotationFault | undefined,
): DocumentFault[] {
  const seen = new Set<string>();
  return rows.flatMap((row, at) => {
    const named: string = row[member];
    const fault = judge(row) ?? (seen.has(named) ? 'twice' : undefined);
    seen.add(named);
    const about = member === 'question' ? {} : { [member]: named };
    return fault ? [{ ...about, place: `${list}[${at}].${member}`, fault }] : [];
  });
}
