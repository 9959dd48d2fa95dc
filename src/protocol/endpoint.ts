import type { ReceiptKey } from './receiptKey.ts';

/** Where responses go. */
export interface Office {
  /** The URL of the endpoint. */
  readonly url: string;
  /** The URLs that it had before. */
  readonly movedFrom: readonly string[];
  /** The configuration's token, which lets anyone send and identifies nobody. */
  readonly token?: string;
  /** The keys that its receipts are signed with; none where it does not sign them. */
  readonly receiptKeys?: readonly ReceiptKey[];
}

const bare = (url: string): string => url.replace(/\/+$/, '');

/**
 * Whether a token that was given at one endpoint may be sent to an office: it is the same endpoint, or the office says that
 * it has moved from there. A token that is bound to no endpoint may go anywhere.
 */
export const mayGoTo = ({ url, movedFrom }: Office, bound: string | undefined): boolean =>
  bound === undefined || [url, ...movedFrom].some((known) => bare(known) === bare(bound));
