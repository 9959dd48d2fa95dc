import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { shareOut } from '../../../src/collector/http/shares.ts';
import { proxiesIn } from '../../../src/collector/network.ts';

/** A connection that comes from an address. */
const from = (address: string): Socket => Object.defineProperty(new Socket(), 'remoteAddress', { get: () => address });

function connections(proxies: readonly string[] = []) {
  const server = new EventEmitter();
  let dropped = 0;
  server.on('drop', () => {
    dropped += 1;
  });
  shareOut(server, 2, proxiesIn(proxies));
  const come = (...addresses: string[]) =>
    addresses.map((address) => {
      const socket = from(address);
      server.emit('connection', socket);
      return socket;
    });
  return { come, dropped: () => dropped };
}

const open = (sockets: readonly Socket[]) => sockets.map(({ destroyed }) => !destroyed);

describe('connections', () => {
  it('of one network are closed above its share, and others are let be', () => {
    const { come, dropped } = connections();
    expect(open(come('192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2', '::ffff:192.0.2.1'))).toEqual([
      ...[true, true, false],
      ...[true, false],
    ]);
    expect(dropped()).toBe(2);
  });

  it('of one IPv6 network count as one', () => {
    const { come } = connections();
    expect(open(come('2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8:0:1::1'))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('that are closed make room for others', async () => {
    const { come } = connections();
    const [first] = come('192.0.2.1', '192.0.2.1');
    const closed = new Promise((resolve) => first?.once('close', resolve));
    first?.destroy();
    await closed;
    expect(open(come('192.0.2.1', '192.0.2.1'))).toEqual([true, false]);
  });

  it('by a trusted proxy, or of this machine, are many senders’', () => {
    const { come } = connections(['192.0.2.0/24']);
    for (const address of ['192.0.2.1', '127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
      expect(open(come(address, address, address, address))).toEqual([true, true, true, true]);
  });
});
