import { type LogoFault, logoMostBytes, readLogo } from '../protocol/logoFile.ts';

/** What was found at the address of a logo. */
export type FetchedLogo =
  | { readonly kind: 'read'; readonly media: string; readonly bytes: Uint8Array }
  /** No reply, a failure, a portal's page: there may be one. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly fault: LogoFault };

const timeoutMs = 10_000;

/** Fetches a logo, and looks whether it may be drawn. Never throws. */
export async function fetchLogo(url: string): Promise<FetchedLogo> {
  try {
    const reply = await fetch(url, {
      cache: 'no-cache',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if ([404, 410].includes(reply.status)) return { kind: 'missing' };
    if (!reply.ok || /^text\/html\b/i.test(reply.headers.get('Content-Type') ?? '')) return { kind: 'unreachable' };
    const bytes = await firstBytes(reply, logoMostBytes + 1);
    const media = readLogo(bytes);
    return media.ok ? { kind: 'read', media: media.value, bytes } : { kind: 'refused', fault: media.fault };
  } catch {
    // No network, a time limit, a blocked request: the browser does not tell them apart.
    return { kind: 'unreachable' };
  }
}

/** The bytes of a reply, and not more than so many of them: whatever stands there is not read to its end. */
async function firstBytes({ body }: Response, most: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(most);
  let length = 0;
  const reader = body?.getReader();
  while (reader && length < most) {
    const { value, done } = await reader.read();
    if (done) return bytes.slice(0, length);
    bytes.set(value.subarray(0, most - length), length);
    length += value.length;
  }
  await reader?.cancel();
  return bytes.slice(0, Math.min(length, most));
}
