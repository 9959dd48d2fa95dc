import { CompactEncrypt, compactDecrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { codeAlphabet } from '../../src/protocol/alphabet.ts';
import { draftKey, newDraftCode, readDraftCode } from '../../src/protocol/draftCode.ts';
import { type DraftCopy, entryName } from '../../src/protocol/draftCopy.ts';
import { draftDigest, draftHeaderOf, openDraftCopy, sealDraft, staleness } from '../../src/protocol/draftEnvelope.ts';
import { emptyDraft } from './draftHistory.ts';

const code = '01234-56789-ABCDE-FGHJK-MNPQE';
const writer = 'a'.repeat(16);

const withText = (text: string): DraftCopy => {
  const value = { kind: 'answered', value: text } as const;
  return { ...emptyDraft(writer), seq: 7, entries: { [entryName('answered', 'A1')]: { seq: 7, writer, value } } };
};
const copy = withText('12');
const key = await draftKey(code, copy.response);

async function sealed(of: DraftCopy = copy, before?: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await sealDraft(of, key, before);
  if (!bytes.ok) throw new Error(bytes.fault);
  return bytes.value;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const utf8 = (words: string) => new TextEncoder().encode(words);

describe("a draft's code", () => {
  const codes = Array.from({ length: 20 }, newDraftCode);

  it('has 24 random characters and one that finds a slip, in five groups', () => {
    for (const one of codes) {
      expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(readDraftCode(one.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe(one);
    }
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('finds each single slip, and each swap of neighbours', () => {
    const letters = (codes[0] ?? '').replaceAll('-', '');
    for (const [at, right] of [...letters].entries()) {
      for (const wrong of codeAlphabet.replace(right, ''))
        expect(readDraftCode(letters.slice(0, at) + wrong + letters.slice(at + 1))).toBeUndefined();
      const next = letters.charAt(at + 1);
      if (next !== '' && next !== right)
        expect(readDraftCode(letters.slice(0, at) + next + right + letters.slice(at + 2))).toBeUndefined();
    }
    for (const other of ['', letters.slice(1), `${letters}0`, 'U'.repeat(25)])
      expect(readDraftCode(other)).toBeUndefined();
  });
});

describe("a draft's encrypted copy", () => {
  it('opens with the code, and says in its header what it is', async () => {
    const first = await sealed();
    const before = await draftDigest(first);
    const bytes = await sealed(copy, before);
    expect(await openDraftCopy(bytes, key)).toEqual({ ok: true, value: copy });
    const { response, instrument, seq } = copy;
    expect(draftHeaderOf(bytes)).toEqual({ alg: 'dir', enc: 'A256GCM', response, instrument, seq, writer, before });
    expect(text(bytes)).not.toBe(text(await sealed(copy, before)));
  });

  it('opens with no other code, and for no other response', async () => {
    const bytes = await sealed();
    for (const other of [
      await draftKey(newDraftCode(), copy.response),
      await draftKey(code, copy.response.replace(/1$/, '2')),
    ])
      expect(await openDraftCopy(bytes, other)).toEqual({ ok: false, fault: 'wrong-code' });
  });

  it('does not show by its size how much is in it, to four kilobytes', async () => {
    const sizes = await Promise.all(['', 'a'.repeat(1000), 'a'.repeat(3000)].map((of) => sealed(withText(of))));
    expect(new Set(sizes.map(({ length }) => length)).size).toBe(1);
    expect((await sealed(withText('a'.repeat(5000)))).length).toBeGreaterThan(sizes[0]?.length ?? 0);
  });

  it('is not made above a mebibyte', async () => {
    expect(await sealDraft(withText('a'.repeat(800_000)), key, undefined)).toEqual({ ok: false, fault: 'too-large' });
    expect((await sealDraft(withText('a'.repeat(700_000)), key, undefined)).ok).toBe(true);
  });

  it('does not open once a byte of it is another', async () => {
    const parts = text(await sealed()).split('.');
    const flipped = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
    for (const at of [2, 3, 4]) {
      const altered = parts.map((part, of) => (of === at ? flipped(part) : part)).join('.');
      expect(await openDraftCopy(utf8(altered), key)).toEqual({ ok: false, fault: 'wrong-code' });
    }
    const header = Buffer.from(JSON.stringify({ ...draftHeaderOf(await sealed()), seq: 9 })).toString('base64url');
    const renumbered = utf8([header, ...parts.slice(1)].join('.'));
    expect(draftHeaderOf(renumbered)?.seq).toBe(9);
    expect(await openDraftCopy(renumbered, key)).toEqual({ ok: false, fault: 'wrong-code' });
  });

  it.each([
    ['another algorithm', { alg: 'PBES2-HS256+A128KW', p2s: 'c2FsdA', p2c: 1_000_000 }],
    ['a compression', { zip: 'DEF' }],
    ['a weaker encryption', { enc: 'A128GCM' }],
    ['a member that is not ours', { kid: 'x' }],
    ['no writer', { writer: undefined }],
    ['a number that is none', { seq: 0 }],
  ])('is none with %s', async (_what, other) => {
    const header = { ...draftHeaderOf(await sealed()), ...other };
    const [, ...rest] = text(await sealed()).split('.');
    const bytes = utf8([Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.'));
    expect([draftHeaderOf(bytes), await openDraftCopy(bytes, key)]).toEqual([
      undefined,
      { ok: false, fault: 'unreadable' },
    ]);
  });

  it('is none under a password, compressed, or with an encrypted key', async () => {
    const inside = utf8(JSON.stringify(copy));
    const named = draftHeaderOf(await sealed());
    const byPassword = await new CompactEncrypt(inside)
      .setProtectedHeader({ ...named, alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' })
      .encrypt(utf8(code));
    for (const other of [byPassword, '', 'a.b.c', 'e30..A.A.A', '.'.repeat(4), 'a'.repeat(2_000_000)])
      expect(await openDraftCopy(utf8(other), key)).toEqual({ ok: false, fault: 'unreadable' });
  });

  it.each<[string, Partial<DraftCopy>, string]>([
    ['names another response than its header', { response: copy.response.replace(/1$/, '2') }, 'another'],
    ['has another number than its header', { seq: 8 }, 'another'],
    [
      'says something under a name that is of something else',
      { entries: { 'remark A1': { seq: 1, writer, value: { kind: 'answered', value: 1 } } } },
      'unreadable',
    ],
    ['is of a format to come', { format: 'veldwerk-draft/2' as 'veldwerk-draft/1' }, 'unreadable'],
  ])('is not taken where its inside %s', async (_what, other, fault) => {
    const { alg, enc, ...named } = draftHeaderOf(await sealed()) ?? {};
    const bytes = await new CompactEncrypt(utf8(JSON.stringify({ ...copy, ...other })))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...named })
      .encrypt(key);
    expect(await openDraftCopy(utf8(bytes), key)).toEqual({ ok: false, fault });
  });

  it('has nothing in it but what a copy is made of', async () => {
    const { plaintext } = await compactDecrypt(text(await sealed()), key);
    expect(Object.keys(JSON.parse(text(plaintext))).sort()).toEqual(
      ['differences', 'entries', 'format', 'instrument', 'response', 'seq', 'startedAt', 'times', 'writer'].sort(),
    );
  });
});

it.each([
  [7, undefined, undefined],
  [7, 7, undefined],
  [6, 7, 'older'],
  [100_007, 7, undefined],
  [100_008, 7, 'leaps'],
])('takes a copy of change %i, where %s was seen: %s', (seq, seen, fault) => {
  expect(staleness({ seq }, seen)).toBe(fault);
});
