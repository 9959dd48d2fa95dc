import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../src');

/** Which rooms each room may import from, beside itself. One direction, as `ls src` tells it. */
const allowed: Record<string, readonly string[]> = {
  lib: [],
  instrument: ['lib'],
  engine: ['instrument', 'lib'],
  protocol: ['engine', 'instrument', 'lib'],
  surveys: ['engine', 'instrument', 'lib'],
  i18n: ['instrument'],
  storage: ['protocol', 'engine', 'instrument', 'lib'],
  sync: ['storage', 'protocol', 'instrument', 'lib'],
  session: ['surveys', 'storage', 'protocol', 'engine', 'instrument', 'lib'],
  ui: ['session', 'surveys', 'protocol', 'i18n', 'engine', 'instrument', 'lib'],
  export: ['surveys', 'protocol', 'engine', 'instrument', 'lib'],
  collector: ['export', 'surveys', 'protocol', 'engine', 'instrument', 'lib'],
  office: ['export', 'ui', 'surveys', 'i18n', 'protocol', 'engine', 'instrument', 'lib'],
  authoring: ['engine', 'instrument', 'lib'],
  simulation: ['session', 'storage', 'protocol', 'engine', 'instrument', 'lib'],
  cli: ['export', 'i18n', 'simulation', 'collector', 'authoring', 'surveys', 'protocol', 'engine', 'instrument', 'lib'],
  gallery: ['ui', 'i18n', 'session', 'storage', 'surveys', 'protocol', 'engine', 'instrument', 'lib'],
  wiring: ['ui', 'session', 'surveys', 'sync', 'storage', 'protocol', 'instrument', 'lib'],
  'main.tsx': ['wiring', 'gallery', 'ui', 'storage', 'surveys', 'i18n', 'lib'],
  'sw.ts': ['sync', 'storage', 'protocol', 'i18n', 'lib'],
  'vite-env.d.ts': [],
};

/** Packages that only some rooms may import. */
const packages: readonly (readonly [name: RegExp, rooms: readonly string[]])[] = [
  [/^dexie$/, ['storage']],
  [/^preact($|\/)/, ['ui', 'office', 'gallery', 'main.tsx', 'wiring']],
  [/^@preact\/signals$/, ['session', 'ui', 'office', 'gallery', 'main.tsx', 'wiring']],
  [/^node:/, ['collector', 'cli']],
  [/^(hono|@hono\/|prom-client$)/, ['collector']],
  [/^workbox-/, ['sw.ts']],
  [/^chart\.js$/, ['office']],
  [/^(commander|@commander-js\/|jsonc-parser$)/, ['cli']],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const room = (file: string): string => relative(root, file).split('/')[0] ?? '';
const files = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => join(root, file));
const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? resolve(dirname(file), to) : to.replace(/^#at-once\/(.*)$/, join(root, '$1/further.ts')),
  })),
);
const inside = imports.filter(({ to }) => to.startsWith(root));
const shown = ({ from, to }: Import) => `${relative(root, from)} -> ${to.startsWith(root) ? relative(root, to) : to}`;

describe('imports', () => {
  it('are found at all', () => {
    expect(inside.length).toBeGreaterThan(100);
    expect(new Set(files.map(room))).toEqual(new Set(Object.keys(allowed)));
  });

  it('go in one direction', () => {
    const wrong = inside.filter(({ from, to }) => {
      const [here, there] = [room(from), room(to)];
      return here !== there && !allowed[here]?.includes(there);
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('bring the office’s page nothing of the app but its types, its parts and what it prints', () => {
    const shared = /^ui\/(types|parts|pages\/print|styles)\//;
    const taken = inside.filter(({ from, to }) => room(from) === 'office' && room(to) === 'ui');
    expect(taken.filter(({ to }) => !shared.test(relative(root, to))).map(shown)).toEqual([]);
  });

  it('make no circle', () => {
    const next = new Map(files.map((file) => [file, inside.filter(({ from }) => from === file).map(({ to }) => to)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      const at = way.indexOf(file);
      if (at >= 0) circles.push([...way.slice(at), file].map((step) => relative(root, step)).join(' -> '));
      if (at >= 0 || done.has(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('keep each package to its room', () => {
    const wrong = imports.filter(({ from, to }) =>
      packages.some(([name, rooms]) => name.test(to) && !rooms.includes(room(from))),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('leave the network to sending, to invitations, to the configuration and the logo, and to the office’s page', () => {
    const fetching = files
      .filter((file) => /(?<![.\w])fetch\(/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file));
    expect(fetching.toSorted()).toEqual([
      'office/page/officeApi.ts',
      'sw.ts',
      'sync/collectorShelf.ts',
      'sync/configuration.ts',
      'sync/draftCopies.ts',
      'sync/invitations.ts',
      'sync/logo.ts',
      'sync/send.ts',
    ]);
  });

  it('leave what a store stands on to storage, and to who opens one', () => {
    const opened = /\/storage\/(database|memoryTables?|tables|tableStore|replica|openReplica)\.ts$/;
    const opening = ['storage', 'wiring', 'gallery'];
    expect(inside.filter(({ from, to }) => opened.test(to) && !opening.includes(room(from))).map(shown)).toEqual([]);
    const looking = files.filter((file) => /\.base\b|\{ base[ ,}]/.test(readFileSync(file, 'utf8')));
    expect(looking.filter((file) => room(file) !== 'storage').map((file) => relative(root, file))).toEqual([]);
    expect(looking.length).toBeGreaterThan(5);
  });

  it('have no default exports, and no barrel', () => {
    const defaults = files.filter((file) => /^export default/m.test(readFileSync(file, 'utf8')));
    expect(defaults.map((file) => relative(root, file))).toEqual([]);
    expect(files.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([]);
  });
});
