import { ownTokenField } from '../../protocol/token.ts';

/** Header fields by name. */
export type HeaderFields = Readonly<Record<string, string>>;

/** The fields of every reply of the API: it must not be cached, and never be shown as a page. */
const apiFields: HeaderFields = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The header fields of a reply of the API, by the request's origin. */
export function headerFieldsFor(origins: readonly string[]): (origin: string | undefined) => HeaderFields {
  if (origins.length === 0) return () => apiFields;
  const others = { ...apiFields, Vary: 'Origin' };
  const byOrigin = new Map(
    origins.map((origin) => [
      origin,
      // They are no CORS-safelisted response headers, so they have to be exposed.
      { ...others, 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After,ETag' },
    ]),
  );
  return (origin) => byOrigin.get(origin ?? '') ?? others;
}

/** The fields of the reply to a CORS preflight of an allowed origin. */
export const preflightFields: HeaderFields = {
  'Access-Control-Allow-Methods': 'GET,HEAD,PUT,POST,DELETE',
  'Access-Control-Allow-Headers': `Content-Type,Repr-Digest,Authorization,If-Match,If-None-Match,${ownTokenField}`,
  'Access-Control-Max-Age': '7200',
};
