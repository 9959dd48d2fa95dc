import type { CheckDigits } from '../../instrument/mask.ts';

/** The remainder by 97 of a text of digits and letters, which count from A as 10: ISO 7064, MOD 97-10. */
function remainderBy97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Whether the last two of ten digits are 97 less the remainder of the first eight by 97 (Crossroads Bank for Enterprises). */
const isOfCrossroadsBank = (digits: string): boolean =>
  digits.length === 10 && 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));

/** Whether the digits, every second one from the last but one doubled and cast out, make a multiple of ten. */
const isLuhn = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

/** Whether the check digits of a bare identifier are right. */
export const checksOut = {
  belgianEnterprise: (bare) => /^[01]\d{9}$/.test(bare) && isOfCrossroadsBank(bare),
  belgianEstablishment: (bare) => /^[2-8]\d{9}$/.test(bare) && isOfCrossroadsBank(bare),
  /** The country and its check digits go to the end. */
  iban: (bare) => /^[A-Z]{2}\d\d[A-Z\d]+$/.test(bare) && remainderBy97(bare.slice(4) + bare.slice(0, 4)) === 1,
  /** Two check digits at the end, as of a Legal Entity Identifier. */
  iso7064: (bare) => /^[A-Z\d]+\d\d$/.test(bare) && remainderBy97(bare) === 1,
  luhn: (bare) => /^\d{2,}$/.test(bare) && isLuhn(bare),
} satisfies Readonly<Record<CheckDigits, (bare: string) => boolean>>;
