import { type SealedLine, sealedLine } from '../../protocol/sealedLine.ts';

/** The lines of a file of sealed responses. */
export const linesIn = (text: string): SealedLine[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => sealedLine.parse(JSON.parse(line)));
