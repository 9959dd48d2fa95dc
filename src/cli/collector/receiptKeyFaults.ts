import { createPublicKey } from 'node:crypto';
import { thumbprintOf } from '../../collector/signingKey.ts';
import type { Config } from '../../protocol/config.ts';
import { keyStanding, type ReceiptKey } from '../../protocol/receiptKey.ts';

/** What is wrong with the keys of receipts in a configuration: each fault is why no app would believe a receipt. */
export function receiptKeyFaultsIn({ receiptKeys, byInstrument = {} }: Config, now: Date): string[] {
  return [
    ...faultsAt('receiptKeys', receiptKeys, now),
    ...Object.entries(byInstrument).flatMap(([id, own]) =>
      faultsAt(`byInstrument.${id}.receiptKeys`, own.receiptKeys, now),
    ),
  ];
}

function faultsAt(place: string, keys: readonly ReceiptKey[] = [], now: Date): string[] {
  const seconds = Math.floor(now.getTime() / 1000);
  return [
    ...keys.flatMap((key, at) => faultsOfKey(key, keys.slice(0, at)).map((fault) => `${place}[${at}]${fault}`)),
    ...(keys.length > 0 && !keys.some((key) => keyStanding(key, seconds) === 'good')
      ? [`${place}: none of them is good now, so that no receipt is believed`]
      : []),
  ];
}

function faultsOfKey(key: ReceiptKey, before: readonly ReceiptKey[]): string[] {
  const { kid, from, until } = key;
  return [
    ...(isOnCurve(key) ? [] : [': x and y are no point on P-256']),
    ...(kid === thumbprintOf(key) ? [] : ['.kid: is not the thumbprint of x and y (RFC 7638)']),
    ...(before.some((other) => other.kid === kid) ? ['.kid: stands twice'] : []),
    ...(until !== undefined && Date.parse(until) <= Date.parse(from) ? ['.until: is not after "from"'] : []),
  ];
}

function isOnCurve({ x, y }: ReceiptKey): boolean {
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    // That it is no point is all that can be wrong: its shape was checked.
    return false;
  }
}
