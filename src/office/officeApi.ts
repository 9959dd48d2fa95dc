import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';

/** Why the office's collector gave nothing: nobody is signed in, the right is missing, too many wrong tokens, or no answer that reads. */
export type OfficeFault = 'signed-out' | 'forbidden' | 'slowed' | 'unreachable';

const faults: Readonly<Record<number, OfficeFault>> = { 401: 'signed-out', 403: 'forbidden', 429: 'slowed' };

/** How long an answer may take. */
const timeoutMs = 30_000;

/**
 * Asks the collector that serves this page. Never throws.
 * @param path below `/api`
 * @param shape what the answer is; undefined: it has none
 */
export async function askOffice<Answer>(
  path: string,
  shape: z.ZodMiniType<Answer>,
  init: Pick<RequestInit, 'method' | 'body'> = {},
): Promise<Result<Answer, OfficeFault>> {
  try {
    const answer = await fetch(new URL(`api${path}`, document.baseURI), {
      ...init,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) return fail(faults[answer.status] ?? 'unreachable');
    const read = shape.safeParse(answer.status === 204 ? undefined : await answer.json());
    return read.success ? ok(read.data) : fail('unreachable');
  } catch (cause) {
    // Its words may have what was asked for in them, and nobody reads the console of an office.
    console.warn(cause instanceof Error ? cause.name : 'fetch failed');
    return fail('unreachable');
  }
}

/** An answer without a body. */
export const noAnswer = z.undefined();
