import * as z from 'zod/mini';

/** A coordinate of a point on P-256, in base64url. */
export const coordinate = z.string().check(z.regex(/^[\w-]{43}$/, 'not a coordinate of P-256'));

/** The private part of a key, where only a public one may stand. */
export const noPrivatePart = z.optional(
  z.custom<never>(() => false, 'is of a private key, which stays with its owner'),
);

/**
 * The public key (JWK, RFC 7517) of the one who may read sealed responses, whatever else is said of it. A private one
 * is refused: it stays there.
 */
export const recipientKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  kid: z.optional(z.string().check(z.maxLength(200))),
  d: noPrivatePart,
});
export type RecipientKey = Omit<z.infer<typeof recipientKey>, 'd'>;

/** The media type of a sealed response. */
export const sealedType = 'application/jose';
