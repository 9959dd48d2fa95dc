import { randomCharacters } from '../protocol/alphabet.ts';

/** A fresh receipt code, `XXXX-XXXX-XXXX`: 60 random bits. */
export const receiptCode = (): string => (randomCharacters(12).match(/.{4}/g) ?? []).join('-');
