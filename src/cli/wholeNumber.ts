import { InvalidArgumentError } from '@commander-js/extra-typings';

/**
 * Reads the value of an option that is a number of one or more.
 * @throws InvalidArgumentError, which the program reports as wrong usage
 */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}
