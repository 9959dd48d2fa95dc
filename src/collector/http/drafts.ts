import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { responseId } from '../../protocol/names.ts';
import { sealedType } from '../../protocol/recipient.ts';
import { problemNamed } from '../problems.ts';
import { keptCopies } from '../store/draftRows.ts';
import type { KnownToken } from '../store/tokenRows.ts';
import type { CollectorDependencies, Guard } from './dependencies.ts';
import { draftDevice } from './draftDevice.ts';
import { replyToOtherMethod, replyWithProblem } from './httpErrors.ts';

type Bindings = { Bindings: HttpBindings };

/**
 * Serves `GET | DELETE /drafts/{response}`: the encrypted copies of drafts, for the devices of their case alone. PUT is
 * handled before it comes here.
 */
export function draftsApp(
  dependencies: CollectorDependencies,
  guard: Guard,
  networkIn: (c: Context<Bindings>) => string,
): Hono<Bindings> {
  const { store } = dependencies;
  const app = new Hono<Bindings>();

  /** The token of a case in a request; or the reply without one. */
  const tokenIn = async (c: Context<Bindings>): Promise<KnownToken | Response> => {
    const device = await draftDevice(c.env.incoming, networkIn(c), dependencies, guard);
    return device.ok ? device.value : replyWithProblem(c, device.fault.problem, device.fault.fields);
  };

  app.get('/:response', async (c) => {
    const token = await tokenIn(c);
    if (token instanceof Response) return token;
    const response = c.req.param('response');
    const age = /^\d{1,3}$/.exec(c.req.query('age') ?? '0')?.[0];
    if (age === undefined || Number(age) >= keptCopies) return replyWithProblem(c, problemNamed('bad-request'));
    const found = responseId.safeParse(response).success
      ? await store.draftOf(token.caseId, response, Number(age))
      : undefined;
    if (found === 'delivered') return replyWithProblem(c, problemNamed('draft-delivered'));
    if (!found) return replyWithProblem(c, problemNamed('not-found'));
    const etag = `"${found.sha256}"`;
    if (namesTag(c.req.header('If-None-Match'), etag)) return c.body(null, 304, { ETag: etag });
    return c.body(new Uint8Array(found.bytes), 200, { 'Content-Type': sealedType, ETag: etag });
  });

  app.delete('/:response', async (c) => {
    const token = await tokenIn(c);
    if (token instanceof Response) return token;
    const response = c.req.param('response');
    const isRemoved = responseId.safeParse(response).success && (await store.removeDraft(token.caseId, response));
    return isRemoved ? c.body(null, 204) : replyWithProblem(c, problemNamed('not-found'));
  });

  app.all('/:response', (c) => replyToOtherMethod(c, 'GET, HEAD, PUT, DELETE, OPTIONS'));
  return app;
}

/** Whether a list of entity tags names one; a proxy that packs bodies makes them weak (RFC 9110, 13.1.2). */
const namesTag = (field: string | undefined, etag: string): boolean =>
  field?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
