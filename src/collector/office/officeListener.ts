import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { newBoundedServer } from '../http/boundedServer.ts';
import { closed } from '../http/closing.ts';
import { problemOfStatus, refuseEarly } from '../http/httpErrors.ts';
import { requestTargetOf } from '../http/requestTarget.ts';
import { officeApp } from './officeApp.ts';
import type { OfficeDependencies } from './officeDependencies.ts';

/** Officers are few. */
const connections = 200;

/** The HTTP side of the office's page, on any number of addresses. */
export interface OfficeListener {
  newServer(): Server;
  close(graceMs: number): Promise<void>;
}

/** Makes the HTTP side of the office's page. */
export function newOfficeListener(dependencies: OfficeDependencies): OfficeListener {
  const servers: Server[] = [];
  const open = new Set<ServerResponse>();
  const answer = getRequestListener(officeApp(dependencies).fetch, { overrideGlobalObjects: false });
  return {
    newServer: () => {
      const isAnswering = (socket: Duplex) =>
        [...open].some((response) => response.socket === socket && response.headersSent);
      const server = newBoundedServer(
        (request, response) => {
          open.add(response);
          response.once('close', () => open.delete(response));
          const target = requestTargetOf(request);
          if (!target)
            return void refuseEarly(request, response, problemOfStatus(400, 'this address or host is none'), {});
          if (request.headers.expect !== undefined) response.writeContinue();
          request.url = target.path + target.query;
          request.headers.host = 'localhost';
          void answer(request, response);
        },
        isAnswering,
        connections,
        dependencies.proxies,
      );
      servers.push(server);
      return server;
    },
    close: async (graceMs) => {
      await Promise.all(servers.filter(({ listening }) => listening).map((server) => closed(server, graceMs)));
    },
  };
}
