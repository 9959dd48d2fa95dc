import { ownTokenField } from '../../protocol/token.ts';

/** Header fields by name. */
export type HeaderFields = Readonly<Record<string, string>>;

/** The fields of every answer of the API: nothing of it is kept on the way, or is ever a page. */
const apiFields: HeaderFields = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Gives the fields of an answer of the API, by the origin that asks. */
export function headerFieldsFor(origins: readonly string[]): (origin: string | undefined) => HeaderFields {
  if (origins.length === 0) return () => apiFields;
  const others = { ...apiFields, Vary: 'Origin' };
  const byOrigin = new Map(
    origins.map((origin) => [
      origin,
      // Retry-After is not among the fields that a page may read across origins without being told so.
      { ...others, 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' },
    ]),
  );
  return (origin) => byOrigin.get(origin ?? '') ?? others;
}

/** What an origin that is let in may do, for the browser that asks first. */
export const preflightFields: HeaderFields = {
  'Access-Control-Allow-Methods': 'GET,HEAD,PUT,POST',
  'Access-Control-Allow-Headers': `Content-Type,Repr-Digest,Authorization,${ownTokenField}`,
  'Access-Control-Max-Age': '7200',
};
