import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { loadTexts } from '../../src/instrument/load.ts';
import dutch from '../../src/surveys/ict-2024/text/nl.json' with { type: 'json' };
import { ict2024 as ict } from '../support/ict2024.ts';
import { choice, said, tiny, tinyTexts, yesNo } from './tiny.ts';

describe('lint', () => {
  it('finds no fault in the real instrument', () => {
    const texts = loadTexts(dutch);
    if (!texts.ok) throw new Error(JSON.stringify(texts.fault));
    expect(said(lint(ict, { nl: texts.value }))).toEqual([]);
  });

  it('finds no fault in a tiny one', () => {
    expect(said(lint(tiny([yesNo('Q'), choice('C', ['a', 'b'])]), { nl: tinyTexts }))).toEqual([]);
  });
});
