import type { Instrument } from '../instrument/schema.ts';
import type { Assignment } from '../storage/assignment.ts';
import type { ResponseRow } from '../storage/rows.ts';

/** A day as the calendar of this device has it: Swedish writes it as ISO 8601 does. */
const localDate = (now: Date): string => now.toLocaleDateString('sv-SE');

/** What an instrument reads of what is given when a response is begun. */
export function givenAtBegin(
  { given = [] }: Instrument,
  now: Date,
  invited: Pick<Assignment, 'case'> | undefined,
): Readonly<Record<string, string>> {
  const all = {
    'given.begunOn': localDate(now),
    'given.caseId': invited?.case?.id,
    'given.enterpriseNumber': invited?.case?.enterpriseNumber,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value !== undefined && given.includes(name) ? [[name, value]] : [],
    ),
  );
}

/**
 * Whether an instrument reads of the case what was not there when a draft was begun. It is set then, and never later: a route
 * that changed under its respondent would be worse than one that stays.
 */
export const lacksGiven = ({ given: read = [] }: Instrument, { case: of, code, given = {} }: ResponseRow): boolean =>
  of === undefined
    ? code !== undefined && (read.includes('given.caseId') || read.includes('given.enterpriseNumber'))
    : (read.includes('given.caseId') && given['given.caseId'] !== of.id) ||
      (read.includes('given.enterpriseNumber') && given['given.enterpriseNumber'] !== of.enterpriseNumber);
