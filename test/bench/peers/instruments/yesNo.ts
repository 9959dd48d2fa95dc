import type { NeutralItem } from './neutral.ts';

export const yesNo = (id: string, label: string): NeutralItem => ({
  id,
  label,
  type: 'yesNo',
  options: [
    ['yes', 'Ja'],
    ['no', 'Neen'],
  ],
});
