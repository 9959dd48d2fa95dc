import { describe, expect, it } from 'vitest';
import { domainOf } from '../../../src/authoring/types/table.ts';
import type { Item } from '../../../src/engine/outline.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import type { Entered } from '../../../src/engine/value.ts';
import { datePartName } from '../../../src/i18n/calendar.ts';
import { loadWords } from '../../../src/i18n/load.ts';
import { type ItemType, itemTypes } from '../../../src/instrument/itemTypes.ts';
import type { WrittenQuestion } from '../../../src/instrument/question.ts';
import { locale, needWords } from '../../../src/ui/locale.ts';
import { hasFields, needFields } from '../../../src/ui/questions/answer.tsx';
import { decimalEntry } from '../../../src/ui/types/decimalField.tsx';
import { identifierEntry } from '../../../src/ui/types/identifierField.tsx';
import { moneyEntry } from '../../../src/ui/types/moneyField.tsx';
import { percentEntry } from '../../../src/ui/types/percentField.tsx';
import { needViews, viewOf } from '../../../src/ui/types/table.ts';
import { addressEntry } from '../../../src/ui/types/text.tsx';
import {
  dateParted,
  monthParted,
  partedEntry,
  partsTyped,
  wrongParts,
  yearEntry,
} from '../../../src/ui/types/typedCalendar.ts';
import { urlEntry } from '../../../src/ui/types/url.tsx';
import { minutesEntry } from '../../../src/ui/types/wholeEntry.ts';
import { wholeNumberEntry } from '../../../src/ui/types/wholeField.tsx';
import { tiny, tinyTexts } from '../../authoring/tiny.ts';
import { itemOfType } from '../../engine/types/items.ts';

await needWords(['question']);
await needViews(itemTypes);
const { words } = locale.peek();
const texts = { ...tinyTexts, options: { Q: { a: 'Vooral', b: 'Soms' } } };

/** What is typed, as an entry, for the types that are. */
const typed: Partial<Record<ItemType, (typed: string) => Entered>> = {
  percent: percentEntry,
  minutes: minutesEntry,
  decimal: decimalEntry,
  identifier: (text) => identifierEntry(text, '####.###.###'),
  whole: wholeNumberEntry,
  money: (text) => moneyEntry(text, itemOfType('money'), 'nl'),
  date: (text) => partedEntry({ day: text, month: '', year: '' }, dateParted),
  month: (text) => partedEntry({ day: '', month: text, year: '' }, monthParted),
  year: yearEntry,
};

describe('what is typed for a percentage', () => {
  it.each([
    ['45', 45],
    [' 45 ', 45],
    ['000', 0],
    ['007', 7],
    ['45,0', 45],
    ['45.', 45],
    ['45 %', 45],
    ['45%', 45],
    ['101', 101],
    ['', null],
    ['  ', null],
    ['%', '%'],
    ['12,5', '12,5'],
    ['-1', '-1'],
    ['1e2', '1e2'],
    ['veel', 'veel'],
    ['٣', '٣'],
    ['1234567890', '1234567890'],
    // What is pasted along and cannot be seen.
    ['45\u200b', 45],
    ['\u200e45', 45],
    ['\u202d45\u202c', 45],
    ['45\u2060', 45],
    ['\u206845\u2069', 45],
    ['4\u00ad5', 45],
    ['\u200b', null],
    ['４５', 45],
    ['４５％', 45],
    ['\u300045\u3000', 45],
    // A footnote is no digit.
    ['4²', '4²'],
  ])('%j is kept as %j', (typed, entry) => {
    expect(percentEntry(typed)).toBe(entry);
  });
});

describe('what is typed for minutes', () => {
  it.each([
    ['45', 45],
    ['45,0', 45],
    ['1,00', 1],
    ['４５\u200b', 45],
    ['1.000', '1.000'],
    ['1,000', '1,000'],
    ['1.200', '1.200'],
    ['1.000\u200b', '1.000\u200b'],
    ['1 000', '1 000'],
  ])('%j is kept as %j', (typed, entry) => {
    expect(minutesEntry(typed)).toBe(entry);
  });
});

