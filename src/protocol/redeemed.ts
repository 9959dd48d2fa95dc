import type { CaseStatus, Invitation } from './invitation.ts';

/** Why a code is not redeemed any more. */
export type CodeEnd = 'expired' | 'revoked' | 'used-up';

/** The outcome of redeeming a short code. `endpoint`: the URL where it was redeemed, the only one that its token is for. */
export type Redeemed =
  | { readonly kind: 'invited'; readonly invitation: Invitation; readonly endpoint: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ended'; readonly why: CodeEnd }
  /** Too many wrong codes were tried: it works with what is printed beside it, or after a while. */
  | { readonly kind: 'too-many' }
  /** No network, or something else replied in the office's place. */
  | { readonly kind: 'later' };

/** What an office says of the case of a token. */
export type CaseReply =
  | { readonly kind: 'status'; readonly status: CaseStatus }
  /** The token is not accepted. */
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'later' };
