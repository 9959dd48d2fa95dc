import type { ItemOf } from '../../../src/engine/outline.ts';
import type { ItemType } from '../../../src/instrument/itemTypes.ts';

const placed = { id: 'Q', name: 'Q', question: 'Q', module: 'M', required: true, domainCheck: 'K' };

const items: { readonly [Type in ItemType]: ItemOf<Type> } = {
  yesNo: { ...placed, type: 'yesNo' },
  choice: { ...placed, type: 'choice', options: ['a', 'b', 'c'] },
  choices: { ...placed, type: 'choices', options: ['a', 'b', 'c', 'BE-10', 'none'], exclusive: ['none'] },
  percent: { ...placed, type: 'percent' },
  minutes: { ...placed, type: 'minutes' },
  decimal: { ...placed, type: 'decimal', digits: 2, min: '-10', max: '1000.5' },
  whole: { ...placed, type: 'whole', min: -5, max: 1_000_000 },
  money: { ...placed, type: 'money', currency: 'EUR', min: '-10', max: '1000000' },
  date: { ...placed, type: 'date', min: '1990-01-01', max: '2024-12-31' },
  month: { ...placed, type: 'month', min: '1990-01', max: '2024-12' },
  year: { ...placed, type: 'year', min: 1990, max: 2024 },
  text: { ...placed, type: 'text', maxLength: 20 },
  email: { ...placed, type: 'email', maxLength: 20 },
  telephone: { ...placed, type: 'telephone', maxLength: 20 },
  url: { ...placed, type: 'url', maxLength: 20 },
  identifier: { ...placed, type: 'identifier', mask: '####.###.###', check: 'belgianEnterprise' },
};

/** An item of a type, as plain as can be. */
export function itemOfType<Type extends ItemType>(type: Type): ItemOf<Type> {
  return items[type];
}