describe('a number with the unit that its field shows', () => {
  it.each([
    ['12,5 kWh', '12.5'],
    ['12,5kwh', '12.5'],
    ['1.234 kWh', '1.234 kWh'],
    ['kWh', 'kWh'],
    ['12 kWh kWh', '12 kWh kWh'],
    ['12 MWh', '12 MWh'],
    // Dashes that word processors make of a minus.
    ['\u201312,5 kWh', '-12.5'],
  ])('is read where %j is typed', (text, entry) => {
    expect(decimalEntry(text, 'kWh')).toBe(entry);
  });

  it.each([
    ['3 personen', 3],
    ['1.234.567 PERSONEN', 1234567],
    ['\u20133', -3],
    ['1.234 personen', '1.234 personen'],
    ['3,5 personen', '3,5 personen'],
    ['personen', 'personen'],
  ])('is whole where %j is typed', (text, entry) => {
    expect(wholeNumberEntry(text, 'personen')).toBe(entry);
  });

  it.each([
    ['90 minuten', 90],
    ['90 min', 90],
    ['90min.', '90min.'],
    ['1.200 minuten', '1.200 minuten'],
    ['veel minuten', 'veel minuten'],
  ])('is of minutes where %j is typed', (text, entry) => {
    expect(minutesEntry(text, 'minuten')).toBe(entry);
  });
});

describe('what is typed for an address of a page', () => {
  it.each([
    [' www.example.org ', 'www.example.org'],
    ['https://example.org\u200b', 'https://example.org'],
    ['cafe\u0301.fr', 'café.fr'],
    ['', null],
    [' \u200b ', null],
  ])('%j is kept as %j', (text, entry) => {
    expect(urlEntry(text)).toBe(entry);
  });
});

describe('what is typed for whom to reach', () => {
  it.each([
    [' els@müller.be ', 'els@müller.be'],
    ['\u202a+32 2 123 45 67\u202c', '+32 2 123 45 67'],
    ['02/123.45.67', '02/123.45.67'],
    [' ', null],
  ])('%j is kept as %j', (text, entry) => {
    expect(addressEntry(text)).toBe(entry);
  });
});

describe.each(itemTypes)('%s', (type) => {
  const item: Item = itemOfType(type);
  const values = domainOf(item).representatives(item, { constants: [], summed: false }) ?? [];

  it('shows each value in words', () => {
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) expect(viewOf(item).format(value, item, texts, words)).not.toBe('');
  });

  it('keeps each value that is typed as it travels', () => {
    const parse = typed[type];
    for (const value of parse ? values : []) {
      expect(parse?.(`${value}`)).toBe(value);
      expect(readEntry(item, parse?.(`${value}`))).toEqual({ kind: 'valid', value });
    }
    expect(parse ? parse('') : null).toBeNull();
  });
});

describe('a value as it is read', () => {
  it.each([
    ['nl', '0 minuten', '1 minuut', '2 minuten', '80\u00A0%'],
    ['fr', '0 minute', '1 minute', '2 minutes', '80\u00A0%'],
    ['de', '0 Minuten', '1 Minute', '2 Minuten', '80\u00A0%'],
    ['en', '0 minutes', '1 minute', '2 minutes', '80%'],
  ] as const)('in %s agrees with its number, on one line', async (language, none, one, two, share) => {
    const question = await loadWords(language, 'question');
    const read = (type: 'minutes' | 'percent', value: number) =>
      viewOf(itemOfType(type)).format(value, itemOfType(type), { ...texts, language }, { ...words, question });
    expect([0, 1, 2].map((value) => read('minutes', value))).toEqual([none, one, two]);
    expect(read('percent', 80)).toBe(share);
  });
});

