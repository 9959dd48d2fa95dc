import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { type Officer, officerHeader } from '../../protocol/officeRights.ts';
import { newToken } from '../../protocol/token.ts';
import { readBody } from '../http/body.ts';
import { BodyRoom } from '../http/bodyRoom.ts';
import { Budget } from '../http/budget.ts';
import { problemOfBody, replyWithProblem } from '../http/httpErrors.ts';
import { defaultPace } from '../http/limits.ts';
import { networkOf, senderAddress } from '../network.ts';
import { problemNamed } from '../problems.ts';
import { hashOf } from '../sender.ts';
import type { OfficeToken } from '../store/officeTokenRows.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { sessionCookie, sessionHashIn, sessionSeconds } from './sessionCookie.ts';

/** What a handler finds on its request: who is signed in. */
export type OfficeContext = {
  Bindings: HttpBindings;
  Variables: { signedIn: OfficeToken & { readonly expiresAt: string } };
};

/** Bodies of requests for a session, in bytes: a token is short. */
const maxSignInBytes = 1024;
/** Whoever is not signed in makes the counts be read at most so often. */
const prepareEveryMs = 60_000;
const signIn = z.strictObject({ token: z.string().check(z.maxLength(200)) });

const officerOf = (
  { number, name, rights }: Pick<OfficeToken, 'number' | 'name' | 'rights'>,
  until: string,
  opensSealed: boolean,
): Officer => ({
  ...{ number, name, rights: [...rights], until },
  ...(opensSealed && { opensSealed }),
});

/** Signing in with a token, and out. The cookie has a random id, which is kept by its hash; never the token. */
export function sessionRoutes({
  store,
  now,
  proxies,
  failures,
  opensSealed,
  glance,
  log,
}: OfficeDependencies): Hono<OfficeContext> {
  const wrong = new Budget(failures);
  const bodies = new BodyRoom(64 * maxSignInBytes);
  const app = new Hono<OfficeContext>();
  app.post('/', async (c) => {
    const hold = bodies.hold(false);
    const body = await readBody(c.env.incoming, maxSignInBytes, defaultPace, hold);
    hold.release();
    if (!body.ok) return replyWithProblem(c, problemOfBody(body.fault), { Connection: 'close' });
    const token = tokenIn(body.value);
    const id = newToken();
    const at = now();
    const until = new Date(at.getTime() + sessionSeconds * 1000).toISOString();
    const session = { hash: hashOf(id), expiresAt: until };
    const officer =
      token === undefined ? undefined : await store.beginSession(hashOf(token), session, at.toISOString());
    if (!officer) {
      // Only failures are counted: nobody's guesses shut out whoever has a token.
      const wait = wrong.take(networkIn(c, proxies));
      return wait > 0
        ? replyWithProblem(c, problemNamed('too-many-requests'), { 'Retry-After': String(wait) })
        : replyWithProblem(c, problemNamed('unauthorised'));
    }
    await store.recordOffice({ at: at.toISOString(), token: officer.number, act: 'signed-in' });
    return c.json(officerOf(officer, until, opensSealed), 200, { 'Set-Cookie': sessionCookie(id) });
  });
  let preparedMs = Number.NEGATIVE_INFINITY;
  // The page asks this as it opens. Until somebody has typed a key, the counts have been read.
  const prepare = () => {
    if (now().getTime() - preparedMs < prepareEveryMs) return;
    preparedMs = now().getTime();
    void glance().catch((cause: unknown) => log('the counts cannot be read', cause));
  };
  app.get('/', async (c) => {
    prepare();
    const found = await signedIn(c, { store, now });
    return found
      ? c.json(officerOf(found, found.expiresAt, opensSealed))
      : replyWithProblem(c, problemNamed('unauthorised'));
  });
  app.delete('/', async (c) => {
    const found = await signedIn(c, { store, now });
    // The session of somebody else, who signed in since, is left to them.
    if (!found && c.req.header(officerHeader) !== undefined) return replyWithProblem(c, problemNamed('unauthorised'));
    const hash = sessionHashIn(c.req.header('Cookie'));
    if (found && hash !== undefined) {
      await store.endSession(hash);
      await store.recordOffice({ at: now().toISOString(), token: found.number, act: 'signed-out' });
    }
    return c.body(null, 204, { 'Set-Cookie': sessionCookie(undefined) });
  });
  return app;
}

function tokenIn(body: Uint8Array): string | undefined {
  try {
    return signIn.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))).data?.token.trim();
  } catch {
    // Not JSON: no token either.
    return undefined;
  }
}

/** Who is signed in with a request's cookie, where the page does not say that it asks for somebody else. */
export async function signedIn(
  c: Context<OfficeContext>,
  { store, now }: Pick<OfficeDependencies, 'store' | 'now'>,
): Promise<OfficeContext['Variables']['signedIn'] | undefined> {
  const hash = sessionHashIn(c.req.header('Cookie'));
  const found = hash === undefined ? undefined : await store.sessionOf(hash, now().toISOString());
  const named = c.req.header(officerHeader);
  return found && (named === undefined || named === String(found.number)) ? found : undefined;
}

const networkIn = (c: Context<OfficeContext>, proxies: OfficeDependencies['proxies']): string =>
  networkOf(senderAddress(c.env.incoming.socket.remoteAddress, c.req.header('X-Forwarded-For'), proxies));
