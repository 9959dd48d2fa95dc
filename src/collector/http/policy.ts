import { faultsOf } from '../../instrument/faults.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { type Config, config } from '../../protocol/config.ts';

/**
 * Reads the text of the app's `config.json`; the fault is one line, without a value. A byte order mark is skipped, as
 * browsers do.
 */
export function readConfigText(text: string): Result<Config, string> {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own message quotes the text, which may have a token in it.
    return fail('is not JSON');
  }
  const read = config.safeParse(data);
  if (read.success) return ok(read.data);
  const lines = faultsOf(read.error).map(({ place, fault }) => `${place}: ${fault}`);
  return fail(lines.join('; '));
}

/** The origins beside its own that the app sends to, by the text of `config.json`; the fault is one line. */
export function originsIn(text: string): Result<readonly string[], string> {
  const read = readConfigText(text);
  if (!read.ok) return read;
  const { endpoint, byInstrument = {} } = read.value;
  const endpoints = [endpoint, ...Object.values(byInstrument).flatMap((own) => own.endpoint ?? [])];
  return ok([...new Set(endpoints.flatMap(originOf))]);
}

function originOf(endpoint: string): string[] {
  // Without a scheme, the page's own counts, in a policy too.
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

/** The policy of a picture. Where it is opened by itself an SVG is a page, and must reach nothing of the app's. */
export const picturePolicy = "sandbox; default-src 'none'";

/** The other headers of every page. The camera reads an enrolment's QR code; nothing else is asked of the device. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
