import { expect, it } from 'vitest';
import { appleBrowser } from '../../src/ui/apple.ts';

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit}`;

it.each([
  [
    'an iPhone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${webkit} Version/17.5 Safari/604.1`,
    5,
    'by-hand-ios',
  ],
  ['an iPad that says that it is a Mac', `${mac} Version/17.5 Safari/605.1.15`, 5, 'by-hand-ios'],
  [
    'Chrome on an iPad',
    `Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) ${webkit} CriOS/126.0 Safari/604.1`,
    5,
    'by-hand-ios',
  ],
  ['Safari on a Mac', `${mac} Version/17.5 Safari/605.1.15`, 0, 'by-hand-mac'],
  ['Chrome on a Mac', `${mac} Chrome/126.0.0.0 Safari/537.36`, 0, undefined],
  ['Edge on a Mac', `${mac} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`, 0, undefined],
  [
    'Firefox on a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Gecko/20100101 Firefox/128.0',
    0,
    undefined,
  ],
  ['Chrome on Android', `Mozilla/5.0 (Linux; Android 14) ${webkit} Chrome/126.0 Mobile Safari/537.36`, 5, undefined],
  ['WebKit on Linux', `Mozilla/5.0 (X11; Linux x86_64) ${webkit} Version/17.0 Safari/605.1.15`, 0, undefined],
])('knows %s', (_, userAgent, maxTouchPoints, expected) => {
  expect(appleBrowser({ userAgent, maxTouchPoints })).toBe(expected);
});
