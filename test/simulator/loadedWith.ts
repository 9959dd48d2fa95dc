import { registerHooks } from 'node:module';
import type { SeededBug } from './seededBugs.ts';

/**
 * Has everything that is loaded from now on loaded with a bug in it. To be called before the product's code is.
 * @throws where the text that the bug takes the place of is not there
 */
export function loadWith({ file, before, after, name }: SeededBug): void {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(`/src/${file}`)) return loaded;
      const text = Buffer.from(loaded.source as Uint8Array).toString('utf8');
      if (text.split(before).length !== 2)
        throw new Error(`the place of the bug "${name}" is not there once in ${file}`);
      return { ...loaded, source: text.replace(before, () => after) };
    },
  });
}
