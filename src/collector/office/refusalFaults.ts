import { visible } from '../../lib/visible.ts';
import type { DocumentFault, Problem } from '../../protocol/problem.ts';
import type { RefusedFaults } from '../../protocol/refusedList.ts';
import { problemWords } from '../refusalTable.ts';

/** One that names very many faults shows its first ones. */
const mostFaults = 20;
const mostCharacters = 500;

/** What is wrong with a document: its first faults in their parts, how many there are, and all of it as a line. */
export function faultsOfRefusal(problem: Problem): RefusedFaults {
  const { errors = [] } = problem;
  return {
    faults: problemWords(problem).slice(0, mostCharacters),
    errors: errors.slice(0, mostFaults).map(inSight),
    errorCount: errors.length,
  };
}

const inSight = ({ item, place, fault, check }: DocumentFault): DocumentFault => ({
  ...(item !== undefined && { item: short(item) }),
  ...(place !== undefined && { place: short(place) }),
  fault: short(fault),
  ...(check !== undefined && { check: short(check) }),
});

/** A sender may have given an item or a place any name. */
const short = (text: string): string => visible(text.slice(0, 80));
