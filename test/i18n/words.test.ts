import { describe, expect, it } from 'vitest';
import { namesOf, untranslated } from '../../src/cli/untranslated.ts';
import { dictionaries } from '../../src/i18n/dictionaries.ts';
import { nlLater } from '../../src/i18n/nl.later.ts';
import { nl } from '../../src/i18n/nl.ts';
import { plural } from '../../src/i18n/plural.ts';

const dutch = { first: nl, later: nlLater };

describe('the interface', () => {
  it('is said in every language, and the build says what is not', async () => {
    expect(await untranslated()).toEqual([]);
    expect(namesOf({ a: 'x', b: { c: '', d: () => 'y' }, e: ' ' })).toEqual(['a', 'b.d']);
  });

  it.each(Object.entries(dictionaries))(
    'has no word in %s that Dutch lacks, nor one left in Dutch',
    async (_language, load) => {
      const words = await load();
      expect(namesOf(words).toSorted()).toEqual(namesOf(dutch).toSorted());
      const at = (path: string, of: unknown): unknown =>
        path.split('.').reduce<unknown>((value, key) => Object(value)[key], of);
      const same = namesOf(words).filter((name) => {
        const [said, inDutch] = [at(name, words), at(name, dutch)];
        return typeof said === 'string' && said.length > 12 && said === inDutch;
      });
      expect(same).toEqual([]);
    },
  );

  it.each([
    ['fr', 0, 'minute'],
    ['fr', 1, 'minute'],
    ['fr', 2, 'minutes'],
    ['en', 0, 'minutes'],
    ['nl', 1, 'minute'],
    ['de', 0, 'minutes'],
  ] as const)('counts in %s: %i %s', (language, count, form) => {
    expect(plural(language, count, 'minute', 'minutes')).toBe(form);
  });
});
