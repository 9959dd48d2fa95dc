import type { Instrument } from '../instrument/schema.ts';
import type { Assignment } from '../storage/assignment.ts';

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
