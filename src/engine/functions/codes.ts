import { type Evaluate, none } from '../expressionValue.ts';
import { strict1, strict2 } from './strict.ts';

/** The codes that were chosen, as they stand in a draft: joined by a space. */
const chosen = (codes: unknown): readonly string[] => String(codes).split(' ');

/** Whether a code is among those that were chosen. */
export const selected = strict2((codes, code) => chosen(codes).includes(String(code)));

const counted = strict1((codes) => chosen(codes).length);

/** How many codes were chosen: of a list that is not there, none. */
export const count = (codes: Evaluate): Evaluate => {
  const number = counted(codes);
  return (results) => {
    const result = number(results);
    return result === none ? 0 : result;
  };
};
