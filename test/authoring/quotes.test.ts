import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import type { Texts } from '../../src/instrument/texts.ts';
import { tinyInstrument, tinyWords } from '../instruments/opened.ts';
import { said } from './tiny.ts';

const instrument = await tinyInstrument('test.quotes');
const words = await tinyWords('test.quotes', ['nl', 'fr', 'de', 'en']);

const stem = (id: string, text: string): Partial<Texts> => ({
  questions: { ...words.nl.questions, [id]: { ...words.nl.questions[id], stem: text } },
});
const faultsWith = (nl: Partial<Texts>) =>
  said(lint(instrument, { ...words, nl: { ...words.nl, ...nl } })).filter((one) => one.includes('texts nl'));

describe('what lint says of quotes', () => {
  it('is nothing where all languages quote the same, of what is asked before', () => {
    expect(said(lint(instrument, words))).toEqual([]);
  });

  it.each<[string, Partial<Texts>, string]>([
    [
      'what there is not',
      stem('A4', '{gone|u}'),
      'texts nl: questions.A4.stem quotes gone, which is no item of its row, or asked once',
    ],
    ['what is asked later', stem('A4', '{B1|u}'), 'texts nl: questions.A4.stem quotes B1, which is not asked before'],
    ['itself', stem('A4', '{A4|u}'), 'texts nl: questions.A4.stem quotes A4, which is not asked before'],
    [
      'how it is not written',
      stem('A4', 'Van {firm}?'),
      'texts nl: questions.A4.stem, character 5: a quote is written {name|what stands there without it}',
    ],
    [
      'a row, outside of rows',
      stem('D2', '{branch|u}'),
      'texts nl: questions.D2.stem quotes branch, which is no item of its row, or asked once',
    ],
    [
      'behind what is no reference',
      stem('D2', '{A4.branch|u}'),
      'texts nl: questions.D2.stem quotes A4.branch, which is no item of its row, or asked once',
    ],
    ['in the title', { title: '{firm|U}' }, 'texts nl: title quotes, but nothing is filled in there'],
    [
      'a title that stands before it',
      { modules: { ...words.nl.modules, A: { label: 'A', title: '{firm|U}' } } },
      'texts nl: modules.A.title quotes firm, which is not asked before',
    ],
  ])('%s', (_name, nl, fault) => {
    expect(faultsWith(nl)).toContain(fault);
  });

  it('tells a language that quotes something else than the first', () => {
    const en = { ...words.en, questions: { ...words.en.questions, B1: { stem: 'Since when?' } } };
    expect(said(lint(instrument, { ...words, en }))).toEqual([
      'texts en: questions.B1.stem quotes nothing, in nl A2, firm',
    ]);
  });
});
