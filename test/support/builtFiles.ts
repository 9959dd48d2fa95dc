import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const dist = resolve(import.meta.dirname, '../../dist');

interface Built {
  readonly file: string;
  readonly name?: string;
  readonly isDynamicEntry?: true;
  readonly dynamicImports?: readonly string[];
}

const manifest = (): Record<string, Built> => JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));

/**
 * What a source that is loaded by itself was built into. One that comes with other parts as well has a file that they share:
 * the manifest names that after it, and does not say where it is.
 */
function builtApart(source: string): Built | undefined {
  const built = manifest();
  const apart = new Set(Object.values(built).flatMap(({ dynamicImports = [] }) => dynamicImports));
  const name = basename(source).replace(/\.\w+$/, '');
  const shared = [...apart].filter((key) => key.startsWith('_') && built[key]?.name === name);
  return built[source] ?? (shared.length === 1 ? built[shared[0] ?? ''] : undefined);
}

/** The file that a source was built into; a style sheet that is loaded by its address stands in no manifest. */
export function builtFrom(source: string): string {
  const sheet = /(\w+)\.css$/.exec(source)?.[1];
  const file = sheet ? globSync(`assets/${sheet}-*.css`, { cwd: dist })[0] : builtApart(source)?.file;
  if (!file) throw new Error(`the build has no ${source}`);
  return file;
}

/** Whether a source is loaded by itself once it is needed. */
export const isLoadedApart = (source: string): boolean => builtApart(source) !== undefined;

/** The sources that are loaded by themselves once they are needed, and come with nothing else. */
export const loadedApart = (): string[] =>
  Object.entries(manifest()).flatMap(([source, { isDynamicEntry }]) => (isDynamicEntry ? [source] : []));

/** The files of the pages' code that are loaded by themselves once they are needed; words and questionnaires are none of it. */
export const codeApart = (): string[] =>
  Object.entries(manifest()).flatMap(([source, { file, isDynamicEntry }]) =>
    isDynamicEntry && /^src\/ui\/.*\.tsx?$/.test(source) ? [file] : [],
  );
