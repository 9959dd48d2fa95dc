import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Proxies } from '../network.ts';
import { problemOfStatus, rawProblem, refuseEarly } from './httpErrors.ts';
import { headerLimits, timeouts } from './limits.ts';
import { shareOf, shareOut } from './shares.ts';

/** A server with limits on all that may come over a connection; what is not HTTP gets a problem document. */
export function newBoundedServer(
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
  isAnswering: (socket: Duplex) => boolean,
  connections: number,
  proxies: Proxies,
): Server {
  const server = createServer({
    maxHeaderSize: headerLimits.bytes,
    headersTimeout: timeouts.headersMs,
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: timeouts.keepAliveMs,
    connectionsCheckingInterval: timeouts.checkMs,
    // Checked by us, who reply with a problem document; HTTP/1.0 needs no Host.
    requireHostHeader: false,
  });
  server.maxHeadersCount = headerLimits.fields;
  server.maxConnections = connections;
  shareOut(server, shareOf(connections), proxies);
  server.timeout = timeouts.idleMs;
  server.on('request', onRequest);
  server.on('checkContinue', onRequest);
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    void refuseEarly(request, response, problemOfStatus(417), {});
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const answering = isAnswering(socket) || error.code === 'ECONNRESET';
    endWith(statusOf(error), socket, answering);
  });
  return server;
}

/** Ends a connection with a problem document; without one, where a reply is under way already. */
export function endWith(status: number, socket: Duplex, answering: boolean): void {
  if (answering || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(rawProblem(status), () => socket.destroy());
}

function statusOf({ code }: NodeJS.ErrnoException): number {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408;
    case 'HPE_HEADER_OVERFLOW':
      return 431;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 413;
    default:
      return 400;
  }
}
