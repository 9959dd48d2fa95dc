import { mayGoTo, type Office } from '../protocol/endpoint.ts';
import type { ReceiptKey } from '../protocol/receiptKey.ts';
import type { OutboxRow } from '../storage/rows.ts';

/** Where one response is sent, and with which tokens. */
export interface Target {
  /** The base URL of the endpoint. */
  readonly url: string;
  /** The bearer token. */
  readonly token?: string;
  /** The response's own token, where the bearer token is the configuration's. */
  readonly own?: string;
  /** The keys that its receipts are signed with, where they are. */
  readonly receiptKeys?: readonly ReceiptKey[];
}

/** The target of a response that waits; undefined where its token is for another endpoint. */
export function targetOf({ token, own, endpoint }: OutboxRow, office: Office): Target | undefined {
  if (token !== undefined && !mayGoTo(office, endpoint)) return undefined;
  const bearer = token ?? office.token ?? own;
  return {
    url: office.url,
    ...(bearer !== undefined && { token: bearer }),
    ...(own !== undefined && own !== bearer && { own }),
    ...(office.receiptKeys && { receiptKeys: office.receiptKeys }),
  };
}
