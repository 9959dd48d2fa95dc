import { describe, expect, it } from 'vitest';
import type { NewPublishedVersion } from '../../src/collector/store/publishedRows.ts';
import type { Store } from '../../src/collector/store/store.ts';

const [first, second, third] = [1, 2, 3].map((day) => `2024-03-0${day}T12:00:00.000Z`) as [string, string, string];

const versionOf = (version: string, content = 'a'): NewPublishedVersion => ({
  id: 'be.office.energy',
  version,
  sha256: content.repeat(64),
  bytes: new Uint8Array([0, 255, version.length]),
  titles: { nl: 'Zoë’s enquête', fr: 'Enquête' },
  codebook: undefined,
});

/** What every store keeps of questionnaires that an office publishes. */
export function shelfContract(name: string, open: () => Promise<Store>): void {
  const nameOf = ({ id, version }: NewPublishedVersion) => ({ id, version });

  describe(`${name} keeps a shelf`, () => {
    it('of versions, in the order in which they were published, byte for byte', async () => {
      const store = await open();
      const [old, young] = [versionOf('1.0.0'), { ...versionOf('1.1.0', 'b'), codebook: '{"é":1}' }];
      expect(await store.publish(old, first)).toBe('published');
      expect(await store.publish(young, second)).toBe('published');
      const { sha256, titles } = old;
      expect((await store.publishedVersions())[0]).toEqual({
        ...{ ...nameOf(old), sha256, titles, publishedAt: first, withdrawnAt: undefined },
      });
      expect((await store.publishedVersions()).map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
      const kept = await store.publishedContent(nameOf(young));
      expect({ ...kept, bytes: [...(kept?.bytes ?? [])] }).toEqual({
        ...{ sha256: young.sha256, codebook: young.codebook, bytes: [...young.bytes] },
      });
      expect(await store.publishedContent({ id: 'be.office.energy', version: '2.0.0' })).toBeUndefined();
    });

    it('on which no version is ever replaced', async () => {
      const store = await open();
      await store.publish(versionOf('1.0.0'), first);
      expect(await store.publish(versionOf('1.0.0'), second)).toBe('same');
      expect(await store.publish(versionOf('1.0.0', 'b'), second)).toBe('other');
      expect(await store.publish({ ...versionOf('1.0.0'), codebook: '{}' }, second)).toBe('other');
      expect((await store.publishedVersions()).map(({ sha256, publishedAt }) => [sha256, publishedAt])).toEqual([
        ['a'.repeat(64), first],
      ]);
    });

    it('from which a version is withdrawn, stays for its drafts, and may be offered again', async () => {
      const store = await open();
      const one = versionOf('1.0.0');
      await store.publish(one, first);
      expect(await store.withdraw(nameOf(one), second)).toBe(true);
      expect(await store.withdraw(nameOf(one), third)).toBe(false);
      expect(await store.withdraw({ id: one.id, version: '9.0.0' }, third)).toBe(false);
      expect((await store.publishedVersions()).map(({ withdrawnAt }) => withdrawnAt)).toEqual([second]);
      expect((await store.publishedContent(nameOf(one)))?.sha256).toBe(one.sha256);
      expect(await store.publish(one, third)).toBe('again');
      expect((await store.publishedVersions()).map(({ withdrawnAt }) => withdrawnAt)).toEqual([undefined]);
      expect((await store.acts()).map(({ at, act, detail }) => [at, act, detail])).toEqual([
        [first, 'published', `be.office.energy 1.0.0 ${one.sha256}`],
        [second, 'withdrawn', 'be.office.energy 1.0.0'],
        [third, 'published', `be.office.energy 1.0.0 ${one.sha256}`],
      ]);
    });

    it('on which ten collectors that publish two contents at once leave one', async () => {
      const store = await open();
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, at) => store.publish(versionOf('1.0.0', at % 2 ? 'a' : 'b'), first)),
      );
      expect(outcomes.filter((one) => one === 'published')).toHaveLength(1);
      expect(outcomes.filter((one) => one === 'other')).toHaveLength(5);
    });
  });
}
