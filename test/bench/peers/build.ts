import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';
import { enketoPlugin } from './enketoPlugin.ts';
import { enketo } from './formats/enketo.ts';
import { lunatic } from './formats/lunatic.ts';
import { surveyJs } from './formats/surveyjs.ts';
import { xform } from './formats/xform.ts';
import { instrumentOf } from './instruments/instrument.ts';
import { served, workshop } from './workshop.ts';

const pages = join(import.meta.dirname, 'pages');

/** The packages that a page names are its peer's, not this project's. */
const ownPackages = (name: string): Plugin => ({
  name: 'own-packages',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer?.startsWith(pages) || /^[./\0]/.test(source)) return null;
    return this.resolve(source, join(workshop, name, 'package.json'), { skipSelf: true });
  },
});

/** Builds the page of a peer. */
export async function buildPage(name: string): Promise<void> {
  await build({
    root: join(pages, name),
    base: `/${name}/`,
    configFile: false,
    logLevel: 'error',
    plugins: [...(name === 'enketo' ? [enketoPlugin] : []), ownPackages(name)],
    build: { outDir: join(served, name), emptyOutDir: true },
  });
}

/** Writes an instrument in the formats of some peers. */
export async function writeInstrument(name: string, peers: readonly string[]): Promise<void> {
  const instrument = instrumentOf(name);
  const put = (format: string, extension: string, text: string) => {
    const file = join(served, 'instruments', format, `${name}.${extension}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  put('neutral', 'json', JSON.stringify(instrument));
  put('surveyjs', 'json', JSON.stringify(surveyJs(instrument)));
  put('lunatic', 'json', JSON.stringify(lunatic(instrument)));
  put('xform', 'xml', xform(instrument));
  if (peers.includes('enketo')) put('enketo', 'json', JSON.stringify(await enketo(xform(instrument))));
}
