import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import type { TextsByLanguage } from '../../src/authoring/wording.ts';
import { check, choice, isYes, said, tiny, tinyTexts, yesNo } from './tiny.ts';

describe('texts', () => {
  const without = <Words extends object>(words: Words, id: string): Words =>
    Object.fromEntries(Object.entries(words).filter(([one]) => one !== id)) as Words;
  const nl = tinyTexts;
  it.each<[string, TextsByLanguage, string[]]>([
    ['none', {}, ['language nl: listed, but there are no texts']],
    [
      'of an unlisted language',
      { nl, fr: { ...nl, language: 'fr' } },
      ['language fr: there are texts, but it is not among the languages'],
    ],
    ['in the wrong place', { nl: { ...nl, language: 'de' } }, ['language nl: its texts say that they are de']],
    ['module missing', { nl: { ...nl, modules: {} } }, ['texts nl: module M has no words']],
    [
      'question missing',
      { nl: { ...nl, questions: without(nl.questions, 'Q') } },
      ['texts nl: question Q has no words'],
    ],
    ['item missing', { nl: { ...nl, items: without(nl.items, 'C') } }, ['texts nl: item C has no words']],
    ['option missing', { nl: { ...nl, options: { C: { a: 'A' } } } }, ['texts nl: option C.b has no words']],
    [
      'all options missing',
      { nl: { ...nl, options: {} } },
      ['texts nl: option C.a has no words', 'texts nl: option C.b has no words'],
    ],
    ['check missing', { nl: { ...nl, checks: without(nl.checks, 'D2') } }, ['texts nl: check D2 has no words']],
    [
      'unknown module',
      { nl: { ...nl, modules: { ...nl.modules, X: { label: 'X', title: 'X' } } } },
      ['texts nl: words for module X, which the structure does not have'],
    ],
    [
      'unknown section',
      { nl: { ...nl, sections: { S: {}, X: {} } } },
      ['texts nl: words for section X, which the structure does not have'],
    ],
    [
      'unknown question',
      { nl: { ...nl, questions: { ...nl.questions, X: { stem: 'X' } } } },
      ['texts nl: words for question X, which the structure does not have'],
    ],
    [
      'unknown item',
      { nl: { ...nl, items: { ...nl.items, toString: { text: 'X' } } } },
      ['texts nl: words for item toString, which the structure does not have'],
    ],
    [
      'unknown option',
      { nl: { ...nl, options: { C: { a: 'A', b: 'B', c: 'C' } } } },
      ['texts nl: words for option C.c, which the structure does not have'],
    ],
    [
      'options of an item that has none',
      { nl: { ...nl, options: { ...nl.options, Q: { a: 'A' } } } },
      ['texts nl: words for option Q.a, which the structure does not have'],
    ],
    [
      'unknown check',
      { nl: { ...nl, checks: { ...nl.checks, K9: 'X' } } },
      ['texts nl: words for check K9, which the structure does not have'],
    ],
  ])('%s', (_name, texts, faults) => {
    expect(said(lint(tiny([yesNo('Q'), choice('C', ['a', 'b'])]), texts))).toEqual(faults);
  });

  it('are needed for the checks of the instrument, too', () => {
    const instrument = tiny([yesNo('Q'), choice('C', ['a', 'b'])], { domainChecks: { choice: 'D2', yesNo: 'D6' } }, [
      check(isYes('Q')),
    ]);
    expect(said(lint(instrument, { nl }))).toEqual([
      'texts nl: check D6 has no words',
      'texts nl: check K1 has no words',
      'texts nl: words for check D3, which the structure does not have',
    ]);
  });

  it.each<[string, object, string[]]>([
    ['are there once for a list that two items share', { C: { a1: 'A', b1: 'B' } }, []],
    ['are missing for a code of a list', { C: { a1: 'A' } }, ['texts nl: option C.b1 has no words']],
    [
      'are there for a code that no list has',
      { C: { a1: 'A', b1: 'B', c1: 'C' } },
      ['texts nl: words for option C.c1, which the structure does not have'],
    ],
  ])('%s', (_name, lists, faults) => {
    const shared = { type: 'choice', options: { list: 'C' } } as const;
    const instrument = tiny([yesNo('Q'), { ...shared, id: 'C', item: 'C' }, { ...shared, id: 'D', item: 'D' }], {
      lists: { C: ['a1', 'b1'] },
    });
    const { questions, items } = nl;
    const texts = { ...nl, options: {}, lists, questions: { ...questions, D: { stem: 'D?' } } };
    expect(said(lint(instrument, { nl: { ...texts, items: { ...items, D: { text: 'D?' } } } as typeof nl }))).toEqual(
      faults,
    );
  });
});
