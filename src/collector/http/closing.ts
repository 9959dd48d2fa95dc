import type { Server } from 'node:http';

/** How many connections a server has. */
export const connectionsOf = (server: Server): Promise<number> =>
  new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));

/** Whether any of several servers has a connection. */
export const anyConnection = async (servers: readonly Server[]): Promise<boolean> =>
  (await Promise.all(servers.map(connectionsOf))).some((count) => count > 0);

/** Listens no more, and resolves when the last connection is closed. */
export const closed = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    // Connections become idle later, when their last request ends: they have to be closed then.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(force);
      resolve();
    });
  });
