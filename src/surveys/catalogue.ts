/// <reference path="./opening.d.ts" />
import type { Load } from './earlier.ts';
import type { furtherFiles } from './furtherFiles.ts';

/** How much of a questionnaire's words: all, or those of the start page and of the page of its first module. */
export type Extent = 'whole' | 'opening';

/** A released version of a questionnaire: where its structure and its words are, loaded only when opened. */
export interface Release {
  readonly id: string;
  readonly version: string;
  readonly structure: Load;
  /** Its words by language; elsewhere than in the app, the opening is the whole. */
  readonly texts: Readonly<Partial<Record<string, Readonly<Record<Extent, Load>>>>>;
  /** Whether the start page tells of it in brief, where it is not the first on offer (`briefs`). */
  readonly inBrief?: true;
  /** What an office makes of the answers; the app never opens it. */
  readonly codebook?: Load;
}

/** A file that comes later, by a detour: what is listed apart takes no room on the first screen. */
const later =
  (name: keyof typeof furtherFiles): Load =>
  async () =>
    (await import('./furtherFiles.ts')).furtherFiles[name]();

/** The newest version of the ICT survey. An earlier one has its words and its codebook, and differs from its structure. */
const ict2024: Release = {
  id: 'be.statbel.ict-2024',
  version: '1.1.0',
  structure: () => import('./ict-2024/structure.json', { with: { type: 'json' } }),
  codebook: later('ict-2024/codebook'),
  texts: {
    nl: {
      whole: later('ict-2024/nl'),
      opening: () => import('./ict-2024/text/nl.json?opening', { with: { type: 'json' } }),
    },
    fr: {
      whole: later('ict-2024/fr'),
      opening: () => import('./ict-2024/text/fr.json?opening', { with: { type: 'json' } }),
    },
    de: {
      whole: later('ict-2024/de'),
      opening: () => import('./ict-2024/text/de.json?opening', { with: { type: 'json' } }),
    },
    en: {
      whole: later('ict-2024/en'),
      opening: () => import('./ict-2024/text/en.json?opening', { with: { type: 'json' } }),
    },
  },
};

/**
 * Every release that this app carries, the newest of each questionnaire last. A draft stays with the version
 * that it was started in, so a release leaves this list only when no draft can need it any more.
 */
export const catalogue: readonly Release[] = [
  { ...ict2024, version: '1.0.0', structure: later('ict-2024/1.0.0') },
  ict2024,
  {
    id: 'eu.ec.ipcei-2014',
    version: '1.0.0',
    inBrief: true,
    structure: later('ipcei-2014/structure'),
    codebook: later('ipcei-2014/codebook'),
    texts: { en: { whole: later('ipcei-2014/en'), opening: later('ipcei-2014/en/opening') } },
  },
];

/** The release of a version, or the newest where none is named; undefined where the app does not carry it. */
export function releaseOf(id: string, version?: string): Release | undefined {
  return catalogue.findLast((release) => release.id === id && (version === undefined || release.version === version));
}
