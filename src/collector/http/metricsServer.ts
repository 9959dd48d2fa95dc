import { createServer, type Server } from 'node:http';
import { type Log, problemOfStatus, send, sendProblem } from './answers.ts';
import { times } from './limits.ts';
import type { Metrics } from './metrics.ts';

/** A server that has metrics at `/metrics` and nothing else, to be told where to listen: on loopback, since anyone there may read them. */
export function newMetricsServer(metrics: Metrics, log: Log): Server {
  const server = createServer({ headersTimeout: times.head, requestTimeout: times.head }, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return sendProblem(response, problemOfStatus(404), {});
    metrics.text().then(
      ({ media, text }) => send(response, 200, media, text, {}),
      (cause) => {
        log('the metrics cannot be given', cause);
        sendProblem(response, problemOfStatus(503), {});
      },
    );
  });
  server.maxConnections = 20;
  return server;
}
