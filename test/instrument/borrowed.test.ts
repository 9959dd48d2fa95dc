import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { notTranslated } from '../../src/authoring/wording.ts';
import { eachWithBorrowed } from '../../src/instrument/borrowed.ts';
import { langOf, langOfOption } from '../../src/instrument/langOf.ts';
import { loadInstrument, loadTexts } from '../../src/instrument/load.ts';
import structure from '../instruments/tongues/structure.json' with { type: 'json' };
import nl from '../instruments/tongues/text/nl.json' with { type: 'json' };
import uk from '../instruments/tongues/text/uk.json' with { type: 'json' };

const { A2: _asked, ...questions } = uk.questions;
const { K10: _check, ...checks } = uk.checks;
/** Without a question, an option and a check. */
const partly = { ...uk, questions, checks, options: { A4: { rail: 'Залізниця' } } };

function opened(official: readonly string[], words: unknown = partly) {
  const instrument = loadInstrument({ ...structure, languages: ['nl', 'uk'], official });
  const [dutch, ukrainian] = [loadTexts(nl), loadTexts(words)];
  if (!instrument.ok || !dutch.ok || !ukrainian.ok) throw new Error('the tiny questionnaire does not load');
  return { instrument: instrument.value, texts: { nl: dutch.value, uk: ukrainian.value } };
}

describe('words that are not translated yet', () => {
  it('are those of the first language, and said to be', () => {
    const { instrument, texts } = opened([]);
    const { nl: first, uk: own } = eachWithBorrowed(instrument, texts);
    expect(first).toBe(texts.nl);
    expect(own?.questions['A2']).toEqual(nl.questions.A2);
    expect(own?.questions['A1']).toEqual(uk.questions.A1);
    expect(own?.options['A4']).toEqual({ rail: 'Залізниця', road: 'Weg' });
    expect(own?.borrowed).toEqual({ language: 'nl', parts: ['questions.A2', 'options.A4.road', 'checks.K10'] });
    expect(own && ['questions.A1', 'questions.A2', 'options.A4.road'].map((part) => langOf(own, part))).toEqual([
      ...['uk', 'nl', 'nl'],
    ]);
    expect(own && ['rail', 'road'].map((code) => langOfOption(code, { name: 'A4' }, own))).toEqual(['uk', 'nl']);
    expect(own && langOfOption('road', { name: 'A4', list: 'ways' }, own)).toBe('uk');
    // Nothing lacks: the words are the very ones.
    const whole = opened([], uk);
    expect(eachWithBorrowed(whole.instrument, whole.texts)['uk']).toBe(whole.texts.uk);
  });

  it('are no fault, and named', () => {
    const { instrument, texts } = opened(['nl']);
    expect(lint(instrument, texts)).toEqual([]);
    expect(notTranslated(instrument, texts)).toMatchObject(
      ['A2', 'A4.road', 'K10'].map((id) => ({ language: 'uk', id })),
    );
  });

  it.each([
    ['an official language', ['nl', 'uk'], partly, ['A2', 'A4.road', 'K10']],
    ['an official language that is the only one', ['uk'], partly, ['A2', 'A4.road', 'K10']],
  ])('are a fault in %s', (_, official, words, ids) => {
    const { instrument, texts } = opened(official, words);
    const missing = lint(instrument, texts).filter(({ fault }) => fault === 'missing-text');
    expect(missing).toMatchObject(ids.map((id) => ({ language: 'uk', id })));
  });

  it('are a fault in the first language, official or not', () => {
    const instrument = loadInstrument({ ...structure, languages: ['uk', 'nl'], official: [] });
    if (!instrument.ok) throw new Error(JSON.stringify(instrument.fault));
    const { texts } = opened([]);
    expect(lint(instrument.value, texts).map(({ fault }) => fault)).toEqual(Array(3).fill('missing-text'));
    expect(notTranslated(instrument.value, texts)).toEqual([]);
  });
});
