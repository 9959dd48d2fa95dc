/** Bytes as base64url (RFC 4648), without padding. */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** A new bearer token: 32 random bytes. */
export const newToken = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));
