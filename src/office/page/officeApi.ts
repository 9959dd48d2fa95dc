import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../lib/result.ts';
import { readJson } from '../../protocol/json.ts';
import { officerHeader } from '../../protocol/officeRights.ts';
import { type Problem, problem } from '../../protocol/problem.ts';

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
 * @param onProblem called with what the collector says where it refuses
 */
export async function askOffice<Answer>(
  path: string,
  shape: z.ZodMiniType<Answer>,
  init: Pick<RequestInit, 'method' | 'body'> = {},
  onProblem?: (said: Problem) => void,
): Promise<Result<Answer, OfficeFault>> {
  try {
    const answer = await send(path, init, AbortSignal.timeout(timeoutMs));
    if (!answer.ok) {
      if (onProblem) await tell(answer, onProblem);
      return fail(faults[answer.status] ?? 'unreachable');
    }
    const read = shape.safeParse(answer.status === 204 ? undefined : await answer.json());
    return read.success ? ok(read.data) : fail('unreachable');
  } catch (cause) {
    // Its words may have what was asked for in them, and nobody reads the console of an office.
    console.warn(cause instanceof Error ? cause.name : 'fetch failed');
    return fail('unreachable');
  }
}

/** Tells what a problem says; nothing where somebody else has answered. */
async function tell(answer: Response, onProblem: (said: Problem) => void): Promise<void> {
  const json = readJson(new Uint8Array(await answer.arrayBuffer()));
  const said = problem.safeParse(json.ok ? json.value : undefined).data;
  if (said) onProblem(said);
}

/** Why the collector did not do something, and the items that it is about, where it is about some. */
export interface ActRefused {
  readonly fault: OfficeFault;
  readonly items: readonly string[];
}

/**
 * Has the collector do something. Never throws.
 * @param path below `/api`
 * @param shape what it tells
 */
export async function haveDone<Told>(
  path: string,
  shape: z.ZodMiniType<Told>,
  body: object,
): Promise<Result<Told, ActRefused>> {
  const items: string[] = [];
  const init = { method: 'POST', body: JSON.stringify(body) };
  const told = await askOffice(path, shape, init, ({ errors = [] }) =>
    items.push(...errors.flatMap(({ item }) => item ?? [])),
  );
  return told.ok ? told : fail({ fault: told.fault, items });
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
