import type { Domain } from './row.ts';

export const yesNo: Domain<'yesNo'> = {
  representatives: () => ['yes', 'no'],
  words: () => 'yes, no',
};

export const choice: Domain<'choice'> = {
  representatives: ({ options }) => options,
  words: ({ options }) => options.join(', '),
};
