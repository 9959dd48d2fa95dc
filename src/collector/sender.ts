import { createHmac, hash } from 'node:crypto';
import { fail, ok, type Result } from '../lib/result.ts';
import { bearerToken } from '../protocol/config.ts';
import type { CodeKey } from './codeKey.ts';
import type { Right } from './store/right.ts';
import type { Store } from './store/store.ts';
import type { KnownToken } from './store/tokenRows.ts';

/** Who may send: whoever was invited with a token of a case, or anyone. */
export const intakes = ['invited', 'open'] as const;
export type Intake = (typeof intakes)[number];

/** What a request shows of who sends it. Undefined: a header that is not there. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** A response's own token, where `Authorization` carries the configuration's. */
  readonly own: string | undefined;
}

/** What identifying a sender needs. */
export interface SenderDependencies {
  readonly store: Pick<Store, 'tokenOf'>;
  readonly intake: Intake;
  /** The key of the HMACs of short tokens, asked for where a token is not found by its hash; undefined: there are none. */
  readonly codeKey: () => Pick<CodeKey, 'bytes'> | undefined;
  /** Tokens in public configurations, which identify nobody. */
  readonly generalTokens: readonly string[];
}

/** A sender's right, and the token of a case where one was shown. */
export interface Sending {
  readonly right: Right;
  readonly token: KnownToken | undefined;
}

/** A shorter token can be guessed: it is stored as an HMAC, and gives a response no right of its own. */
export const minTokenLength = 22;

/** The hash that the register has in the place of a token. */
export const hashOf = (token: string): string => hash('sha256', token, 'hex');

/** The HMAC that the register has in the place of a short token. */
export const keyedHashOf = (token: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(`token ${token}`).digest('hex');

/** The bearer token in an `Authorization` field (RFC 6750); undefined where it has none. */
export function bearerIn(field: string | undefined): string | undefined {
  const [, token] = /^Bearer +(\S+) *$/i.exec(field ?? '') ?? [];
  return bearerToken.safeParse(token).data;
}

/** Identifies the sender. Where only the invited may send, it fails without a token of a case. */
export async function sendingOf(
  { authorization, own }: Credentials,
  { store, intake, codeKey, generalTokens }: SenderDependencies,
): Promise<Result<Sending, 'unauthorised'>> {
  const bearer = bearerIn(authorization);
  if (bearer !== undefined) {
    const token = (await store.tokenOf([hashOf(bearer)])) ?? (await weakTokenOf(bearer, store, codeKey()));
    if (token) return ok({ right: { kind: 'case', caseId: token.caseId, token: token.number }, token });
  }
  if (intake === 'invited') return fail('unauthorised');
  const itsOwn = bearerToken.safeParse(own).data ?? (generalTokens.includes(bearer ?? '') ? undefined : bearer);
  const strong = itsOwn !== undefined && itsOwn.length >= minTokenLength;
  return ok({ right: strong ? { kind: 'own', hash: hashOf(itsOwn) } : { kind: 'none' }, token: undefined });
}

/** Looks up a short token, or the send token of one, which does not look short itself. */
const weakTokenOf = (bearer: string, store: Pick<Store, 'tokenOf'>, key: Pick<CodeKey, 'bytes'> | undefined) =>
  key ? store.tokenOf([keyedHashOf(bearer, key.bytes)]) : undefined;
