import type { Roster } from './roster.ts';
import { rosterNamed } from './rosterPath.ts';
import type { Instrument, Module, Section } from './schema.ts';

/** A section with the roster in whose rows its questions are asked, where there is one. */
export interface PlacedSection {
  readonly module: Module;
  readonly section: Section;
  readonly roster: string | undefined;
}

/** The sections of an instrument in order, each with its roster: its own, or that of its module. */
export const sectionsOf = ({ modules }: Pick<Instrument, 'modules'>): PlacedSection[] =>
  modules.flatMap((module) =>
    module.sections.map((section) => ({ module, section, roster: section.for ?? module.for })),
  );

/** The roster that an item, question, section or check of a row stands in, outside in: its own last. */
export function rostersAround({ rosters }: Pick<Instrument, 'rosters'>, roster: string | undefined): string[] {
  const around: string[] = [];
  for (let at = roster; at !== undefined && !around.includes(at); at = rosterNamed(rosters, at)?.in) around.unshift(at);
  return around;
}

/** The rosters of an instrument with their names. */
export const rostersIn = ({ rosters }: Pick<Instrument, 'rosters'>): [string, Roster][] =>
  Object.entries(rosters ?? {});
