import type { Kind } from './expression/signatures.ts';

/** What is given and no answer, behind `given.`: set when a response is begun, but for the minutes, which run. */
export const givenKinds = {
  /** The whole minutes that the app measured: in checks alone. */
  measuredMinutes: 'number',
  /** The day on which it was begun, where it was. */
  begunOn: 'date',
  /** What the invitation says of the case, where there is one. */
  caseId: 'text',
  enterpriseNumber: 'text',
} as const satisfies Readonly<Record<string, Kind>>;
export type GivenName = keyof typeof givenKinds;

/** Whether something is given by a name. */
export const isGiven = (name: string): name is GivenName => Object.hasOwn(givenKinds, name);
