import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../src');
const sources = new Map(
  globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => [join(root, file), readFileSync(join(root, file), 'utf8')]),
);
const names = new Set(globSync('i18n/nl/*.json', { cwd: root }).map((file) => basename(file, '.json')));

/** The modules that a module brings with it; types bring nothing. */
const staticImports = (file: string): string[] =>
  [...(sources.get(file) ?? '').matchAll(/^(?:import|export) (?!type\b)[^;]*? from '(\.[^']+)'/gm)].map(([, to = '']) =>
    resolve(dirname(file), to),
  );

function together(file: string, seen = new Set<string>()): Set<string> {
  if (!sources.has(file) || seen.has(file)) return seen;
  seen.add(file);
  for (const to of staticImports(file)) together(to, seen);
  return seen;
}

/** The files of words that a module names: `words.start.title`, `const { start } = useWords()`. */
function namedIn(file: string): string[] {
  const source = sources.get(file) ?? '';
  const whole = [...source.matchAll(/\bwords\.(\w+)/g)].map(([, name = '']) => name);
  const taken = [...source.matchAll(/\{([^{}]*)\} = (?:useWords\(\)|words;)/g)].flatMap(([, members = '']) =>
    members.split(',').map((member) => member.split(':')[0]?.trim() ?? ''),
  );
  return [...whole, ...taken].filter((name) => names.has(name));
}

/** The files of words that a module and all that comes with it need; `notLoaded` is always there. */
const needed = (file: string): Set<string> =>
  new Set([...together(file)].flatMap(namedIn).filter((name) => name !== 'notLoaded'));

const listed = (list = ''): string[] => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);

it('are loaded with each page that uses them, and no others', () => {
  const main = join(root, 'main.tsx');
  const first = listed(/needWords\(\[([^\]]*)\]/.exec(sources.get(main) ?? '')?.[1]);
  expect(first.toSorted()).toEqual([...needed(main)].toSorted());
  const loads = [...sources].flatMap(([file, source]) =>
    [...source.matchAll(/ = later\(\s*async \(\) => \(await import\('([^']+)'\)\)\.\w+,\s*\[([^\]]*)\]/g)].map(
      ([, to = '', list]) => ({ page: resolve(dirname(file), to), list: listed(list) }),
    ),
  );
  expect(loads.length).toBe([...sources.values()].flatMap((source) => source.match(/ = later\(/g) ?? []).length);
  expect(loads.length).toBeGreaterThan(10);
  const shown = (page: string, words: Iterable<string>) =>
    `${relative(root, page)}: ${[...words].toSorted().join(' ')}`;
  expect(loads.map(({ page, list }) => shown(page, list))).toEqual(
    loads.map(({ page }) =>
      shown(
        page,
        [...needed(page)].filter((name) => !first.includes(name)),
      ),
    ),
  );
});
