import { config } from '../../protocol/config.ts';

/** The origins that the app's `config.json` has it send to, besides its own. A file that does not read names none. */
export function originsIn(text: string): string[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // The app reports this to its user; the policy stays at its tightest.
    return [];
  }
  const read = config.safeParse(data);
  if (!read.success) return [];
  const { endpoint } = read.data;
  // Without a scheme it is that of the page, in a policy too.
  if (endpoint.startsWith('//')) return [new URL(endpoint, 'https://app.invalid').host];
  return URL.canParse(endpoint) ? [new URL(endpoint).origin] : [];
}

/** The content security policy of the app: everything from its own origin, requests also to `connect`. */
export const contentPolicy = (connect: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The other headers of every page. The camera reads an enrolment's QR code; nothing else is asked of the device. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
