import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { workshop } from './workshop.ts';

const core = join(workshop, 'node_modules', 'enketo-core');

/** What Enketo's sources name that a host has to give: here, what it brings for that itself. */
const given: Readonly<Record<string, string>> = {
  'enketo/config': 'config.js',
  'enketo/widgets': 'src/js/widgets.js',
  'enketo/translator': 'src/js/fake-translator.js',
  'enketo/dialog': 'src/js/fake-dialog.js',
  'enketo/file-manager': 'src/js/file-manager.js',
  'enketo/xpath-evaluator-binding': 'src/js/xpath-evaluator-binding.js',
  'enketo-core/plain.css': 'src/sass/plain/plain.css',
};

/** Enketo's style sheets name other packages by their place in its own repository. */
const importer = {
  findFileUrl: (address: string) => {
    const [, file] = address.split('/packages/enketo-core/node_modules/');
    return file === undefined ? null : pathToFileURL(join(workshop, 'node_modules', file));
  },
};

interface Sass {
  readonly compile: (file: string, options: object) => { readonly css: string };
}

/** Builds Enketo from its sources, the style sheet of its plain theme included. */
export const enketoPlugin: Plugin = {
  name: 'enketo',
  enforce: 'pre',
  resolveId: (source) => {
    const file = given[source];
    return file === undefined ? null : join(core, file);
  },
  load: (id) => {
    if (id !== join(core, 'src/sass/plain/plain.css')) return null;
    const sass = createRequire(join(workshop, 'enketo', 'package.json'))('sass') as Sass;
    return sass.compile(id.replace(/css$/, 'scss'), {
      importers: [importer],
      quietDeps: true,
      silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'slash-div'],
    }).css;
  },
};
