/** Where responses go. */
export interface Office {
  /** The URL of the endpoint. */
  readonly url: string;
  /** The URLs that it had before. */
  readonly movedFrom: readonly string[];
  /** The configuration's token, which opens the office's intake and says nothing of who sends. */
  readonly token?: string;
}

const bare = (url: string): string => url.replace(/\/+$/, '');

/**
 * Whether what was given at one endpoint to send with may be sent to an office: it is the same one, or the office says
 * that it has moved from there. What is bound to none may go anywhere.
 */
export const mayGoTo = ({ url, movedFrom }: Office, bound: string | undefined): boolean =>
  bound === undefined || [url, ...movedFrom].some((one) => bare(one) === bare(bound));
