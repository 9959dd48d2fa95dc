import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { instrumentOf } from './instruments/instrument.ts';

const here = import.meta.dirname;

/** Where the peers' packages are installed and their pages built: nothing of it is committed. */
export const workshop = resolve(here, '..', '..', '..', '.bench');
/** What is served. */
export const pages = join(workshop, 'pages');

/** Builds the page of a peer. */
export async function buildPage(name: string): Promise<void> {
  await build({
    root: join(here, 'pages', name),
    base: `/${name}/`,
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(pages, name), emptyOutDir: true, target: 'es2023' },
  });
}

/** Writes an instrument in each format. */
export function writeInstrument(name: string): void {
  const put = (format: string, extension: string, text: string) => {
    const file = join(pages, 'instruments', format, `${name}.${extension}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  put('neutral', 'json', JSON.stringify(instrumentOf(name)));
}
