import type { Fault, faultsOf as FaultsOf } from '../instrument/faults.ts';
import { type Config, config } from '../protocol/config.ts';
import { warnIgnoredFields } from '../protocol/ignoredFields.ts';

/** What was found at the address of the configuration. */
export type FetchedConfig =
  | { readonly kind: 'read'; readonly config: Config }
  /** Nothing, or something that is no configuration at all: a portal's page, a host's "not found". */
  | { readonly kind: 'absent' }
  /** No reply, or a temporary failure: there may be one. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'broken'; readonly faults: readonly Fault[] };

const timeoutMs = 10_000;

/** Statuses that do not tell whether there is one: timeout, too early, too many requests. */
const transientStatuses = [408, 425, 429];

/** Fetches the configuration. Never throws. */
export async function fetchConfig(url: string): Promise<FetchedConfig> {
  let body: string;
  let type: string;
  try {
    const reply = await fetch(url, {
      cache: 'no-cache',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (reply.status >= 500 || transientStatuses.includes(reply.status)) return { kind: 'unreachable' };
    if (!reply.ok) return { kind: 'absent' };
    body = await reply.text();
    type = reply.headers.get('Content-Type') ?? '';
  } catch {
    // No network, a time limit, a blocked request: the browser does not tell them apart.
    return { kind: 'unreachable' };
  }
  const found = await parseConfig(body);
  if (found.kind === 'read' || /^(application|text)\/(.+\+)?json\s*(;|$)/i.test(type)) return found;
  // What a host gives another type is one all the same, if it reads. A page in its place is none.
  const isPage = /^text\/html\s*(;|$)/i.test(type) || /^\s*(<|$)/.test(withoutMark(body));
  return isPage ? { kind: 'absent' } : found;
}

/** Without the byte order mark that some editors put before a text. */
const withoutMark = (text: string) => text.replace(/^\ufeff/, '');

/** The faults in words, which come apart: most configurations have none. */
const faultsIn = (error: Parameters<typeof FaultsOf>[0]): Promise<readonly Fault[]> =>
  import('../instrument/faults.ts').then(
    ({ faultsOf }) => faultsOf(error),
    () => [{ place: 'config.json', fault: 'has another shape than a configuration' }],
  );

/** Reads the text of a configuration. */
export async function parseConfig(body: string): Promise<FetchedConfig> {
  let data: unknown;
  try {
    data = JSON.parse(withoutMark(body));
  } catch {
    // What the parser says quotes the text, where a token may stand.
    return { kind: 'broken', faults: [{ place: 'config.json', fault: 'is not JSON' }] };
  }
  const parsed = config.safeParse(data);
  if (!parsed.success) {
    return { kind: 'broken', faults: await faultsIn(parsed.error) };
  }
  warnIgnoredFields('config.json', config, data, parsed.data);
  return { kind: 'read', config: parsed.data };
}

/** The configuration that was kept from an earlier start; undefined where none was, or none that reads. */
export const keptConfig = (kept: unknown): Config | undefined => config.safeParse(kept).data;