describe('a decimal number', () => {
  const item = { ...itemOfType('decimal'), digits: 3, unit: 'kWh' };
  const parsed = (typed: string) => decimalEntry(typed);
  const inKwh = (language: 'nl' | 'fr' | 'de' | 'en') => ({
    ...texts,
    language,
    units: { percent: '%', minutes: 'min', kWh: 'kWh' },
  });

  it.each([
    ['12,5', '12.5'],
    ['\u202d12,5\u202c', '12.5'],
    ['１２，５', '12.5'],
    ['12.50', '12.5'],
    ['1.234,5', '1234.5'],
    ['-0', '0'],
    ['', null],
    [' ', null],
    ['veel', 'veel'],
    ['12 kWh', '12 kWh'],
    ['1,234', '1,234'],
  ])('typed as %j is kept as %j', (typed, entry) => {
    expect(parsed(typed)).toBe(entry);
  });

  it('is no value before it was asked which is meant', () => {
    for (const typed of ['1.234', '1,234', '-1.234', '999.999']) {
      const entry = parsed(typed);
      expect(`${entry}`.trim()).toBe(typed);
      expect(readEntry(item, entry)).toEqual({ kind: 'invalid' });
      // As it is shown again, it is asked about again.
      expect(parsed(`${entry}`)).toBe(entry);
    }
  });

  it.each([
    ['nl', '1.234.567,005\u00A0kWh'],
    ['fr', '1\u202f234\u202f567,005\u00A0kWh'],
    ['de', '1.234.567,005\u00A0kWh'],
    ['en', '1,234,567.005\u00A0kWh'],
  ] as const)('in %s reads %s', (language, shown) => {
    expect(viewOf(item).format('1234567.005', item, inKwh(language), words)).toBe(shown);
  });

  it('is shown to its last digit, however many it has', () => {
    expect(viewOf(item).format('123456789012345678901234.5', item, inKwh('en'), words)).toBe(
      '123,456,789,012,345,678,901,234.5\u00A0kWh',
    );
  });
});

describe('what is typed for an identifier', () => {
  it.each([
    ['0206.731.645', '0206731645'],
    [' 0206 731 645 ', '0206731645'],
    ['0206731645', '0206731645'],
    ['\u200e0206.731.645\u200e', '0206731645'],
    ['０２０６.７３１.６４５', '0206731645'],
    // Its check digits are wrong: that is for the check to say.
    ['0206.731.646', '0206731646'],
    ['206.731.645', '206.731.645'],
    ['BE 0206.731.645', 'BE 0206.731.645'],
    ['', null],
    [' . ', null],
  ])('%j is taken as %j', (typedText, entry) => {
    expect(identifierEntry(typedText, '####.###.###')).toBe(entry);
  });

  it.each([
    ['BE 0206.731.645', '0206731645'],
    ['be0206731645', '0206731645'],
    ['206.731.645', '0206731645'],
    ['0206\u2013731\u2013645', '0206731645'],
    // With a wrong digit it is told so; a number that is short of one is not made another.
    ['BE 0206.731.646', '0206731646'],
    ['206.731.646', '206.731.646'],
    ['BTW 0206.731.645', 'BTW 0206.731.645'],
  ])('of an enterprise %j is taken as %j', (typedText, entry) => {
    expect(identifierEntry(typedText, '####.###.###', 'belgianEnterprise')).toBe(entry);
  });

  it('is shown as its mask prints it', () => {
    const item = itemOfType('identifier');
    expect(viewOf(item).format('0206731645', item, texts, words)).toBe('0206.731.645');
  });
});

