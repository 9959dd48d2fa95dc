import { rowAt, stateOfPlace } from '../../../engine/rosters/rostersOf.ts';
import { isRowAsked, outwards, type RosterPlace, type RosterRow } from '../../../engine/rosters/row.ts';
import type { Step } from '../../../engine/step.ts';
import { rowOfAddress } from '../../../instrument/rowAddress.ts';
import type { Module } from '../../../instrument/schema.ts';
import type { FilledSurvey } from './filledSurvey.ts';

type Part = { readonly step: Step } | { readonly place: RosterPlace };

/** A question, or a roster that was skipped; with the row that begins at it, where that is another than before. */
export type CopiedPart = Part & { readonly row: string | undefined };

/**
 * All that a module is copied as, in order: its questions, and the rosters that it asks first and that were skipped, each
 * where its rows would stand.
 */
export function copiedParts(filled: FilledSurvey, module: string, steps: readonly Step[]): CopiedPart[] {
  const at = filled.instrument.modules.findIndex(({ id }) => id === module);
  const own = filled.instrument.modules[at];
  if (!own) return [];
  const ranked = [
    ...steps.map((step) => ({ part: { step }, rank: rankOfStep(filled, own, step) })),
    ...skippedIn(filled, at).map((place) => ({ part: { place }, rank: rankOfPlace(own, place) })),
  ].sort((one, other) => compared(one.rank, other.rank));
  const rows = ranked.map(({ part }) =>
    'step' in part ? rowOfAddress(part.step.entry.id) : part.place.within?.address,
  );
  return ranked.map(({ part }, index) => ({ ...part, row: rows[index] === rows[index - 1] ? undefined : rows[index] }));
}

/** The rosters that a module asks first and that were skipped; those in a row as well, where that row is asked. */
const skippedIn = ({ evaluation }: FilledSurvey, module: number): RosterPlace[] =>
  [...(evaluation.program.rosters?.values() ?? [])].filter(
    (place) =>
      place.module === module &&
      (place.within === undefined || isRowAsked(place.within)) &&
      stateOfPlace(evaluation, place) === 'notApplicable',
  );

function rankOfStep({ evaluation }: FilledSurvey, own: Module, { entry }: Step): number[] {
  const section = own.sections.findIndex(({ questions }) => questions.some(({ id }) => id === entry.question.id));
  return rank(own, section, rowAt(evaluation, entry.id));
}

const rankOfPlace = (own: Module, { name, within }: RosterPlace): number[] =>
  rank(
    own,
    own.sections.findIndex((section) => (section.for ?? own.for) === name),
    within,
  );

/** Where something stands: a module that is asked row by row has a row's sections together, another a section's rows. */
function rank(own: Module, section: number, row: RosterRow | undefined): number[] {
  const [outer, ...inner] = [...outwards(row)].map(({ order }) => order).reverse();
  if (outer === undefined) return [section];
  return own.for === undefined ? [section, outer, ...inner] : [outer, section, ...inner];
}

/** What stands at the same place stays in the order that it has. */
function compared(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
