import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { appWords } from '../../src/i18n/appWords.ts';

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
const needed = (file: string): string[] => [
  ...new Set([...together(file)].flatMap(namedIn).filter((name) => name !== 'notLoaded')),
];

const listed = (list = ''): string[] => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
const shown = (file: string, words: Iterable<string>) => `${relative(root, file)}: ${[...words].toSorted().join(' ')}`;

const all = [...sources.values()].join('\n');
/** Those of the pages that come with the app. */
const first: readonly string[] = appWords;

it('come with the app for the pages that come with it, and no others', () => {
  expect([...first].toSorted()).toEqual(needed(join(root, 'main.tsx')).toSorted());
});

it('are loaded with each other page or part that uses them, and no others', () => {
  const form = / = lazy(?:Page|Part)\(\s*async \(\) => \(await import\('([^']+)'\)\)\.\w+,\s*\[([^\]]*)\]/g;
  // The page of a locked device is drawn before there is an app.
  const locked = /import\('([^']+unlocking\.tsx)'\), needWords\(\[([^\]]*)\]/g;
  // The page that draws it waits for it.
  const onPage = /: onPage\(async \(\) => \(await import\('([^']+)'\)\)\.\w+(?:, \[([^\]]*)\](?:, \w+)?)?\)/g;
  const loads = [...sources].flatMap(([file, source]) =>
    [...source.matchAll(form), ...source.matchAll(locked), ...source.matchAll(onPage)].map(([, to = '', list]) => ({
      page: resolve(dirname(file), to),
      list: listed(list),
    })),
  );
  expect(loads.length).toBe((all.match(/ = lazy(Page|Part)\(|: onPage\(/g)?.length ?? 0) + 1);
  expect(loads.length).toBeGreaterThan(15);
  expect(loads.map(({ page, list }) => shown(page, list))).toEqual(
    loads.map(({ page }) =>
      shown(
        page,
        needed(page).filter((name) => !first.includes(name)),
      ),
    ),
  );
});
