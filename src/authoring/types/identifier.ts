import type { ItemOf } from '../../engine/outline.ts';
import { readEntry } from '../../engine/reading.ts';
import { bareIdentifier } from '../../engine/types/maskedForm.ts';
import type { Domain } from './row.ts';

/** Of a hundred numbers one has its two check digits right, or fewer. */
const mostTried = 20_000;

/** The first identifier of an item that is none of `constants`, found by trying numbers in an order that looks like none. */
function otherIdentifier(item: ItemOf<'identifier'>, constants: readonly unknown[]): string | undefined {
  const form = bareIdentifier(item.mask.replace(/\[.*/, ''));
  let drawn = 1;
  for (let tried = 0; tried < mostTried; tried += 1) {
    const typed = form.replace(/[#*@]/g, (place) => {
      drawn = (drawn * 48_271) % 2_147_483_647;
      return place === '@' ? String.fromCodePoint(0x41 + (drawn % 26)) : `${drawn % 10}`;
    });
    if (readEntry(item, typed).kind === 'valid' && !constants.includes(typed)) return typed;
  }
  return undefined;
}

export const identifier: Domain<'identifier'> = {
  representatives: (item, { constants }) => {
    const other = otherIdentifier(item, constants);
    return [
      ...new Set([...constants.filter((value) => readEntry(item, value).kind === 'valid'), ...(other ? [other] : [])]),
    ];
  },
  words: ({ mask, check }) =>
    [`written as ${mask}, without separators`, ...(check ? [`check digits: ${check}`] : [])].join('; '),
};
