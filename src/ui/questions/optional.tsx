import { useMemo } from 'preact/hooks';
import type { Entry } from '../../engine/outline.ts';
import { useWords } from '../locale.ts';
import type { FieldAria } from './fieldAria.ts';

const isOptional = ({ items }: Entry): boolean => items.length > 0 && items.every(({ required }) => !required);

const idOf = ({ id }: Entry): string => `${id}-optional`;

/** Says that a question may stay blank. Lines that have names say it each for itself. */
export function Optional({ entry }: { readonly entry: Entry }) {
  const words = useWords();
  if (!isOptional(entry)) return null;
  return (
    <p class="card__instruction" id={idOf(entry)}>
      ({words.rail.optional})
    </p>
  );
}

/** What describes the fields of a question, with what says that it may stay blank. */
export const useOptional = (entry: Entry, described: FieldAria['described']): FieldAria['described'] =>
  useMemo(
    () => (isOptional(entry) ? { ...described, by: `${idOf(entry)} ${described.by ?? ''}`.trim() } : described),
    [entry, described],
  );
