import type { Value } from '../engine/value.ts';
import { response, type Stage } from './stage.ts';
import { found, type GalleryState, modulePlace, press, reviewPlace, toSight, type } from './state.ts';

const numbers = 'test.numbers';
const places = 'test.places';
const quotes = 'test.quotes';

/** A draft of a tiny questionnaire, which tests alone carry. */
const drafted =
  (id: string, answers: Readonly<Record<string, Value>> = {}) =>
  async (stage: Stage) => {
    const { carryTiny } = await import('../../test/instruments/releases.ts');
    carryTiny();
    await stage.draft(answers, [], { instrument: { id, version: '1.0.0' } });
  };

const amounts = { N1: 1234, N2: '1234567.5', N3: 'yes', balance: '-0.05' };
const days = {
  ...{ D1: '2024-02-29', D2: 'no', D3: '2024-09', D4: 2023 },
  ...{ granted: '2020-01-31', paid: '2020-12', ends: 2030, sum: '12500', parts: 3 },
};

const sales = { firm: 'Bakkerij Peeters', A2: 'shop', A3: '12500', A4: 'own', B1: '2014-07-01' };

/** The types of items that the questionnaires of the app do not use, on questionnaires of a few questions. */
export const typeStates: readonly GalleryState[] = [
  { name: 'numbers', at: modulePlace('N'), prepare: drafted(numbers) },
  { name: 'numbers-answered', at: modulePlace('N'), prepare: drafted(numbers, amounts) },
  {
    name: 'numbers-asked',
    at: modulePlace('N'),
    prepare: drafted(numbers, { N1: 'veel', balance: '12,505' }),
    act: async () => {
      await type('[name="N2"]:enabled', '1.234');
      await toSight('[data-meant="1234"]');
    },
  },
  { name: 'dates', at: modulePlace('D'), prepare: drafted(numbers) },
  { name: 'dates-answered', at: modulePlace('D'), prepare: drafted(numbers, days) },
  {
    name: 'dates-wrong',
    at: modulePlace('D'),
    prepare: drafted(numbers, { D1: '31/2/2024', D3: 'lente/2024', D4: '24', granted: '5//', ends: 'ooit' }),
  },
  { name: 'numbers-review', at: reviewPlace, prepare: drafted(numbers, { ...amounts, ...days, D3: '13/2024' }) },
  { name: 'numbers-copy', at: { page: 'copy', response }, prepare: drafted(numbers, { ...amounts, ...days }) },
  { name: 'numbers-blank', at: { page: 'blank', instrument: numbers }, prepare: drafted(numbers) },
  { name: 'note', at: modulePlace('P'), prepare: drafted(places, { P1: 'branch' }) },
  {
    name: 'options-searched',
    at: modulePlace('P', 'P2'),
    prepare: drafted(places, { P2: 'LU00' }),
    act: async () => {
      const field = await found('[name="P2"]');
      field.focus();
      if (field instanceof HTMLInputElement) field.value = 'lu';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await found('[role="option"]');
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      await toSight('[role="option"]');
    },
  },
  { name: 'choices', at: modulePlace('P', 'P3'), prepare: drafted(places, { P3: 'web phone' }) },
  {
    name: 'choices-alone',
    at: modulePlace('P', 'P3'),
    prepare: drafted(places, { P3: 'web phone' }),
    act: () => press('[name="P3"][value="none"]'),
  },
  {
    name: 'options-closed',
    at: modulePlace('P', 'P2'),
    prepare: drafted(places, { P1: 'HQ', P2: 'NONE' }),
    act: () => toSight('[data-closed-options]'),
  },
  { name: 'choices-searched', at: modulePlace('P', 'P4'), prepare: drafted(places, { P4: 'BE10 LU00' }) },
  {
    name: 'identifier-wrong',
    at: modulePlace('P', 'P5'),
    prepare: drafted(places, { P5: '0206731646' }),
    act: () => toSight('[name="P5"]'),
  },
  {
    name: 'text-long',
    at: modulePlace('P', 'P8'),
    prepare: drafted(places, { P7: 'statbel.fgov.be', P8: 'Verkoop.\nHerstelling van fietsen.', sold: 'goods' }),
    act: () => toSight('[name="P8"]'),
  },
  { name: 'places-review', at: reviewPlace, prepare: drafted(places, { P2: 'LU00', P3: 'web phone', P8: 'a\nb' }) },
  { name: 'quotes', at: modulePlace('B'), prepare: drafted(quotes, sales) },
  { name: 'quotes-fallback', at: modulePlace('B'), prepare: drafted(quotes) },
  { name: 'quotes-copy', at: { page: 'copy', response }, prepare: drafted(quotes, sales) },
  { name: 'quotes-blank', at: { page: 'blank', instrument: quotes }, prepare: drafted(quotes) },
  { name: 'places-blank', at: { page: 'blank', instrument: places }, prepare: drafted(places) },
];