describe('a whole number', () => {
  it.each([
    ['1234', 1234],
    ['1 234', 1234],
    ['1.234.567', 1234567],
    ['12,0', 12],
    ['-7', -7],
    ['-0', 0],
    ['', null],
    ['12,5', '12,5'],
    ['veel', 'veel'],
    // A sign before three digits is asked about.
    ['1.234', '1.234'],
    ['1,234', '1,234'],
    ['9007199254740992', '9007199254740992'],
  ])('typed as %j is kept as %j', (typed, entry) => {
    expect(wholeNumberEntry(typed)).toBe(entry);
  });
});

describe('an amount', () => {
  const item = itemOfType('money');

  it.each([
    ['nl', '1.234,50', '1234.5'],
    ['nl', '€ 12,50', '12.5'],
    ['nl', '12,50 EUR', '12.5'],
    ['nl', '12,50 eur', '12.5'],
    ['en', '€1,234.50', '1234.5'],
    ['fr', '12,50\u00A0€', '12.5'],
    ['nl', '-12', '-12'],
    ['nl', '', null],
    ['nl', '€', '€'],
    ['nl', '12 $', '12 $'],
    ['nl', '12,505', '12,505'],
    ['nl', '€ 1.234', '€ 1.234'],
    ['nl', '1.234', ' 1.234'],
    // As it is said where it is read: with the sign before the currency, with its name.
    ['en', '-€0.05', '-0.05'],
    ['nl', '€ -0,05', '-0.05'],
    ['nl', '\u2013 € 12', '-12'],
    ['nl', '12 euro', '12'],
    ['nl', 'EUR 12', '12'],
    ['fr', '12,50 euros', '12.5'],
    ['nl', 'EURO', 'EURO'],
  ] as const)('in %s typed as %j is kept as %j', (language, typed, entry) => {
    expect(moneyEntry(typed, item, language)).toBe(entry);
    // As it is shown again, it is the same.
    if (entry !== null) expect(moneyEntry(entry, item, language)).toBe(entry);
  });

  it.each([
    ['nl', '€\u00A01.234,50', '€\u00A0-0,05', '€\u00A01.234'],
    ['fr', '1\u202f234,50\u00A0€', '-0,05\u00A0€', '1\u202f234\u00A0€'],
    ['de', '1.234,50\u00A0€', '-0,05\u00A0€', '1.234\u00A0€'],
    ['en', '€1,234.50', '-€0.05', '€1,234'],
  ] as const)('in %s reads %s, %s, %s', (language, large, small, even) => {
    const said = (value: string) => viewOf(item).format(value, item, { ...texts, language }, words);
    expect(['1234.5', '-0.05', '1234'].map(said)).toEqual([large, small, even]);
  });
});

