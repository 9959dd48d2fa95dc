import type { IncomingMessage } from 'node:http';

/** The path and query of a request. */
export interface RequestTarget {
  /** Normalised: without dot segments, with a leading slash. */
  readonly path: string;
  /** With its question mark; empty: none. */
  readonly query: string;
}

const usualPath = /^(?:\/[a-z0-9-]+)+(?:\.[a-z0-9]+)?$/;
let lastHost: string | undefined;

/** Whether a URL may have this host. Remembers the last one, since `URL` is slow and the host is nearly always the same. */
function isHost(host: string): boolean {
  if (host === lastHost) return true;
  if (/[/?#@\\\s]/.test(host) || !URL.canParse(`http://${host}/`)) return false;
  lastHost = host;
  return true;
}

/**
 * The target of a request, with or without its origin (RFC 9112, 3.2); undefined where it is no URL, or where the host
 * is none or is missing, which HTTP/1.0 alone allows.
 */
export function requestTargetOf({ url = '', headers, httpVersionMinor }: IncomingMessage): RequestTarget | undefined {
  const { host } = headers;
  if (host === undefined ? httpVersionMinor > 0 : !isHost(host)) return undefined;
  if (usualPath.test(url)) return { path: url, query: '' };
  const whole = url.startsWith('/')
    ? `http://localhost${url}`
    : /^https?:\/\//i.test(url)
      ? url
      : `http://localhost/${url}`;
  const parsed = URL.parse(whole);
  return parsed ? { path: parsed.pathname, query: parsed.search } : undefined;
}

/** Patterns of paths, for logs. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v1\/responses\/[^/]+$/, '/api/v1/responses/{id}'],
  [/^\/api\/v1\/drafts\/[^/]+$/, '/api/v1/drafts/{response}'],
  [/^\/api\/v1\/(?:invitations|instruments|case|health|version)$/, ''],
  [/^\/api\/v1\/instruments\/[^/]+\/[^/]+$/, '/api/v1/instruments/{id}/{version}'],
  [/^\/(?:livez|readyz)$/, ''],
  [/^\/api(?:\/|$)/, '/api/*'],
  [/^\/assets\//, '/assets/*'],
];

/** The pattern of a path, without anything that may identify somebody. */
export function patternOf(path: string): string {
  for (const [pattern, name] of patterns) if (pattern.test(path)) return name === '' ? path : name;
  return '/*';
}

const puts = /^\/api\/v1\/(?<what>responses|drafts)\/(?<id>[^/]+)$/;

/** What a path puts, a response or the copy of a draft, with the id in it; undefined where it is another path. */
export function putIn(path: string): { readonly what: 'responses' | 'drafts'; readonly id: string } | undefined {
  const { what, id } = puts.exec(path)?.groups ?? {};
  if (id === undefined) return undefined;
  return { what: what === 'drafts' ? 'drafts' : 'responses', id: decoded(id) };
}

function decoded(id: string): string {
  if (!id.includes('%')) return id;
  try {
    return decodeURIComponent(id);
  } catch {
    // Not UTF-8, so no id of ours.
    return id;
  }
}

/** Whether a path is the API's, where errors are problem documents and nothing may be cached. */
export const isApi = (path: string): boolean =>
  path === '/api' || path.startsWith('/api/') || path === '/livez' || path === '/readyz';
