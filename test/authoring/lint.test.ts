import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import type { Texts } from '../../src/instrument/texts.ts';
import { openTexts } from '../../src/surveys/open.ts';
import { ict2024 as ict } from '../support/ict2024.ts';
import { choice, said, tiny, tinyTexts, yesNo } from './tiny.ts';

describe('lint', () => {
  it('finds no fault in the real instrument, in any of its languages', async () => {
    const texts: Record<string, Texts> = {};
    for (const language of ict.languages) {
      const opened = await openTexts(ict.id, ict.version, language);
      if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
      texts[language] = opened.value;
    }
    expect(said(lint(ict, texts))).toEqual([]);
  });

  it('finds no fault in a tiny one', () => {
    expect(said(lint(tiny([yesNo('Q'), choice('C', ['a', 'b'])]), { nl: tinyTexts }))).toEqual([]);
  });
});
