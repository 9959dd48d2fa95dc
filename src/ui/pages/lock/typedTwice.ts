import { shortestPassphrase } from '../../../protocol/underPassphrase.ts';

/** A new passphrase as it was typed, and typed again. */
export interface TypedTwice {
  readonly passphrase: string;
  readonly again: string;
}

export const nothingTyped: TypedTwice = { passphrase: '', again: '' };

/** Why a new passphrase is not taken; undefined where it is. */
export function faultOf({ passphrase, again }: TypedTwice): 'short' | 'different' | undefined {
  if (passphrase.length < shortestPassphrase) return 'short';
  return passphrase === again ? undefined : 'different';
}
