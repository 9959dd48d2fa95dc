import { createServer, type Server } from 'node:http';
import { type Log, problemOfStatus, sendProblem, sendReply } from './httpErrors.ts';
import { timeouts } from './limits.ts';
import type { Metrics } from './metrics.ts';

/** A server of `/metrics` alone. It must listen on loopback, since it asks nobody for a token. */
export function newMetricsServer(metrics: Metrics, log: Log): Server {
  const server = createServer(
    { headersTimeout: timeouts.headersMs, requestTimeout: timeouts.headersMs },
    (request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics')
        return sendProblem(response, problemOfStatus(404), {});
      metrics.text().then(
        ({ media, text }) => sendReply(response, 200, media, text, {}),
        (cause) => {
          log('the metrics cannot be given', cause);
          sendProblem(response, problemOfStatus(503), {});
        },
      );
    },
  );
  server.maxConnections = 20;
  return server;
}
