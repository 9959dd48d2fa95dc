import { fail, ok, type Result } from '../lib/result.ts';

/** The most bytes that a logo may have. */
export const logoMostBytes = 50_000;

/** Why a file is not drawn as a logo. */
export type LogoFault =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'no-image' }
  /** An SVG with something in it that a picture does not need. */
  | { readonly kind: 'unsafe'; readonly what: string };

const isAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/**
 * What an SVG may not have, each with its name. Drawn as an image it runs nothing and fetches nothing; but it has an
 * address of its own, where it is a page. What is no fault and looks like one is refused as well: a logo needs none of it.
 */
const unsafe: readonly (readonly [what: string, form: RegExp])[] = [
  ['a script', /<\s*([\w-]+:)?script/],
  ['a foreignObject', /<\s*([\w-]+:)?foreignobject/],
  ['an element of HTML', /<\s*([\w-]+:)?(iframe|object|embed|link|meta|base|form|audio|video)\b/],
  ['an event handler', /[\s"'/]on[a-z]+\s*=/],
  ['a document type or an entity', /<!(doctype|entity)/],
  ['a style sheet of elsewhere', /<\?xml-stylesheet|@import/],
  ['an animated reference', /attributename\s*=\s*["']?\s*([\w-]+:)?(href|on)/],
  // A part of its own, or a picture in it.
  ['a reference outside itself', /(^|[\s"'/:])(href|src)\s*=\s*(?!\s*(["']\s*)?(#|data:image\/(png|jpeg|webp)[;,]))/],
  ['a reference outside itself', /xml:base/],
  ['a reference outside itself', /url\((?!\s*["']?\s*#)/],
  ['an escape in a style', /\\[0-9a-f]/],
  ['a script', /javascript:/],
];

/** The media type of a file that may be drawn as the office's logo: a PNG, a WebP or a harmless SVG, by its content. */
export function readLogo(bytes: Uint8Array): Result<string, LogoFault> {
  if (bytes.length > logoMostBytes) return fail({ kind: 'too-large' });
  if (isAt(bytes, 0, '\u0089PNG\r\n\u001A\n')) return ok('image/png');
  if (isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WEBP')) return ok('image/webp');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).toLowerCase();
  } catch {
    // No picture that is known, and no text.
    return fail({ kind: 'no-image' });
  }
  // Before the picture: what XML declares, and comments.
  if (!/^(<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^[>]*(\[[\s\S]*?\]\s*)?>|\s)*<svg[\s>]/.test(text))
    return fail({ kind: 'no-image' });
  const found = unsafe.find(([, form]) => form.test(text));
  return found ? fail({ kind: 'unsafe', what: found[0] }) : ok('image/svg+xml');
}

/** A fault in words. */
export function logoFaultText(fault: LogoFault): string {
  switch (fault.kind) {
    case 'too-large':
      return `has more than ${logoMostBytes / 1000} kB`;
    case 'no-image':
      return 'is no PNG, WebP or SVG';
    case 'unsafe':
      return `is an SVG with ${fault.what}`;
  }
}
