import { colourFaults, colourFaultText, tintOf } from '../../protocol/colourFaults.ts';
import { type OfficeColours, officeColours, type Theme } from '../../protocol/officeLook.ts';

let sheet: CSSStyleSheet | undefined;

/** Room for a logo of any shape. On a dark screen it stands on white: most logos are made for paper. */
const logoStyle = `
.office-logo { height: 3.5rem; margin: 0 0 1rem }
.office-logo img { max-width: 100%; height: 100%; object-fit: contain; object-position: left }
@media screen and (prefers-color-scheme: dark) {
  .office-logo img { padding: 0.375rem 0.5rem; border-radius: 0.25rem; background: #ffffff }
}`;

const tokens = (colours: OfficeColours, theme: Theme): string => {
  const { accent, text } = colours[theme];
  return `:root { --accent: ${accent}; --accent-ink: ${text}; --accent-soft: ${tintOf(accent, theme)} }`;
};

/** Paper is black on white, and whoever asks for more contrast gets the app's own. */
const coloursStyle = (colours: OfficeColours): string => `
@media screen and (prefers-contrast: no-preference) {
  ${tokens(colours, 'light')}
  @media (prefers-color-scheme: dark) { ${tokens(colours, 'dark')} }
}`;

/**
 * Draws in the office's colours, or in the app's own where there are none or some are hard to read, which the console
 * says. A style sheet that a script makes is no inline style, which the content security policy forbids.
 */
export function showColours(given: unknown): void {
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(logoStyle + styleOf(given));
  if (!document.adoptedStyleSheets.includes(sheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function styleOf(given: unknown): string {
  if (given === undefined) return '';
  const read = officeColours.safeParse(given);
  const faults = read.success
    ? colourFaults(read.data).map((fault) => `${fault.theme}: ${colourFaultText(fault)}`)
    : [];
  if (read.success && faults.length === 0) return coloursStyle(read.data);
  console.warn(`config.json: office.colours are not used. ${faults.join('; ') || 'They do not read.'}`);
  return '';
}
