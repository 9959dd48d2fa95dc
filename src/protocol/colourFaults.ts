import { contrast, type Hex, mixed } from './contrast.ts';
import type { OfficeColours, Theme } from './officeLook.ts';

/** What the app draws an accent on, as `tokens.css` has it. */
export const grounds: Readonly<Record<Theme, Readonly<Record<'paper' | 'ground' | 'notice' | 'trouble', Hex>>>> = {
  light: { paper: '#ffffff', ground: '#eef2f3', notice: '#fdf3d8', trouble: '#fbeaea' },
  dark: { paper: '#16262d', ground: '#0d191e', notice: '#3d3212', trouble: '#431c1c' },
};

/** How much of an accent its tint has: what is chosen or explained stands on that. */
const tintShare: Readonly<Record<Theme, number>> = { light: 0.12, dark: 0.16 };

/** The tint of an accent. */
export const tintOf = (accent: string, theme: Theme): Hex => mixed(grounds[theme].paper, accent, tintShare[theme]);

/** What text needs (WCAG 2.2, 1.4.3). An accent is text everywhere, so that the 3:1 of controls (1.4.11) is met as well. */
export const leastContrast = 4.5;

/** A pair of colours that cannot be told apart well enough. */
export interface ColourFault {
  readonly theme: Theme;
  /** The pair, in words. */
  readonly pair: string;
  readonly ratio: number;
}

/** The pairs of an office's colours that lack contrast. */
export const colourFaults = (colours: OfficeColours): ColourFault[] =>
  (['light', 'dark'] as const).flatMap((theme) => {
    const { accent, text } = colours[theme];
    const pairs: Readonly<Record<string, readonly [string, string]>> = {
      'text on accent': [text, accent],
      ...Object.fromEntries(
        Object.entries({ ...grounds[theme], 'own tint': tintOf(accent, theme) }).map(([name, on]) => [
          `accent on ${name} (${on})`,
          [accent, on] as const,
        ]),
      ),
    };
    return Object.entries(pairs)
      .map(([pair, [one, other]]) => ({ theme, pair, ratio: contrast(one, other) }))
      .filter(({ ratio }) => ratio < leastContrast);
  });

/** A fault in words; the ratio is cut, never rounded up to what is needed. */
export const colourFaultText = ({ pair, ratio }: ColourFault): string =>
  `${pair} has a contrast of ${(Math.floor(ratio * 100) / 100).toFixed(2)}:1, ${leastContrast}:1 is needed`;
