import * as z from 'zod/mini';
import { officeText } from './officeText.ts';

/** The office's logo: a file beside `config.json`, and what it says to whom cannot see it. */
export const officeLogo = z.object({
  file: z.string().check(z.regex(/^[A-Za-z0-9][\w.-]{0,99}\.(png|webp|svg)$/, 'not a .png, .webp or .svg beside it')),
  alt: officeText,
});
export type OfficeLogo = z.infer<typeof officeLogo>;

const colour = z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/, 'not a colour such as #0b5569'));

/** What buttons, links and marks are drawn in, and the text on them. */
const theme = z.object({ accent: colour, text: colour });
export type ThemeColours = z.infer<typeof theme>;

/** The office's colours, for a light and for a dark screen. */
export const officeColours = z.object({ light: theme, dark: theme });
export type OfficeColours = z.infer<typeof officeColours>;

export type Theme = keyof OfficeColours;
