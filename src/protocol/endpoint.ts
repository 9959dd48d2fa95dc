import { type Config, configOf } from './config.ts';
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

/**
 * Where a configuration has the responses to a questionnaire go.
 * @param instrument its id; undefined for what is said of all
 * @param base the URL that its addresses are relative to
 */
export function officeOf(config: Config, instrument: string | undefined, base: string): Office {
  const { endpoint, movedFrom = [], token, receiptKeys } = configOf(config, instrument);
  const absolute = (address: string) => new URL(address, base).href;
  // What is not a URL was never an endpoint.
  const before = movedFrom.filter((address) => URL.canParse(address, base)).map(absolute);
  return {
    url: absolute(endpoint),
    movedFrom: before,
    ...(token !== undefined && { token }),
    ...(receiptKeys && { receiptKeys }),
  };
}
