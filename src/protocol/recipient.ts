import * as z from 'zod/mini';

const coordinate = z.string().check(z.regex(/^[\w-]{43}$/, 'not a coordinate of P-256'));

/** The public key (JWK, RFC 7517) of the one who may read sealed responses. A private one is refused: it stays there. */
export const recipientKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  kid: z.optional(z.string().check(z.maxLength(200))),
});
export type RecipientKey = z.infer<typeof recipientKey>;

/** The media type of a sealed response. */
export const sealedType = 'application/jose';
