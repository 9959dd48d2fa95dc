import type { Evaluation } from './evaluation.ts';
import { type Finding, inOrder } from './findings.ts';

/** What is found, in the order of the instrument: entries outside their domain first, then what the edit checks find. */
export const findingsFrom = ({ found, program }: Evaluation): Finding[] => inOrder([...found], program);

/** What the edit checks find, entries outside their domain left aside. */
export const checkFindingsFrom = ({ found, program }: Evaluation): Finding[] =>
  inOrder(
    [...found].filter(([place]) => program.nodes[place]?.kind === 'case'),
    program,
  );
