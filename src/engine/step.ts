import type { Entry } from './outline.ts';

/**
 * What the route does with a question: puts it, skips it, cannot tell before an earlier one is answered, or never can,
 * since the respondent said that there is no answer to that one.
 */
export type State = 'asked' | 'waiting' | 'undetermined' | 'notApplicable';

/** A question on the route. */
export interface Step {
  readonly entry: Entry;
  readonly state: State;
}
