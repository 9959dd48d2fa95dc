import { render } from 'preact';
import { expect, it } from 'vitest';
import { Unbroken } from '../../src/ui/parts/unbroken.tsx';
import '../../src/ui/styles/base.css';

it.each([
  ['Het gebruik van ICT en e-commerce bij de ondernemingen', ['e-commerce']],
  ['E-COMMERCE', ['E-COMMERCE']],
  ['Accès par l’e-mail', ['e-mail']],
  ['ICT-specialisten en vaardigheden', []],
])('%s: breaks no line after a single letter', (text, words) => {
  const narrow = document.createElement('p');
  narrow.style.width = '1px';
  document.body.append(narrow);
  render(<Unbroken text={text} />, narrow);
  expect(narrow.textContent).toBe(text);
  const whole = [...narrow.querySelectorAll('span')];
  expect(whole.map((span) => span.textContent)).toEqual(words);
  // On one line, however little room there is.
  expect(whole.every((span) => span.getClientRects().length === 1)).toBe(true);
  narrow.remove();
});
