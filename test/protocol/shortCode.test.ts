import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAlphabet } from '../../src/protocol/alphabet.ts';
import { looksLikeShortCode, newShortCode, readShortCode } from '../../src/protocol/shortCode.ts';

const seed = 20241126;
const codes = Array.from({ length: 50 }, newShortCode);

describe('a short code', () => {
  it('is ten characters that nobody takes for others, and another each time', () => {
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('reads as it was written', () => {
    for (const code of codes) expect(readShortCode(code)).toBe(code);
  });

  it('forgives case, blanks, hyphens and letters that look like digits', () => {
    for (const code of codes) {
      const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' – ');
      expect(readShortCode(` ${typed}\u200B\n`)).toBe(code);
      expect(readShortCode(code.replace('-', '').replaceAll('1', 'I'))).toBe(code);
    }
  });

  it('finds each single slip', () => {
    for (const code of codes.slice(0, 10)) {
      const text = code.replace('-', '');
      for (const [at, right] of [...text].entries())
        for (const wrong of codeAlphabet.replace(right, '')) {
          const slipped = text.slice(0, at) + wrong + text.slice(at + 1);
          expect([slipped, readShortCode(slipped), looksLikeShortCode(slipped)]).toEqual([slipped, undefined, true]);
        }
    }
  });

  it('finds each swap of neighbours', () => {
    for (const code of codes) {
      const text = code.replace('-', '');
      for (let at = 0; at < text.length - 1; at += 1) {
        const [left = '', right = ''] = text.slice(at, at + 2);
        if (left === right) continue;
        const swapped = text.slice(0, at) + right + left + text.slice(at + 2);
        expect([swapped, readShortCode(swapped)]).toEqual([swapped, undefined]);
      }
    }
  });

  it('is none of another length, and none with a character that no code has', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (typed) => {
        const read = readShortCode(typed);
        if (read !== undefined) expect(looksLikeShortCode(typed)).toBe(true);
      }),
      { seed },
    );
    expect([readShortCode(''), readShortCode('U'.repeat(10)), readShortCode('0'.repeat(11))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
