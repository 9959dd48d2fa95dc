import type { Language } from '../instrument/schema.ts';

/** A released version of a questionnaire: where its structure and its words are, loaded only when opened. */
export interface Release {
  readonly id: string;
  readonly version: string;
  readonly structure: () => Promise<{ readonly default: unknown }>;
  readonly texts: Readonly<Partial<Record<Language, () => Promise<{ readonly default: unknown }>>>>;
}

/**
 * Every release that this app carries, the newest of each questionnaire last. A draft stays with the version
 * that it was started in, so a release leaves this list only when no draft can need it any more.
 */
export const catalogue: readonly Release[] = [
  {
    id: 'be.statbel.ict-2024',
    version: '1.0.0',
    structure: () => import('./ict-2024/structure.json', { with: { type: 'json' } }),
    texts: { nl: () => import('./ict-2024/text/nl.json', { with: { type: 'json' } }) },
  },
];

/** The release of a version, or the newest where none is named; undefined where the app does not carry it. */
export function releaseOf(id: string, version?: string): Release | undefined {
  return catalogue.findLast((release) => release.id === id && (version === undefined || release.version === version));
}
