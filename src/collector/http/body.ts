import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../lib/result.ts';
import type { Hold } from './bodyRoom.ts';
import type { Pace } from './limits.ts';

/** Why a body was not read: too large, too slow, no memory for it now, or its sender is gone. */
export type BodyFault = 'too-large' | 'too-slow' | 'no-room' | 'gone';

/** The first buffer for a body without a Content-Length. */
const initialBytes = 16_384;

/** The Content-Length of a request; undefined where it has none. */
export function declaredLength({ headers }: IncomingMessage): number | undefined {
  const field = headers['content-length'];
  return field === undefined ? undefined : Number(field);
}

/** Whether a request has a body at all. */
export const hasBody = (request: IncomingMessage): boolean =>
  request.headers['transfer-encoding'] !== undefined || (declaredLength(request) ?? 0) > 0;

/**
 * Reads a body of at most `maxBytes` into one buffer, however small its chunks. The hold grows to the size of that buffer;
 * the caller releases it.
 */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  pace: Pace,
  hold: Hold,
): Promise<Result<Uint8Array, BodyFault>> {
  if (request.destroyed) return Promise.resolve(fail('gone'));
  return new Promise((resolve) => {
    const declared = declaredLength(request);
    let buffer: Buffer = Buffer.alloc(0);
    let length = 0;
    let checked = 0;
    const settle = (result: Result<Uint8Array, BodyFault>) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      const needed = length + chunk.length;
      if (needed > maxBytes) return settle(fail('too-large'));
      if (length === 0 && needed === declared) {
        if (!hold.grow(needed)) return settle(fail('no-room'));
        // The whole body in one chunk, as with nearly every response.
        buffer = chunk;
      } else {
        if (needed > buffer.length) {
          const size = Math.min(maxBytes, declared ?? maxBytes, Math.max(needed, buffer.length * 2, initialBytes));
          if (!hold.grow(Math.max(size, needed))) return settle(fail('no-room'));
          const larger = Buffer.allocUnsafeSlow(Math.max(size, needed));
          buffer.copy(larger, 0, 0, length);
          buffer = larger;
        }
        chunk.copy(buffer, length);
      }
      length = needed;
    };
    const onEnd = () => settle(request.complete ? ok(buffer.subarray(0, length)) : fail('gone'));
    const onClose = () => settle(fail('gone'));
    const judge = () => {
      if (length - checked < pace.windowBytes) return settle(fail('too-slow'));
      checked = length;
      timer = setTimeout(judge, pace.windowMs);
    };
    let timer = setTimeout(judge, pace.graceMs);
    request.on('data', onData).once('end', onEnd).once('close', onClose);
  });
}

/** Reads a body and discards it, up to so many bytes and for so long, so that closing does not reset the connection. */
export function discardBody(request: IncomingMessage, maxBytes: number, ms: number): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let read = 0;
    const settle = () => {
      clearTimeout(timer);
      request.off('data', onData).off('end', settle).off('close', settle).pause();
      resolve();
    };
    const onData = (chunk: Buffer) => {
      read += chunk.length;
      if (read > maxBytes) settle();
    };
    const timer = setTimeout(settle, ms);
    request.on('data', onData).once('end', settle).once('close', settle);
  });
}
