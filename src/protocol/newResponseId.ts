/**
 * A UUID version 7 (RFC 9562) for a new response: the milliseconds of its beginning, and behind the version what a
 * random UUID has there.
 */
export function newResponseId(nowMs: number): string {
  const time = nowMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
