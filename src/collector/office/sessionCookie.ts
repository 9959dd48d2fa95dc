import { hashOf } from '../sender.ts';

/** `__Host-`: of this origin alone, by https or on this machine, and for the whole of it. */
const name = '__Host-veldwerk-office';

/** How long a session lasts, whatever is done in it. */
export const sessionSeconds = 8 * 60 * 60;

/** The cookie that begins a session, or ends one. */
export const sessionCookie = (id: string | undefined): string =>
  [
    `${name}=${id ?? ''}`,
    'Path=/',
    'Secure',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${id === undefined ? 0 : sessionSeconds}`,
  ].join('; ');

/** The hash of the session id in a `Cookie` field (RFC 6265); undefined where it has none. */
export function sessionHashIn(field: string | undefined): string | undefined {
  for (const pair of (field ?? '').split(';')) {
    const [, id] = /^\s*__Host-veldwerk-office=([\w-]{43})\s*$/.exec(pair) ?? [];
    if (id !== undefined) return hashOf(id);
  }
  return undefined;
}
