import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks whose word on where a request comes from is believed. */
export type Proxies = BlockList;

const network = /^(?<address>[0-9a-f.:]+?)(?:\/(?<bits>\d{1,3}))?$/i;

/** Whether a text is an address or a network in CIDR notation. */
export const isNetwork = (text: string): boolean => {
  const { address = '', bits } = network.exec(text)?.groups ?? {};
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return most > 0 && (bits === undefined || Number(bits) <= most);
};

/** The networks of proxies, each an address or in CIDR notation. */
export function proxiesIn(networks: readonly string[]): Proxies {
  const list = new BlockList();
  for (const one of networks) {
    const { address = '', bits } = network.exec(one)?.groups ?? {};
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    list.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  return list;
}

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

const isTrusted = (address: string, proxies: Proxies): boolean =>
  isIPv4(address) ? proxies.check(address, 'ipv4') : isIPv6(address) && proxies.check(address, 'ipv6');

/** Whether many senders come by one address: a trusted proxy's, or this machine's own, where a proxy may stand too. */
export const isShared = (address: string, proxies: Proxies): boolean =>
  /^127\.|^::1$/.test(address) || isTrusted(address, proxies);

/**
 * Where a request comes from: the address that the connection has, or, behind a proxy that is trusted, the last one in
 * `X-Forwarded-For` that no trusted proxy has.
 */
export function senderAddress(remote: string | undefined, forwarded: string | undefined, proxies: Proxies): string {
  const way = [...(forwarded?.split(',') ?? []), remote ?? ''].map(plain);
  let at = way.length - 1;
  while (at > 0 && isTrusted(way[at] ?? '', proxies)) at -= 1;
  return way[at] ?? '';
}

/** The network that an address counts for: itself where it is IPv4, its /64 where it is IPv6. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return isIPv4(address) ? address : 'unknown';
  // As URLs write them, so that one network has one name.
  const whole = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = whole.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [left, right] = [groups(head), tail === undefined ? [] : groups(tail)];
  const all = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** The network of an address as far as a log may tell: /24 of IPv4, /48 of IPv6. */
export function coarseNetwork(address: string): string {
  if (isIPv4(address)) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  if (!isIPv6(address)) return 'unknown';
  return `${networkOf(address).split(':').slice(0, 3).join(':')}::/48`;
}
