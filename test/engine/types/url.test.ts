import { expect, it } from 'vitest';
import { readEntry } from '../../../src/engine/reading.ts';
import { itemOfType } from './items.ts';

const item = { ...itemOfType('url'), maxLength: 200 };

it.each([
  'statbel.fgov.be',
  'https://statbel.fgov.be/nl/themas?x=1#y',
  'HTTP://Example.ORG',
  'http://example.org:8080/',
  'müller.de',
  'xn--mller-kva.de',
  'exämple.org/ä?q=é',
  'a.be',
  // As browsers copy a name in another script, and as it is read.
  'https://xn--e1afmkfd.xn--p1ai/',
  'https://пример.рф/',
  'उदाहरण.भारत',
])('%s is an address', (typed) => {
  expect(readEntry(item, typed)).toEqual({ kind: 'valid', value: typed });
});

it.each([
  'geen',
  'http://',
  'ftp://example.org',
  'javascript:alert(1)',
  'info@example.org',
  'www.example.org en www.example.be',
  ' www.example.org',
  'example.',
  '-a.be',
  'https://example',
  `${'a'.repeat(64)}.be`,
  `a.be/${'x'.repeat(200)}`,
  'example.xn--',
  'example.xn--a-',
  'example.b1',
])('%s is none', (typed) => {
  expect(readEntry(item, typed)).toEqual({ kind: 'invalid' });
});

it('tells so of a text that is made to take long', () => {
  const long = { ...item, maxLength: 4000 };
  const begun = performance.now();
  for (const typed of ['a.'.repeat(2000), 'a-'.repeat(2000), `${'a'.repeat(60)}.`.repeat(60)]) readEntry(long, typed);
  expect(performance.now() - begun).toBeLessThan(200);
});
