import { preact } from '@preact/preset-vite';
import { minify } from 'terser';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import manifest from './package.json' with { type: 'json' };
import { checkedSurveys } from './src/cli/checked-surveys.ts';
import { openingTexts } from './src/cli/opening-texts.ts';
import { surveyBriefs } from './src/cli/survey-briefs.ts';

/** Dynamic imports as Vite wraps them, to preload what comes with them: with a part named, and without. */
const wrapped = [
  /__vitePreload\(async \(\) => \{\s*const \{[^{}]*\} = await (import\("[^"]+"\));\s*return \{[^{}]*\};\s*\}, __VITE_PRELOAD__, import\.meta\.url\)/g,
  /__vitePreload\(\(\) => (import\("[^"]+"\).*?), __VITE_PRELOAD__, import\.meta\.url\)/g,
];

/**
 * Queries and writes of Dexie that the app never asks for, by class: a table, a collection, a query, the database. Each is
 * cut where it stands. An app that calls one fails in the journeys, which try the build.
 */
const unaskedOfDexie = [
  ...['bulkGet', 'bulkDelete', 'bulkUpdate', 'update', 'upsert', 'orderBy', 'mapToClass', 'offset'],
  ...[
    'raw',
    'or',
    'desc',
    'distinct',
    'eachKey',
    'eachUniqueKey',
    'eachPrimaryKey',
    'uniqueKeys',
    'firstKey',
    'lastKey',
  ],
  ...['above', 'aboveOrEqual', 'below', 'belowOrEqual', 'inAnyRange', 'noneOf', 'notEqual'],
  ...['startsWithIgnoreCase', 'equalsIgnoreCase', 'anyOfIgnoreCase', 'startsWithAnyOf', 'startsWithAnyOfIgnoreCase'],
  ...['hasFailed', 'hasBeenClosed', 'dynamicallyOpened'],
];
/** The table and the collection each have one of these. */
const twiceInDexie = ['offset'];

/** The office's page: another build, in a folder of its own, so that nothing of it comes to respondents. */
const officeConfig = defineConfig({
  base: './',
  publicDir: false,
  plugins: [openingTexts(), preact()],
  build: {
    target: 'es2022',
    outDir: 'dist-office',
    emptyOutDir: true,
    rolldownOptions: { input: ['office.html', 'sealed.html'] },
  },
});

/** The respondents' app. */
export const appConfig = defineConfig({
  base: './',
  // The bench has pages of its own, with packages that are installed for it alone.
  optimizeDeps: { entries: ['index.html'] },
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  // The same library without the code for browsers that have no modules: 3 kB less on the first screen.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  plugins: [
    {
      // There is one style sheet and nothing to preload: without Vite's helper for both, the first screen is 1 kB less.
      name: 'plain-dynamic-imports',
      enforce: 'pre',
      load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
      renderChunk: (code) => wrapped.reduce((plain, wrap) => plain.replaceAll(wrap, '$1'), code),
    },
    {
      // The development server serves JSON as a script, which a browser refuses under the attribute that Node asks for.
      name: 'json-without-attributes',
      apply: 'serve',
      enforce: 'pre',
      transform: (code, id) =>
        /\/(src\/surveys\/(catalogue|furtherFiles|briefs)|test\/instruments\/releases)\.ts$/.test(id)
          ? code.replaceAll(/, \{ with: \{ type: 'json' \} \}| with \{ type: 'json' \}/g, '')
          : undefined,
    },
    {
      // Dexie's cache of live queries, which the app turns off, hooks, of which it has none, and queries and writes that it
      // never asks for: 5 kB less on the first screen.
      name: 'dexie-without-unused-parts',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith('/dexie/dist/modern/dexie.mjs')) return undefined;
        const unused = /^ *this\.use\((cache|hooks)Middleware\);$/gm;
        const unasked = new RegExp(`^ {4}(${unaskedOfDexie.join('|')})\\([\\w, ]*\\) \\{$[\\s\\S]*?^ {4}\\}$`, 'gm');
        if (code.match(unused)?.length !== 2) this.error(`${id}: has no such middleware any more`);
        if (code.match(unasked)?.length !== unaskedOfDexie.length + twiceInDexie.length)
          this.error(`${id}: has no such methods any more`);
        return { code: code.replaceAll(unused, '').replaceAll(unasked, ''), map: null };
      },
    },
    {
      // A second minifier finds what the first has left: 0.4 kB less on the first screen.
      name: 'minified-twice',
      apply: 'build',
      enforce: 'post',
      generateBundle: async (_options, files) => {
        // A source map would no longer fit.
        for (const file of Object.values(files))
          if (file.type === 'chunk' && file.name === 'first' && !file.map)
            file.code =
              (await minify(file.code, { module: true, ecma: 2020, compress: { passes: 3 } })).code ?? file.code;
      },
    },
    checkedSurveys(),
    openingTexts(),
    surveyBriefs(),
    preact(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: false,
      registerType: 'prompt',
      injectManifest: {
        // A picture beside them is the office's logo, which may change without another build.
        globPatterns: ['**/*.{html,js,css,webmanifest}', 'icons/*.{png,svg}'],
        // The codebook is for the office alone.
        globIgnores: ['**/config.json', 'screenshots/**', 'assets/codebook-*'],
      },
      manifest: {
        id: './',
        name: 'Veldwerk',
        short_name: 'Veldwerk',
        description: 'Een officiële enquête invullen op dit toestel, ook zonder netwerk.',
        lang: 'nl',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#eef2f3',
        theme_color: '#0f4c5c',
        categories: ['business', 'productivity'],
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
          { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        screenshots: [
          {
            src: 'screenshots/tablet.png',
            sizes: '1180x820',
            type: 'image/png',
            form_factor: 'wide',
            label: 'Een onderdeel van de enquête op een tablet',
          },
          {
            src: 'screenshots/phone.png',
            sizes: '390x844',
            type: 'image/png',
            form_factor: 'narrow',
            label: 'Een onderdeel van de enquête op een telefoon',
          },
        ],
        shortcuts: [
          {
            name: 'Verdergaan',
            short_name: 'Verder',
            url: './#/continue',
            icons: [{ src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' }],
          },
        ],
      },
    }),
  ],
  // What the journal's worker seldom needs is loaded apart.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: false,
    // All that the first screen waits for in one file: in twenty, it takes more room and more requests.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', test: /\/src\/main\.tsx$/ }] } },
      // How long the plugins take is of no use to whoever starts the app.
      checks: { bundlerTimings: false },
    },
  },
});

export default defineConfig(({ mode }) => (mode === 'office' ? officeConfig : appConfig));
