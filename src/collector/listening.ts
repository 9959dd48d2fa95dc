import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail, ok, type Result } from '../lib/result.ts';
import type { EventLog } from './http/eventLog.ts';
import type { Listener } from './http/listener.ts';
import type { Metrics } from './http/metrics.ts';
import { newMetricsServer } from './http/metricsServer.ts';
import type { StartFault } from './startFault.ts';

/** Listens on each address, and gives the port. */
export async function listenOn(
  hosts: readonly string[],
  wanted: number,
  listener: Pick<Listener, 'newServer'>,
): Promise<Result<number, StartFault>> {
  let port = wanted;
  for (const [at, host] of hosts.entries()) {
    const server = listener.newServer();
    const listening = await listen(server, host, port);
    // A machine without IPv6 has one loopback address less.
    if (!listening.ok && at > 0 && listening.fault.kind === 'no-listening') continue;
    if (!listening.ok) return listening;
    port = (server.address() as AddressInfo).port;
  }
  return ok(port);
}

/** Metrics are read on this machine alone. */
export async function listenForMetrics(
  port: number | undefined,
  metrics: Metrics,
  { readiness, bodyBytes, connections }: Listener,
  log: EventLog,
): Promise<Result<Server | undefined, StartFault>> {
  if (port === undefined) return ok(undefined);
  const failed = (cause: unknown) => log.fault('the store cannot be tried', cause);
  const ready = async () => (await readiness().catch(failed)) === 'ready';
  metrics.watch({ bodyBytes, connections, ready });
  const server = newMetricsServer(metrics, log.fault);
  const listening = await listen(server, '127.0.0.1', port);
  return listening.ok ? ok(server) : listening;
}

const listen = (server: Server, host: string, port: number): Promise<Result<undefined, StartFault>> =>
  new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resolve(
        fail(
          error.code === 'EADDRINUSE'
            ? { kind: 'port-taken', port }
            : { kind: 'no-listening', host, port, detail: error.message },
        ),
      );
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(ok(undefined));
    });
  });

/** A host that a browser can open: 0.0.0.0 and :: are none. */
export function hostOf([host = '', ...more]: readonly string[]): string {
  if (host === '0.0.0.0' || host === '::' || more.length > 0) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
