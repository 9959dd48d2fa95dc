import type { Load } from './earlier.ts';

/**
 * A structure with the lists of codes that stand in files of their own, `lists/NAME.csv`, as `npm run lists` has put them
 * into one that can be loaded anywhere. In a build the structure has them already, and this one is empty.
 */
export const withLists =
  (structure: Load, lists: Load): Load =>
  async () => {
    const [{ default: written }, { default: more }] = await Promise.all([structure(), lists()]);
    const own = written as { readonly lists?: object };
    return { default: { ...own, lists: { ...own.lists, ...(more as object) } } };
  };
