import type { Domain } from './row.ts';

export const yesNo: Domain<'yesNo'> = {
  representatives: () => ['yes', 'no'],
  words: () => 'yes, no',
};

export const choice: Domain<'choice'> = {
  /** The options that conditions name, and one that none does. */
  representatives: ({ options }, { constants, summed }) => {
    if (summed) return options;
    const named = options.filter((option) => constants.includes(option));
    const other = options.find((option) => !constants.includes(option));
    return other === undefined ? named : [...named, other];
  },
  words: ({ options }) => options.join(', '),
};
