import { faultText, isWordingFault, type LintFault, wordingFaultText } from '../../authoring/fault.ts';
import { faultPathsIn } from '../../authoring/faultPath.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type FindPosition, withPosition } from './position.ts';
import type { FileFault } from './readFolder.ts';

/** Where in the files of a questionnaire something stands, as far as they are at hand. */
export interface Positions {
  /** The name of its structure. */
  readonly file: string;
  readonly structure: FindPosition | undefined;
  readonly words: ReadonlyMap<string, FindPosition>;
}

/** What says a fault of a questionnaire in a line: the file that it is in, line and column, and what is wrong there. */
export function lintLinesFor(instrument: Instrument, positions: Positions): (fault: LintFault) => FileFault {
  const pathOf = faultPathsIn(instrument);
  return (fault) => {
    const { language, path, at } = pathOf(fault) ?? {};
    const said = isWordingFault(fault) ? wordingFaultText(fault) : faultText(fault);
    const find = language === undefined ? positions.structure : positions.words.get(language);
    return {
      file: language === undefined ? positions.file : `text/${language}.json`,
      says: withPosition(path && find?.(path, at), said),
    };
  };
}

const mostLines = 500;

/** What is said in a line each: of thousands, the first are of more use. */
export const linesOf = <Said>(all: readonly Said[], lineOf: (one: Said) => string): readonly string[] => [
  ...all.slice(0, mostLines).map(lineOf),
  ...(all.length > mostLines ? [`and ${all.length - mostLines} more`] : []),
];
