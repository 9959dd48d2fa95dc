import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { isShared, networkOf, type Proxies, senderAddress } from '../network.ts';

/** How many of all connections one network may have. */
export const shareOf = (connections: number): number => Math.max(1, Math.floor(connections / 4));

/** Keeps one network from taking every connection: those above its share are closed at once. */
export function shareOut(server: EventEmitter, max: number, proxies: Proxies): void {
  const counts = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = senderAddress(socket.remoteAddress, undefined, proxies);
    if (isShared(address, proxies)) return;
    const network = networkOf(address);
    const count = (counts.get(network) ?? 0) + 1;
    counts.set(network, count);
    socket.once('close', () => {
      const left = (counts.get(network) ?? 1) - 1;
      if (left > 0) counts.set(network, left);
      else counts.delete(network);
    });
    if (count <= max) return;
    server.emit('drop');
    socket.destroy();
  });
}
