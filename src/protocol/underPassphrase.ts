/** How a file is encrypted under a passphrase (RFC 7518, PBES2). */
export const passphraseAlgorithm = 'PBES2-HS512+A256KW';
/** Rounds of the key's derivation: what a guess costs. OWASP asks for 210,000 with SHA-512. */
export const passphraseRounds = 600_000;
/** More rounds than these are an attack on whoever opens the file. */
export const mostPassphraseRounds = 2_000_000;

/** The shortest passphrase that a file is encrypted under, in characters. */
export const shortestPassphrase = 10;

/** A passphrase as keys are derived from it: the same one, whichever way a keyboard makes its accents. */
export const keyOfPassphrase = (passphrase: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(passphrase.normalize('NFC'));
