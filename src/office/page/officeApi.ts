import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../lib/result.ts';
import { officerHeader } from '../../protocol/officeRights.ts';

/**
 * Why the office's collector gave nothing: nobody is signed in, the right is missing, there is nothing of the kind, it was
 * done already, what was asked for cannot be read, too many wrong tokens, or no answer that reads.
 */
export type OfficeFault = 'signed-out' | 'forbidden' | 'missing' | 'settled' | 'unreadable' | 'slowed' | 'unreachable';

const faults: Readonly<Record<number, OfficeFault>> = {
  400: 'unreadable',
  401: 'signed-out',
  403: 'forbidden',
  404: 'missing',
  409: 'settled',
  429: 'slowed',
};

/** Whether a fault may be gone a little later. */
export const passes = (fault: OfficeFault): boolean => fault === 'unreachable' || fault === 'slowed';

let officerNumber: number | undefined;

/** Says for whom the page asks from now on, by their number; undefined: nobody is signed in. */
export const askFor = (number: number | undefined): void => {
  officerNumber = number;
};

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
    const answer = await send(path, init, AbortSignal.timeout(timeoutMs));
    if (!answer.ok) return fail(faults[answer.status] ?? 'unreachable');
    const read = shape.safeParse(answer.status === 204 ? undefined : await answer.json());
    return read.success ? ok(read.data) : fail('unreachable');
  } catch (cause) {
    // Its words may have what was asked for in them, and nobody reads the console of an office.
    console.warn(cause instanceof Error ? cause.name : 'fetch failed');
    return fail('unreachable');
  }
}

/** A file that the collector gave. */
export interface OfficeFile {
  readonly name: string;
  readonly content: Blob;
  /** How many things are in it, where the collector says so. */
  readonly count: number | undefined;
}

/**
 * Asks for a file. Never throws.
 * @param onBytes called with how many bytes have come
 * @param signal ends it
 */
export async function askOfficeForFile(
  path: string,
  init: Pick<RequestInit, 'method' | 'body'>,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Result<OfficeFile, OfficeFault>> {
  try {
    const answer = await send(path, init, signal);
    if (!answer.ok || !answer.body) return fail(faults[answer.status] ?? 'unreachable');
    const [, name = 'file'] = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '') ?? [];
    let bytes = 0;
    const counted = answer.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          bytes += piece.byteLength;
          onBytes(bytes);
          controller.enqueue(piece);
        },
      }),
    );
    const content = await new Response(counted, { headers: { 'Content-Type': 'application/octet-stream' } }).blob();
    const count = answer.headers.get('Veldwerk-Count');
    return ok({ name, content, count: count === null ? undefined : Number(count) });
  } catch (cause) {
    console.warn(cause instanceof Error ? cause.name : 'fetch failed');
    return fail('unreachable');
  }
}

const send = (path: string, init: Pick<RequestInit, 'method' | 'body'>, signal: AbortSignal): Promise<Response> =>
  fetch(new URL(`api${path}`, document.baseURI), {
    ...init,
    ...(officerNumber !== undefined && { headers: { [officerHeader]: String(officerNumber) } }),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal,
  });

/** An answer without a body. */
export const noAnswer = z.undefined();
