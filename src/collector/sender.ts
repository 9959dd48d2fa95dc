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

/** What senders are held against. */
export interface SenderDependencies {
  readonly store: Pick<Store, 'tokenOf'>;
  readonly intake: Intake;
  /** The key that short tokens and their send tokens are kept under, asked for where another token is unknown; undefined: there are none. */
  readonly codeKey: () => Pick<CodeKey, 'bytes'> | undefined;
  /** Tokens that stand in configurations for all to read, so that they say nothing of who sends. */
  readonly generalTokens: readonly string[];
}

/** Who sends: with what right, and the token of a case where one was shown. */
export interface Sending {
  readonly right: Right;
  readonly token: KnownToken | undefined;
}

/** A token of fewer characters can be guessed: it is kept as an HMAC, and proves no right of its own. */
export const minTokenLength = 22;

/** The hash that a token is kept by in the register. */
export const hashOf = (token: string): string => hash('sha256', token, 'hex');

/** The hash that a token is kept by where it is too short for one without a key. */
export const keyedHashOf = (token: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(`token ${token}`).digest('hex');

/** The bearer token in an `Authorization` field (RFC 6750); undefined where it has none. */
export function bearerIn(field: string | undefined): string | undefined {
  const [, token] = /^Bearer +(\S+) *$/i.exec(field ?? '') ?? [];
  return bearerToken.safeParse(token).data;
}

/** Finds out who sends. Where only the invited may, it fails for everybody who shows no token of a case. */
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

/** A token that can be guessed, or the send token of one, which has the length of every other. */
const weakTokenOf = (bearer: string, store: Pick<Store, 'tokenOf'>, key: Pick<CodeKey, 'bytes'> | undefined) =>
  key ? store.tokenOf([keyedHashOf(bearer, key.bytes)]) : undefined;
