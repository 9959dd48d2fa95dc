import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const dist = resolve(import.meta.dirname, '../../dist');

const manifest = (): Record<string, { readonly file: string; readonly isDynamicEntry?: true }> =>
  JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));

/** The file that a source was built into; a style sheet that is loaded by its address stands in no manifest. */
export function builtFrom(source: string): string {
  const sheet = /(\w+)\.css$/.exec(source)?.[1];
  const file = sheet ? globSync(`assets/${sheet}-*.css`, { cwd: dist })[0] : manifest()[source]?.file;
  if (!file) throw new Error(`the build has no ${source}`);
  return file;
}

/** The sources that are loaded by themselves once they are needed. */
export const loadedApart = (): string[] =>
  Object.entries(manifest()).flatMap(([source, { isDynamicEntry }]) => (isDynamicEntry ? [source] : []));
