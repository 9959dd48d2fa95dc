import { report } from '../lib/report.ts';
import { fromHex, reprDigest } from '../protocol/digest.ts';
import { ownTokenField } from '../protocol/token.ts';
import type { OutboxRow } from '../storage/rows.ts';
import type { HttpReply } from './outcome.ts';
import { sendTimeoutMs } from './sendTimeout.ts';
import type { Target } from './target.ts';

/**
 * Makes one attempt: PUTs the frozen bytes under the response's own id. Never throws: any failure counts as no
 * reply. Redirects are not followed, since answers go nowhere but to the configured endpoint.
 */
export async function send(entry: OutboxRow, { url, token, own }: Target): Promise<HttpReply> {
  let request: RequestInit;
  try {
    request = {
      method: 'PUT',
      body: new Uint8Array(entry.bytes),
      headers: {
        'Content-Type': entry.media ?? 'application/json',
        'Repr-Digest': reprDigest(fromHex(entry.sha256)),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(own !== undefined && { [ownTokenField]: own }),
      },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    };
  } catch (cause) {
    // A fault of the app's, and not the network's. It must not hold up what waits beside this.
    report('send', cause);
    return { kind: 'none' };
  }
  try {
    const reply = await fetch(`${url.replace(/\/$/, '')}/responses/${entry.id}`, {
      ...request,
      signal: AbortSignal.timeout(sendTimeoutMs(entry.bytes.length, entry.attempts)),
    });
    return {
      kind: 'http',
      status: reply.status,
      contentType: reply.headers.get('Content-Type') ?? '',
      retryAfter: reply.headers.get('Retry-After'),
      body: await reply.text(),
    };
  } catch {
    // No network, a timeout, a blocked request: the browser does not tell which, and all mean "later".
    return { kind: 'none' };
  }
}
