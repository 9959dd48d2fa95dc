import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { coarseNetwork, senderAddress } from '../network.ts';
import { collectorApp } from './app.ts';
import { hasBody } from './body.ts';
import { BodyRoom } from './bodyRoom.ts';
import { endWith, newBoundedServer } from './boundedServer.ts';
import { Budget } from './budget.ts';
import { anyConnection, closed, connectionsOf } from './closing.ts';
import type { CollectorDependencies, Guard } from './dependencies.ts';
import { draftPut } from './draftPut.ts';
import { type HeaderFields, headerFieldsFor, preflightFields } from './headerFields.ts';
import { problemOfFailure, problemOfStatus, refuseEarly, sendProblem } from './httpErrors.ts';
import { newReadiness, type Readiness } from './readiness.ts';
import type { DeliveryOutcome } from './requestObserver.ts';
import { isApi, patternOf, putIn, requestTargetOf } from './requestTarget.ts';
import { fieldOf, responsePut } from './responsePut.ts';

/** The HTTP side of a collector, on any number of addresses. */
export interface Listener {
  /** A new server for it; the caller has it listen. */
  newServer(): Server;
  readonly readiness: () => Promise<Readiness>;
  /** Bytes of bodies held now, and open connections. */
  readonly bodyBytes: () => number;
  readonly connections: () => Promise<number>;
  /**
   * Shuts down gracefully: is not ready any more, closes each connection after the reply that is under way or comes within
   * `quietMs`, and only then stops listening; resolves when all are closed, by force after `graceMs`.
   */
  drain(quietMs: number, graceMs: number): Promise<void>;
}

/** Makes the HTTP side of a collector. */
export function newListener(dependencies: CollectorDependencies): Listener {
  const { limits, disk, log, observer, proxies } = dependencies;
  let draining = false;
  const servers: Server[] = [];
  const open = new Set<ServerResponse>();
  const guard: Guard = {
    bodies: new BodyRoom(limits.bodyBytes),
    unproven: new Budget(limits.unproven),
    failures: new Budget(limits.failures),
    hasSpareRoom: () => disk?.hasSpare() ?? true,
  };
  const readiness = newReadiness(dependencies.store, disk, () => draining);
  const putResponse = responsePut(dependencies, guard);
  const putDraft = dependencies.drafts && draftPut(dependencies, guard, dependencies.drafts);
  const rest = getRequestListener(collectorApp(dependencies, guard, readiness).fetch, { overrideGlobalObjects: false });
  const fieldsFor = headerFieldsFor(dependencies.origins);
  const newId = idsFrom();

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const began = performance.now();
    const target = requestTargetOf(request);
    const path = target?.path ?? '';
    let delivered: DeliveryOutcome | undefined;
    const address = senderAddress(request.socket.remoteAddress, fieldOf(request, 'x-forwarded-for'), proxies);
    open.add(response);
    if (draining) response.shouldKeepAlive = false;
    response.once('close', () => {
      open.delete(response);
      observer.requestEnded({
        requestId: newId(),
        method: request.method ?? '',
        route: target ? patternOf(path) : '',
        status: response.headersSent ? response.statusCode : undefined,
        seconds: (performance.now() - began) / 1000,
        network: coarseNetwork(address),
        delivered,
      });
    });
    const fields = fieldsFor(request.headers.origin);
    const wanted = request.method === 'PUT' ? putIn(path) : undefined;
    if (!target) void refuseEarly(request, response, problemOfStatus(400, 'this address or host is none'), fields);
    else if (wanted && (wanted.what === 'responses' || putDraft)) {
      const delivery = { request, response, id: wanted.id, address, fields };
      const handled =
        wanted.what === 'drafts' && putDraft
          ? putDraft(delivery)
          : putResponse(delivery).then((outcome) => {
              delivered = outcome;
            });
      handled.catch((error: unknown) => {
        const failure = problemOfFailure(error, `PUT ${patternOf(path)}`, log);
        const all = { ...fields, ...failure.fields };
        if (response.headersSent) response.destroy();
        else if (request.complete) sendProblem(response, failure.problem, all);
        else void refuseEarly(request, response, failure.problem, all);
      });
    } else if (isPreflight(request, path, fields)) send204(response, { ...fields, ...preflightFields });
    else {
      if (isApi(path)) for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
      if (hasBody(request)) limitBody(request, response, limits.pace.graceMs);
      if (request.headers.expect !== undefined) response.writeContinue();
      // Hono parses the URL again: it gets the one that was parsed here.
      request.url = path + target.query;
      request.headers.host = 'localhost';
      void rest(request, response);
    }
  };

  return {
    readiness,
    bodyBytes: () => guard.bodies.taken,
    connections: async () => {
      const counts = await Promise.all(servers.map(connectionsOf));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    newServer: () => {
      const isAnswering = (socket: Duplex) =>
        [...open].some((response) => response.socket === socket && response.headersSent);
      const server = newBoundedServer(onRequest, isAnswering, limits.connections, proxies);
      server.on('drop', () => observer.connectionDropped());
      servers.push(server);
      return server;
    },
    drain: async (quietMs, graceMs) => {
      draining = true;
      for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
      const listening = servers.filter((server) => server.listening);
      const until = performance.now() + quietMs;
      // A client with an open connection may have just sent a request; its connection closes after the reply.
      while (performance.now() < until && (await anyConnection(listening)))
        await new Promise((next) => setTimeout(next, 20));
      await Promise.all(listening.map((server) => closed(server, graceMs)));
    },
  };
}

/** Bodies of other requests are small, and get the grace time of a response's. */
function limitBody(request: IncomingMessage, response: ServerResponse, ms: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) endWith(408, request.socket, response.headersSent);
  }, ms);
  response.once('close', () => clearTimeout(timer));
}

const isPreflight = ({ method, headers }: IncomingMessage, path: string, fields: HeaderFields): boolean =>
  method === 'OPTIONS' &&
  isApi(path) &&
  headers['access-control-request-method'] !== undefined &&
  fields['Access-Control-Allow-Origin'] !== undefined;

function send204(response: ServerResponse, fields: HeaderFields): void {
  response.writeHead(204, fields);
  response.end();
}

/** Makes unique ids of requests. */
function idsFrom(): () => string {
  const start = crypto.randomUUID().slice(0, 13);
  let number = 0;
  return () => `${start}-${(++number).toString(36)}`;
}
