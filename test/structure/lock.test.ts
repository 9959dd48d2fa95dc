import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly version?: string;
  readonly resolved?: string;
  /** A workspace, which is no package of a registry. */
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = resolve(import.meta.dirname, '../..');

/** A lock file, and at least how many packages are asked for by name in it. */
const locks: readonly (readonly [file: string, asked: number])[] = [
  ['package-lock.json', 15],
  ['test/bench/peers/packages/package-lock.json', 15],
];

describe.each(locks)('%s', (file, asked) => {
  const lock = JSON.parse(readFileSync(resolve(root, file), 'utf8')) as {
    readonly packages: Readonly<Record<string, Package>>;
  };
  const packages = Object.entries(lock.packages);

  it('names every platform’s packages: npm ci refuses one that leaves some out', () => {
    const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([, version]) => /^\d/.test(version))
        .filter(([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`])
        .map(([name, version]) => `${name}@${version}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(packages.filter(([, { resolved, link }]) => resolved !== undefined && !link)).toEqual([]);
  });

  it('asks by exact version for what it asks for', () => {
    const own = packages.filter(([path]) => !path.includes('node_modules/')).map(([, one]) => one);
    const wanted = own.flatMap(({ dependencies, devDependencies }) =>
      Object.entries({ ...dependencies, ...devDependencies }),
    );
    expect(wanted.length).toBeGreaterThan(asked);
    expect(wanted.filter(([, version]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
