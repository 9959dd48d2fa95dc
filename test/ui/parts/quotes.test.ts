import { describe, expect, it } from 'vitest';
import { evaluationOf } from '../../../src/engine/evaluationOf.ts';
import type { Answers } from '../../../src/engine/value.ts';
import { loadWords } from '../../../src/i18n/load.ts';
import { labelsOf } from '../../../src/instrument/labels.ts';
import { answeredBy, filledIn, textsInRow, unanswered } from '../../../src/ui/parts/quotes/filledIn.ts';
import { quotedTexts } from '../../../src/ui/parts/quotes/quotedTexts.ts';
import { tinyInstrument, tinyWords } from '../../instruments/opened.ts';

const instrument = await tinyInstrument('test.quotes');
const all = await tinyWords('test.quotes', ['nl', 'fr', 'de', 'en']);
const question = await loadWords('nl', 'question');

/** What is filled in stands between marks of its own. */
const set = (text: string) => text.replaceAll('\u2068', '‹').replaceAll('\u2069', '›');

function filled(answers: Answers, language: keyof typeof all = 'nl') {
  const evaluation = evaluationOf(instrument, answers);
  return filledIn(instrument, all[language], answeredBy(evaluation), () => ({ question }));
}

const firm = 'Bakkerij Peeters';

describe('words that quote answers', () => {
  it.each<[string, Answers, (texts: ReturnType<typeof filled>) => string | undefined, string]>([
    ['a stem', { firm }, (t) => t.questions['A2']?.stem, 'Waar verkoopt ‹Bakkerij Peeters› het meest?'],
    ['nothing yet', {}, (t) => t.questions['A2']?.stem, 'Waar verkoopt uw onderneming het meest?'],
    ['blank', { firm: '  ' }, (t) => t.questions['A2']?.stem, 'Waar verkoopt uw onderneming het meest?'],
    ['the title of a module', { firm }, (t) => t.modules['B']?.title, 'Verkoop door ‹Bakkerij Peeters›'],
    ['that of a section', { firm }, (t) => t.sections['since']?.title, 'Sinds wanneer ‹Bakkerij Peeters› verkoopt'],
    [
      'an option, by its label',
      { A2: 'shop' },
      (t) => t.questions['B2']?.stem,
      'Wat is er in ‹de winkel› van uw onderneming?',
    ],
    ['an amount', { A3: '12345.5' }, (t) => t.questions['B3']?.stem, 'Hoeveel van ‹€\u00A012.345,50› kwam uit België?'],
    ['the label of an option', { firm }, (t) => t.options['A4']?.['own'], 'van ‹Bakkerij Peeters›'],
    ['an instruction', { firm }, (t) => t.questions['A3']?.instruction?.join(), 'Rond af voor ‹Bakkerij Peeters›.'],
    [
      'a check',
      { A3: '5', B3: '6' },
      (t) => t.checks['K10'],
      'Dit is meer dan ‹€\u00A05›, maar het is er een deel van.',
    ],
    [
      'a brace',
      {},
      (t) => t.sections['since']?.introduction?.map((b) => 'text' in b && b.text).join(),
      'Het gaat om de verkoop van uw onderneming. Een accolade is { en }.',
    ],
  ])('%s', (_name, answers, of, expected) => {
    expect(set(of(filled(answers)) ?? '')).toBe(expected);
  });

  it('writes a date as each language writes it, in a row', () => {
    const answers = { A2: 'shop', B1: '2014-07-01' };
    expect(
      (['nl', 'fr', 'de', 'en'] as const).map((language) => set(filled(answers, language).items['B2a']?.text ?? '')),
    ).toEqual([
      'Een kassa sinds ‹1 juli 2014›',
      'Une caisse depuis ‹1 juillet 2014›',
      'Eine Kasse seit ‹1. Juli 2014›',
      'A till since ‹1 July 2014›',
    ]);
  });

  it('quotes what is asked alone: not what the route skips', () => {
    expect(filled({ A2: 'site', B1: '2014-07-01', B2a: 'yes' }).questions['B2']?.stem).toContain('de website');
  });

  it('keeps what is filled in on its line and in its place, whatever it is', () => {
    const texts = filled({ firm: '{A2|x}\u202E\u2069 <b>\u0007B & Co.</b>' });
    expect(set(texts.questions['A2']?.stem ?? '')).toBe('Waar verkoopt ‹{A2|x} <b> B & Co.</b>› het meest?');
  });

  it('names questions by what they say now', () => {
    const plain = { ...all.nl, questions: { ...all.nl.questions, A2: { stem: 'Waar verkoopt {firm|u}?' } } };
    let name: string | undefined;
    const texts = quotedTexts(plain, () => name);
    const { title } = labelsOf({ instrument, texts }).question('A2');
    name = firm;
    expect([title, labelsOf({ instrument, texts }).question('A2').title].map(set)).toEqual([
      'A2 Waar verkoopt u?',
      'A2 Waar verkoopt ‹Bakkerij Peeters›?',
    ]);
  });

  it('leaves as they are those that quote nothing, and those of the first format', () => {
    const texts = filled({ firm });
    expect(texts.questions['A1']).toBe(all.nl.questions['A1']);
    const first = { ...instrument, format: 'veldwerk-instrument/1' as const };
    expect(filledIn(first, all.nl, unanswered, () => ({ question }))).toBe(all.nl);
  });

  describe('in rows', () => {
    const rows = {
      ...{ 'branches[a]': 'g', 'branches[a].branch': 'Gent', 'branches[b]': 'p', 'branches[b].branch': 'Luik' },
      'branches[c]': 't',
      D1: 'b',
    };
    const texts = filled({ ...rows, firm });
    const stemIn = (address: string) => set(textsInRow(texts, address).questions['C2']?.stem ?? '');

    it('are those of the row, and fall back in one without an answer', () => {
      expect(['a', 'b', 'c'].map((row) => stemIn(`branches[${row}].C2`))).toEqual([
        'Hoeveel mensen werken in ‹Gent›?',
        'Hoeveel mensen werken in ‹Luik›?',
        'Hoeveel mensen werken in dit filiaal?',
      ]);
      expect(stemIn('C2')).toBe('Hoeveel mensen werken in dit filiaal?');
    });

    it('are those asked once, where the row has none of that name', () => {
      const { questions } = textsInRow(texts, 'branches[a].branch');
      expect(set(questions['C1']?.stem ?? '')).toBe('Hoe heet dit filiaal van ‹Bakkerij Peeters›?');
    });

    it('are what a row is called that was chosen, and what it answered', () => {
      expect(set(texts.questions['D2']?.stem ?? '')).toBe(
        'Heeft ‹Luik› (in het overzicht: ‹Luik›) een benedenverdieping?',
      );
    });

    it('are made once for a row', () => {
      expect(textsInRow(texts, 'branches[a].C2')).toBe(textsInRow(texts, 'branches[a]'));
      expect(textsInRow(all.nl, 'branches[a].C2')).toBe(all.nl);
    });
  });

  it('ends where options quote each other in a circle', () => {
    const options = { ...all.nl.options, A2: { shop: 'de winkel van {A4|a}' }, A4: { own: 'die van {A2|b}' } };
    const evaluation = evaluationOf(instrument, { A2: 'shop', A4: 'own' });
    const texts = filledIn(instrument, { ...all.nl, options }, answeredBy(evaluation), () => ({ question }));
    expect(set(texts.options['A2']?.['shop'] ?? '')).toBe('de winkel van ‹die van de winkel van a›');
  });
});
