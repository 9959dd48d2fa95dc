import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

interface Package {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** Licences that let an office use, change and hand on what runs, as long as it keeps the notices. */
const free = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'Unlicense', 'CC0-1.0'];

const textOf = (path: string): string => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');

it('what runs is under free licences', () => {
  const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Readonly<Record<string, Package>> };
  const running = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
  );
  expect(running.length).toBeGreaterThan(20);
  expect(running.filter(([, { license = 'none' }]) => !free.includes(license))).toEqual([]);
});

it('the project is under the licence that it names', () => {
  const { license } = JSON.parse(textOf('package.json')) as { license: string };
  expect(license).toBe('MIT');
  expect(textOf('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} Veldwerk contributors\n/);
});
