import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks of proxies whose `X-Forwarded-For` is trusted. */
export type Proxies = BlockList;

const network = /^(?<address>[0-9a-f.:]+?)(?:\/(?<bits>\d{1,3}))?$/i;

/** Whether a text is an address or a network in CIDR notation. */
export const isNetwork = (text: string): boolean => {
  const { address = '', bits } = network.exec(text)?.groups ?? {};
  const maxBits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return maxBits > 0 && (bits === undefined || Number(bits) <= maxBits);
};

/** The networks of proxies, each an address or in CIDR notation. */
export function proxiesIn(networks: readonly string[]): Proxies {
  const list = new BlockList();
  for (const text of networks) {
    const { address = '', bits } = network.exec(text)?.groups ?? {};
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    list.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  return list;
}

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

const isTrusted = (address: string, proxies: Proxies): boolean =>
  isIPv4(address) ? proxies.check(address, 'ipv4') : isIPv6(address) && proxies.check(address, 'ipv6');

/** Whether an address may stand for many senders: a trusted proxy's, or this machine's own, where a proxy may run too. */
export const isShared = (address: string, proxies: Proxies): boolean =>
  /^127\.|^::1$/.test(address) || isTrusted(address, proxies);

/**
 * The address of a sender: the connection's, or, behind a trusted proxy, the last one in `X-Forwarded-For` that is not a
 * trusted proxy's.
 */
export function senderAddress(remote: string | undefined, forwarded: string | undefined, proxies: Proxies): string {
  const way = [...(forwarded?.split(',') ?? []), remote ?? ''].map(plain);
  let at = way.length - 1;
  while (at > 0 && isTrusted(way[at] ?? '', proxies)) at -= 1;
  return way[at] ?? '';
}

/** The network that limits count an address for: the address itself for IPv4, its /64 for IPv6. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return isIPv4(address) ? address : 'unknown';
  // Normalised by URL, so that one network has one name.
  const whole = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = whole.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [left, right] = [groups(head), tail === undefined ? [] : groups(tail)];
  const all = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** The network of an address for logs, less exact: /24 of IPv4, /48 of IPv6. */
export function coarseNetwork(address: string): string {
  if (isIPv4(address)) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  if (!isIPv6(address)) return 'unknown';
  return `${networkOf(address).split(':').slice(0, 3).join(':')}::/48`;
}
