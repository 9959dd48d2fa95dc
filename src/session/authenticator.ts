import { base64url } from 'jose';
import type { AuthenticatorWay } from '../storage/lock/lockRecord.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** What an authenticator gave for a salt, if it knows how (WebAuthn Level 3, PRF). */
function givenBy(credential: Credential | null): Uint8Array | undefined {
  const results =
    credential instanceof PublicKeyCredential ? credential.getClientExtensionResults().prf?.results : undefined;
  const first = results?.first;
  if (first instanceof ArrayBuffer) return new Uint8Array(first);
  return first && ArrayBuffer.isView(first) ? new Uint8Array(first.buffer) : undefined;
}

/** Whether the device has an authenticator of its own that tells who is there. */
export async function hasAuthenticator(): Promise<boolean> {
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    // A browser without, or a page that is not secure.
    return false;
  }
}

/**
 * Makes a credential on the device's own authenticator, and asks it for a key.
 * @returns undefined where it gives none
 * @throws {DOMException} where the person says no
 */
export async function enrolAuthenticator(): Promise<
  (Pick<AuthenticatorWay, 'credential' | 'salt'> & { readonly given: Uint8Array }) | undefined
> {
  const salt = random(32);
  const made = await navigator.credentials.create({
    publicKey: {
      rp: { name: 'Veldwerk' },
      user: { id: random(16), name: 'Veldwerk', displayName: 'Veldwerk' },
      challenge: random(32),
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
      extensions: { prf: { eval: { first: salt } } },
    },
  });
  if (!(made instanceof PublicKeyCredential)) return undefined;
  const way = { credential: base64url.encode(new Uint8Array(made.rawId)), salt: base64url.encode(salt) };
  // Most give the key with the first use only.
  const given = givenBy(made) ?? (await askAuthenticator(way));
  return given && { ...way, given };
}

/**
 * Asks the authenticator for the key of a way.
 * @returns undefined where it gives none
 * @throws {DOMException} where the person says no
 */
export async function askAuthenticator({
  credential,
  salt,
}: Pick<AuthenticatorWay, 'credential' | 'salt'>): Promise<Uint8Array | undefined> {
  const asked = await navigator.credentials.get({
    publicKey: {
      challenge: random(32),
      allowCredentials: [{ type: 'public-key', id: Uint8Array.from(base64url.decode(credential)) }],
      userVerification: 'required',
      extensions: { prf: { eval: { first: Uint8Array.from(base64url.decode(salt)) } } },
    },
  });
  return givenBy(asked);
}
