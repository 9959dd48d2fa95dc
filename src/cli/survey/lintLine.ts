import { faultText, isWordingFault, type LintFault, wordingFaultText } from '../../authoring/fault.ts';
import { faultPathsIn } from '../../authoring/faultPath.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type FindPosition, withPosition } from './position.ts';

/** Where in the files of a questionnaire something stands, as far as they are at hand. */
export type Positions = Readonly<Partial<Record<string, FindPosition | undefined>>>;

/**
 * What says a fault of a questionnaire in a line: the file of words that it is in, if it is in one, line and column, and
 * what is wrong there.
 */
export function lintLinesFor(instrument: Instrument, positions: Positions): (fault: LintFault) => string {
  const pathOf = faultPathsIn(instrument);
  return (fault) => {
    const { language, path, at } = pathOf(fault) ?? {};
    const said = isWordingFault(fault) ? wordingFaultText(fault) : faultText(fault);
    const placed = withPosition(path && positions[language ?? 'structure']?.(path, at), said);
    return language === undefined ? placed : `text/${language}.json: ${placed}`;
  };
}

const mostLines = 500;

/** What is said in a line each: of thousands, the first are of more use. */
export const linesOf = <Said>(all: readonly Said[], lineOf: (one: Said) => string): readonly string[] => [
  ...all.slice(0, mostLines).map(lineOf),
  ...(all.length > mostLines ? [`and ${all.length - mostLines} more`] : []),
];
