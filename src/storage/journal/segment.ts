import { responseIdForm } from '../../protocol/responseIdForm.ts';

/** A segment of the journal: it belongs to one response and one writer, and a later writer's has a higher epoch. */
export interface Segment {
  readonly name: string;
  readonly response: string;
  readonly epoch: number;
}

/** The name that a writer gives its segment. Two that take the same epoch at once still have one each. */
export const segmentName = (response: string, epoch: number, writer: string): string =>
  `${response}.${epoch}.${writer}`;

/** The segment that a name stands for; undefined for a name of another make. */
export function segmentOf(name: string): Segment | undefined {
  const [response = '', epoch = '', writer = '', ...rest] = name.split('.');
  const known = responseIdForm.test(response) && /^[1-9]\d{0,8}$/.test(epoch) && writer !== '' && rest.length === 0;
  return known ? { name, response, epoch: Number(epoch) } : undefined;
}

/** The one that was begun first in front. */
export const byEpoch = (one: Segment, other: Segment): number =>
  one.epoch - other.epoch || (one.name < other.name ? -1 : 1);