describe('a date', () => {
  const parts = (day: string, month: string, year: string) => ({ day, month, year });

  it.each([
    ['27', '3', '2024', '2024-03-27'],
    ['27', 'maart', '2024', '2024-03-27'],
    ['２７', '\u200e3', '2024', '2024-03-27'],
    ['', ' ', '', null],
    ['27/3/2024', '', '', '2024-03-27'],
    ['', '', '27 maart 2024', '2024-03-27'],
    ['27/3/2024', '', '2023', '27/3/2024//2023'],
    ['31', '2', '2024', '31/2/2024'],
    ['27', '', '', '27//'],
    ['', '3', '', '/3/'],
    ['gisteren', '', '', 'gisteren//'],
    ['2024-02-30', '', '', '2024-02-30//'],
  ])('typed as %j, %j, %j is kept as %j', (day, month, year, entry) => {
    const typed = parts(day, month, year);
    expect(partedEntry(typed, dateParted)).toBe(entry);
    // As it is shown again, it is the same.
    expect(partedEntry(partsTyped(entry, dateParted), dateParted)).toBe(entry);
    const reads = typeof entry === 'string' && /^\d{4}-\d\d-\d\d$/.test(entry);
    expect(readEntry(itemOfType('date'), entry).kind).toBe(reads ? 'valid' : entry === null ? 'blank' : 'invalid');
  });

  it.each([
    ['31', '2', '2024', 'day month year'],
    ['1', '1', '1989', 'day month year'],
    ['31', '', '2024', 'month'],
    ['31', 'lente', '24', 'month year'],
    ['0', '13', '2024', 'day month'],
    ['gisteren', '', '', 'day month year'],
  ])('typed as %j, %j, %j is wrong in its %s', (day, month, year, wrong) => {
    expect(wrongParts(parts(day, month, year), dateParted).join(' ')).toBe(wrong);
  });

  it('that came from elsewhere and is none stands where one begins', () => {
    expect(partsTyped('vorig jaar', dateParted)).toEqual(parts('vorig jaar', '', ''));
    expect(partsTyped('2031-01-05', dateParted)).toEqual(parts('5', '1', '2031'));
    expect(partsTyped('2031-01', monthParted)).toEqual(parts('', '1', '2031'));
    expect(partsTyped(null, dateParted)).toEqual(parts('', '', ''));
  });

  it.each([
    ['maart', '2024', '2024-03'],
    ['3/2024', '', '2024-03'],
    ['3', '', '3/'],
  ])('as a month typed as %j, %j is kept as %j', (month, year, entry) => {
    expect(partedEntry(parts('', month, year), monthParted)).toBe(entry);
    expect(partedEntry(partsTyped(entry, monthParted), monthParted)).toBe(entry);
  });

  it.each([
    ['2024', 2024],
    [' 2024 ', 2024],
    ['', null],
    ['24', '24'],
    ["'24", "'24"],
  ])('as a year typed as %j is kept as %j', (typed, entry) => {
    expect(yearEntry(typed)).toBe(entry);
  });

  it.each([
    ['nl', '5 maart 2024', 'maart 2024', 'Dag Maand Jaar'],
    ['fr', '5 mars 2024', 'mars 2024', 'Jour Mois Année'],
    ['de', '5. März 2024', 'März 2024', 'Tag Monat Jahr'],
    ['en', '5 March 2024', 'March 2024', 'Day Month Year'],
  ] as const)('in %s reads %s, and its parts are called by their names', (language, day, month, names) => {
    const said = (type: 'date' | 'month', value: string) =>
      viewOf(itemOfType(type)).format(value, itemOfType(type), { ...texts, language }, words);
    expect([said('date', '2024-03-05'), said('month', '2024-03')]).toEqual([day, month]);
    expect(dateParted.parts.map((part) => datePartName(part, language)).join(' ')).toBe(names);
  });
});

describe('choices in words', () => {
  it('are the words of their options, in order', () => {
    const item = { ...itemOfType('choices'), id: 'Q' };
    expect(viewOf(item).format('a b', item, texts, words)).toBe('Vooral en Soms');
  });

  it('are those of the list that the options are from, and the code where there is none', () => {
    const item = { ...itemOfType('choices'), id: 'Q', list: 'nuts' };
    const worded = { ...texts, lists: { nuts: { a: 'Brussel', b: 'Namen' } } };
    expect(viewOf(item).format('a b BE-10', item, worded, words)).toBe('Brussel, Namen en BE-10');
  });
});

describe('the fields of a module', () => {
  const modulesOf = (...questions: WrittenQuestion[]) => tiny(questions).modules;

  it('are there at once where it has lines alone, as a first page has', () => {
    expect(hasFields(modulesOf({ type: 'fields', id: 'N', fields: [{ type: 'text', item: 'N', maxLength: 9 }] }))).toBe(
      true,
    );
  });

  it('are there once they were asked for, its layouts too', async () => {
    const modules = modulesOf(
      { type: 'decimal', id: 'E', item: 'E', digits: 2 },
      { type: 'split', id: 'S', items: ['Sa', 'Sb'], total: 100 },
    );
    expect(hasFields(modules)).toBe(false);
    await needFields(modules);
    expect(hasFields(modules)).toBe(true);
  });
});
