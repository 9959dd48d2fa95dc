import { describe, expect, it } from 'vitest';
import { wordsWithFigures } from '../../src/i18n/wordsWithFigures.ts';

const file = {
  title: 'Cases',
  found_one: '{{count}} case.',
  found_other: '{{count}} cases of {{all}}.',
  part: { number: 'No. {{id}}', share: '{{count}} in all' },
};

describe('words with figures', () => {
  it('have counts as tables have them, and leave other numbers as they are', () => {
    expect(said('en', ['found'], { count: 1878, all: 2000 })).toBe('1,878 cases of 2000.');
    expect(said('nl', ['found'], { count: 1878, all: 2000 })).toBe('1.878 cases of 2000.');
    expect(said('en', ['found'], { count: 1 })).toBe('1 case.');
    expect(said('en', ['part', 'share'], { count: 12345 })).toBe('12,345 in all');
    expect(said('en', ['part', 'number'], { id: 1878 })).toBe('No. 1878');
    expect(wordsWithFigures(file, 'en')['title']).toBe('Cases');
  });
});

/** What a message says. */
function said(language: 'en' | 'nl', path: readonly string[], values: Readonly<Record<string, number>>): unknown {
  let found: unknown = wordsWithFigures(file, language);
  for (const key of path)
    found = found instanceof Object ? Object.getOwnPropertyDescriptor(found, key)?.value : undefined;
  return typeof found === 'function' ? found(values) : found;
}
