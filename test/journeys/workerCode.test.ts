import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { gzipBytes } from '../../src/cli/weight.ts';

const built = readFileSync(resolve(import.meta.dirname, '../../dist/sw.js'));

it('is one script without modules, since a service worker can load nothing when it is woken', () => {
  const code = built.toString();
  // As a browser reads it, which refuses `import.meta` and imports; one made as it runs is refused only then.
  expect(() => new Script(code)).not.toThrow();
  expect(code.match(/\bimport\s*[(.]/g)).toBeNull();
  console.log(`the service worker: ${gzipBytes(built)} bytes, gzip`);
});
