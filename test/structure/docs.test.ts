import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { budgetBytes } from '../../src/cli/weight.ts';
import { config } from '../../src/protocol/config.ts';
import { unknownFields } from '../../src/protocol/unknownFields.ts';

const root = resolve(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })].toSorted();

/** What a page says outside of its code. */
const prose = (page: string): string =>
  textOf(page)
    .replace(/```[\s\S]*?```/g, '')
    .replace(/^ {4}.*$/gm, '');

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (page: string): string[] =>
  [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** All matches of a pattern's first group, each once. */
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, group = '']) => group))].toSorted();

/** What each page names, with the page. */
const named = (by: (page: string) => string[]): (readonly [page: string, name: string])[] =>
  pages.flatMap((page) => by(page).map((name) => [page, name] as const));

describe('the documents', () => {
  it('are all there', () => {
    expect(pages).toEqual(expect.arrayContaining(['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'docs/offline.md']));
    expect(pages.length).toBeGreaterThan(40);
  });

  it('link to what is there', () => {
    const isBroken = (page: string, link: string): boolean => {
      const [path = '', anchor] = link.split('#');
      const target = path ? relative(root, resolve(root, dirname(page), path)) : page;
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    };
    const links = named((page) => found(prose(page), /\]\(([^)\s]+)\)/g).filter((link) => !/^https?:/.test(link)));
    expect(links.length).toBeGreaterThan(80);
    expect(links.filter(([page, link]) => isBroken(page, link))).toEqual([]);
  });

  it('name files that are there', () => {
    const files = named((page) => found(textOf(page), /(?<![\w/.-])((?:src|test|docs|public)\/[\w./-]*[\w/-])/g));
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter(([, path]) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('name commands that are there', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Readonly<Record<string, string>> };
    const commands = named((page) => found(textOf(page), /npm run (?:-s )?([\w:]+)/g));
    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter(([, name]) => !(name in scripts))).toEqual([]);
  });

  it('have a README that one reads in a sitting', () => {
    const words = textOf('README.md').match(/[\p{L}\p{N}][^\s|]*/gu) ?? [];
    expect(words.length).toBeGreaterThan(800);
    expect(words.length).toBeLessThanOrEqual(1700);
  });

  it('say in the first line of the README how much is loaded, as it is held', () => {
    const [claim = ''] = textOf('README.md').match(/^An official survey.*$/m) ?? [];
    expect(claim).toContain(`${budgetBytes / 1000} kB until the first answer is saved, in every language`);
  });

  it('name each room of the sources in the README', () => {
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${name}/`);
    expect(found(textOf('README.md'), /^\| `(\w+\/)`/gm)).toEqual(rooms.toSorted());
  });

  it('have each decision in their list', () => {
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');
    expect(found(textOf('docs/decisions/README.md'), /\]\(([\w-]+\.md)\)/g)).toEqual(decisions.toSorted());
    for (const name of decisions)
      expect(anchorsOf(`docs/decisions/${name}`).slice(1), name).toEqual(['decided', 'against', 'what-follows']);
  });

  it('have a glossary that fits on a page', () => {
    const rows = textOf('docs/glossary.md').match(/^\| .+$/gm) ?? [];
    expect(rows.length - 2).toBeGreaterThan(5);
    expect(rows.length - 2).toBeLessThanOrEqual(20);
  });
});

describe('the page on the configuration', () => {
  const page = textOf('docs/configuration.md');

  it('has an example that the app takes whole', () => {
    const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
    expect(config.safeParse(example).error).toBeUndefined();
    expect(unknownFields(config, example)).toEqual([]);
    expect(Object.keys(example as object).toSorted()).toEqual(Object.keys(config.shape).toSorted());
  });

  it('explains each field', () => {
    expect(found(page, /^\| `(\w+)`/gm)).toEqual(Object.keys(config.shape).toSorted());
  });
});

describe('the page on the collector', () => {
  it('lists each setting', () => {
    const settings = found(textOf('src/collector/collectorConfig.ts'), /^ {2}([A-Z][A-Z_]+): /gm);
    expect(settings.length).toBeGreaterThan(10);
    const section = textOf('docs/collector.md').split('## Settings')[1]?.split('\n## ')[0] ?? '';
    expect(found(section, /^\| `([A-Z_]+)`/gm)).toEqual(settings);
  });
});

describe('the page on automation', () => {
  const page = textOf('docs/automation.md');
  const sources = [...globSync('src/{ui,session,wiring}/**/*.{ts,tsx}', { cwd: root }), 'index.html']
    .map(textOf)
    .join('\n');
  /** What speaks to password managers, in their own words. */
  const theirs = ['data-bwignore', 'data-form-type', 'data-lpignore'];

  it('has every attribute of the app, and no other', () => {
    const kebab = (name: string) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const written = [
      ...found(sources, /[\s{'"[](data-[a-z]+(?:-[a-z]+)*)/g),
      ...found(sources, /dataset\['(\w+)'\] =/g).map(kebab),
    ].filter((name) => !theirs.includes(name));
    expect(found(page, /(data-[a-z]+(?:-[a-z]+)*)/g)).toEqual([...new Set(written)].toSorted());
  });

  it('has every action', () => {
    const actions = found(sources, /\b(?:data-action|action)=(?:"|\{[^}]*')([a-z-]+)/g);
    expect(actions.length).toBeGreaterThan(30);
    expect(actions.filter((action) => !page.includes(`\`${action}\``))).toEqual([]);
  });
});
