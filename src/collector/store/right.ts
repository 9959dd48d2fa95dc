/**
 * The right that a response is sent with: a token of a case; a token of its own, by its hash; or none.
 */
export type Right =
  | { readonly kind: 'case'; readonly caseId: string; readonly token: number }
  | { readonly kind: 'own'; readonly hash: string }
  | { readonly kind: 'none' };

/**
 * The owner of a row. Rows are keyed by owner and id, so that nobody can take another's id, and the rows of others seem not
 * to exist.
 */
export function ownerOf(right: Right): string {
  switch (right.kind) {
    case 'case':
      return `case:${right.caseId}`;
    case 'own':
      return `own:${right.hash}`;
    case 'none':
      return '';
  }
}

/**
 * What is known of who sent a response. `proven`: the holder of a token of its case. `claimed`: it names a case, and
 * nobody showed a token of that. `own`: without a case, under a token of its own. `none`: without either.
 */
export const senders = ['proven', 'claimed', 'own', 'none'] as const;
export type Sender = (typeof senders)[number];
