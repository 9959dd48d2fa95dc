import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { colourFaults, colourFaultText, grounds, tintOf } from '../../src/protocol/colourFaults.ts';
import { contrast, mixed } from '../../src/protocol/contrast.ts';

const css = readFileSync(resolve(import.meta.dirname, '../../src/ui/styles/tokens.css'), 'utf8');
/** The tokens of the app: light ones first, then dark ones. */
const tokens = (name: string): string[] =>
  [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map(([, value = '']) => value).slice(0, 2);

const own = {
  light: { accent: tokens('accent')[0] ?? '', text: tokens('accent-ink')[0] ?? '' },
  dark: { accent: tokens('accent')[1] ?? '', text: tokens('accent-ink')[1] ?? '' },
};

describe('a contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.478],
    ['#767676', '#ffffff', 4.542],
    ['#0000ff', '#ffffff', 8.592],
    ['#ff0000', '#ffffff', 3.998],
    ['#00ff00', '#000000', 15.304],
    ['#1a1A1a', '#FFd23f', 12.052],
  ])('of %s and %s is %s, either way round', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});

it('mixes one colour into another', () => {
  expect(mixed('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mixed('#000000', '#ffffff', 1)).toBe('#ffffff');
  expect(mixed('#102030', '#203040', 0.5)).toBe('#182838');
});

describe("an office's colours", () => {
  it('are judged on the grounds that the app has', () => {
    for (const [index, theme] of (['light', 'dark'] as const).entries())
      expect(grounds[theme]).toEqual({
        paper: tokens('paper')[index],
        ground: tokens('ground')[index],
        notice: tokens('notice-soft')[index],
        trouble: tokens('wrong-soft')[index],
      });
  });

  it("are fine where they are the app's own", () => {
    expect(colourFaults(own)).toEqual([]);
  });

  it('are named with the pair and its ratio, which is never rounded up', () => {
    const faults = colourFaults({ ...own, light: { accent: '#777777', text: '#ffffff' } });
    expect(faults.map(({ theme }) => theme)).toEqual(Array(faults.length).fill('light'));
    expect(faults.map(colourFaultText)).toContain('text on accent has a contrast of 4.47:1, 4.5:1 is needed');
    expect(faults.map(colourFaultText)).toContain(
      'accent on ground (#eef2f3) has a contrast of 3.97:1, 4.5:1 is needed',
    );
    expect(colourFaults({ ...own, dark: { accent: '#0b5569', text: '#ffffff' } }).map(({ theme }) => theme)).toContain(
      'dark',
    );
  });

  it('leave the ink of the app readable on any tint', () => {
    for (const [index, theme] of (['light', 'dark'] as const).entries())
      for (const accent of ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff'])
        expect(contrast(tokens('ink')[index] ?? '', tintOf(accent, theme))).toBeGreaterThan(7);
  });
});
