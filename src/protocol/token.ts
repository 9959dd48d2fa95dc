import { sha256, toHex } from './digest.ts';
import { base64url } from './randomToken.ts';

// In a file of its own, since the first page needs only that.
export { newToken } from './randomToken.ts';

const textBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/**
 * The send token that goes with a token: good for delivering responses, and for nothing else. It may rest readable on
 * a locked device, and the token cannot be found from it.
 */
export const sendTokenOf = async (token: string): Promise<string> =>
  base64url(await sha256(textBytes(`veldwerk-send${token}`)));

/** What a collector keeps of a token: its SHA-256, in hex. */
export const tokenHash = async (token: string): Promise<string> => toHex(await sha256(textBytes(token)));

/** The field that carries a response's own token, where `Authorization` has the configuration's. */
export const ownTokenField = 'Veldwerk-Own';
