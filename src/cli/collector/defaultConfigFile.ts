import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..', '..');

/** The configuration that is served, or else the one that is built in next. */
export function defaultConfigFile(): string {
  const [built = '', source = ''] = ['dist', 'public'].map((folder) => join(root, folder, 'config.json'));
  return relative('', existsSync(built) ? built : source);
}
