import fc from 'fast-check';
import { CompactEncrypt, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { mostCarried, predecessorsFirst } from '../../src/protocol/carried.ts';
import { type CarriedOpener, carriedText, closedUnder, readCarried } from '../../src/protocol/carriedText.ts';
import { newRecipient } from '../../src/protocol/sealed.ts';
import { carriedOf, passphrase } from '../collector/carriedFiles.ts';
import { idOf } from '../collector/documents.ts';

const madeAt = new Date('2026-11-26T10:00:00.000Z');
const one = carriedOf(idOf(1));
const office = await newRecipient();
const other = await newRecipient();
const forOffice = await carriedText([one], madeAt, { office: office.recipient });
const underPassphrase = await carriedText([one], madeAt, { passphrase });
const withKey: CarriedOpener = { office: office.opening };

/** Any text, closed for the office as the app does, or with another header. */
const { kty, crv, x, y } = office.recipient;
const closed = async (text: string, header: object = {}) =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', cty: 'veldwerk-carried', ...header })
    .encrypt(await importJWK({ kty, crv, x, y }, 'ECDH-ES'));
const fileOf = (responses: readonly unknown[], format = 'veldwerk-carried/1') =>
  JSON.stringify({ format, madeAt: madeAt.toISOString(), responses });

describe('a carried file', () => {
  it.each([
    ['for the office', forOffice, withKey, 'office'],
    ['under a passphrase', underPassphrase, { passphrase }, 'passphrase'],
  ] as const)('opens %s, and says before what it is closed under', async (_, text, opener, under) => {
    expect(closedUnder(text)).toBe(under);
    expect(text).not.toContain(one.id);
    expect(await readCarried(`${text}\n`, opener)).toEqual({
      ok: true,
      value: { madeAt: madeAt.toISOString(), responses: [one], unreadable: 0 },
    });
  });

  const bomb = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  it.each<[what: string, text: string | Promise<string>, opener: CarriedOpener, fault: string]>([
    ['nothing', '', withKey, 'unreadable'],
    ['plain JSON', fileOf([one]), withKey, 'unreadable'],
    ['the office’s, opened with a passphrase', forOffice, { passphrase }, 'for-office'],
    ['under a passphrase, opened with a key', underPassphrase, withKey, 'under-passphrase'],
    ['another passphrase', underPassphrase, { passphrase: 'vier andere woorden' }, 'wrong-key'],
    ['another key', forOffice, { office: other.opening }, 'wrong-key'],
    ['the end cut off', forOffice.slice(0, -300), withKey, 'unreadable'],
    ['all but the header cut off', forOffice.slice(0, 200), withKey, 'unreadable'],
    ['another format', closed(fileOf([one], 'veldwerk-backup/1')), withKey, 'another-format'],
    ['no JSON', closed('text'), withKey, 'another-format'],
    ['nested too deep', closed(bomb), withKey, 'too-much'],
    ['ten thousand entries', closed(fileOf(Array.from({ length: 10_000 }, () => 1))), withKey, 'too-much'],
    ['one entry too many', closed(fileOf(Array.from({ length: mostCarried + 1 }, () => one))), withKey, 'too-much'],
    ['a name twice', closed(fileOf([]).replace('{', '{"format":"veldwerk-carried/1",')), withKey, 'another-format'],
    ['another content type', closed(fileOf([one]), { cty: 'json' }), withKey, 'unreadable'],
    ['a key to trust in the header', closed(fileOf([one]), { jwk: office.recipient }), withKey, 'unreadable'],
    // As a compressed one would say: it is refused before anything is unpacked.
    [
      'compressed',
      forOffice.replace(/^[^.]+/, (header) =>
        Buffer.from(Buffer.from(header, 'base64url').toString().replace('{', '{"zip":"DEF",')).toString('base64url'),
      ),
      withKey,
      'unreadable',
    ],
    [
      'more rounds than anybody waits for',
      underPassphrase.replace(/^[^.]+/, (header) =>
        Buffer.from(Buffer.from(header, 'base64url').toString().replace('600000', '900000000')).toString('base64url'),
      ),
      { passphrase },
      'unreadable',
    ],
  ])('does not open: %s', async (_, text, opener, fault) => {
    expect(await readCarried(await text, opener)).toEqual({ ok: false, fault });
  });

  it.each<[what: string, entry: unknown]>([
    ['no id', { ...one, id: '1' }],
    ['an id that leads elsewhere', { ...one, id: '../cases' }],
    ['no bytes', { ...one, bytes: '' }],
    ['bytes above what a response may have', { ...one, bytes: 'A'.repeat(1_500_000) }],
    ['a token with a line end', { ...one, token: 'a\r\nb' }],
    ['a member that nobody knows', { ...one, receipt: {} }],
    ['no object', null],
  ])('leaves out an entry with %s, and no other', async (_, entry) => {
    const read = await readCarried(await closed(fileOf([entry, carriedOf(idOf(2))])), withKey);
    expect(read.ok && [read.value.unreadable, read.value.responses.map(({ id }) => id)]).toEqual([1, [idOf(2)]]);
  });
});

it('puts what is superseded first, keeps all, and does not mind circles', () => {
  const links = fc.array(fc.record({ id: fc.nat(8), supersedes: fc.option(fc.nat(8), { nil: undefined }) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(links, (drawn) => {
      const seen = new Set<number>();
      const all = drawn
        .filter(({ id }) => !seen.has(id) && seen.add(id))
        .map(({ id, supersedes }) => ({
          id: `${id}`,
          supersedes: supersedes === undefined ? undefined : `${supersedes}`,
        }));
      const placed = predecessorsFirst(all);
      expect(placed.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
        all.toSorted((a, b) => a.id.localeCompare(b.id)),
      );
      const inCircle = (start: string): boolean => {
        const met = new Set<string>();
        for (let at: string | undefined = start; at !== undefined && !met.has(at); ) {
          met.add(at);
          at = all.find(({ id }) => id === at)?.supersedes;
          if (at === start) return true;
        }
        return false;
      };
      for (const { id, supersedes } of all) {
        const before = placed.findIndex((other) => other.id === supersedes);
        if (before >= 0 && !inCircle(id)) expect(before).toBeLessThan(placed.findIndex((other) => other.id === id));
      }
    }),
    { seed: 2711, numRuns: 1000 },
  );
});
