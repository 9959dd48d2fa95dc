import type { Instrument } from '../instrument/schema.ts';
import type { InstrumentName } from '../protocol/names.ts';
import type { Instruments } from '../surveys/instruments.ts';
import { openInstrument } from '../surveys/open.ts';

/** Finds a questionnaire by its name and version; undefined where this collector does not carry it. */
export type FindInstrument = (name: InstrumentName) => Promise<Instrument | undefined>;

/**
 * Finds questionnaires, and opens each once. Rejects where the data of one is broken.
 * @param instruments where they are; in the catalogue alone where it is left out
 */
export function newInstrumentFinder(instruments: Pick<Instruments, 'open'> = { open: openInstrument }): FindInstrument {
  const opened = new Map<string, Instrument>();
  return async ({ id, version }) => {
    const name = `${id} ${version}`;
    const known = opened.get(name);
    if (known) return known;
    const found = await instruments.open(id, version);
    if (found.ok) {
      opened.set(name, found.value);
      return found.value;
    }
    if (found.fault.kind === 'unknown') return undefined;
    throw new Error(`the questionnaire ${name} is broken: ${JSON.stringify(found.fault.faults)}`);
  };
}
