import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

// An office runs the collector on what `npm ci --omit=dev` installs, so nothing that it may come to load is more.
const root = resolve(import.meta.dirname, '../..');
const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** What a module names as imported when it runs: not the types, which Node takes out. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8').replace(/^(import|export) type [\s\S]*?;$/gm, '');
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
}

/** All modules that a file may come to load, now or later, and the packages among what they name. */
function reach(entry: string): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    if (!/\.tsx?$/.test(file)) return;
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) visit(resolve(dirname(file), name.replace(/\?.*$/, '')));
      // Found by `imports` of package.json.
      else if (name.startsWith('#at-once/')) visit(resolve(root, name.replace(/^#at-once/, 'src'), 'further.ts'));
      else if (!name.startsWith('node:')) packages.add(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    }
  };
  visit(entry);
  return { files, packages };
}

const collector = reach(resolve(root, 'src/cli/collector.ts'));

it('the collector loads only what production has', () => {
  expect([...collector.packages].filter((name) => !(name in dependencies))).toEqual([]);
  expect([...collector.files].filter((file) => !existsSync(file))).toEqual([]);
});

it('what is looked at is all of it: the server, the questionnaires, and no part of the build or the app', () => {
  expect([...collector.packages]).toEqual(
    expect.arrayContaining(['hono', 'jose', 'zod', '@commander-js/extra-typings']),
  );
  const files = [...collector.files].map((file) => relative(root, file));
  expect(files).toEqual(
    expect.arrayContaining([
      'src/collector/server.ts',
      'src/surveys/ict-2024/structure.json',
      'src/protocol/sealed.ts',
    ]),
  );
  expect(
    files.filter((file) => /^src\/(ui|storage|sync|wiring|i18n)\/|build|untranslated|opening-texts/.test(file)),
  ).toEqual([]);
});

it('what builds the app would be found', () => {
  const start = reach(resolve(root, 'src/cli/dev.ts'));
  expect([...start.packages]).toContain('vite');
});
