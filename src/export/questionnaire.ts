import type { Codebook } from '../instrument/codebook.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { InstrumentName } from '../protocol/names.ts';
import { catalogue } from '../surveys/catalogue.ts';
import type { FindInstrument } from './instrumentFinder.ts';
import { type OpenCodebook, openCodebook } from './openCodebook.ts';

/** A questionnaire as an export needs it. */
export interface Questionnaire {
  readonly instrument: Instrument;
  /** Undefined where there is none. */
  readonly codebook: Codebook | undefined;
}

/** A questionnaire's id and version, as one name. */
export const titleOf = ({ id, version }: InstrumentName): string => `${id} ${version}`;

/**
 * The questionnaires that responses are to, by title: older versions first, so that new items come last. Those that are
 * not to be found are left out. Rejects where the data of one is broken.
 */
export async function questionnairesFor(
  responses: readonly { readonly instrument: InstrumentName }[],
  findInstrument: FindInstrument,
  codebook: OpenCodebook = openCodebook,
): Promise<Map<string, Questionnaire>> {
  // Before the first delivery, an export has the columns of the app's first questionnaire.
  const asked =
    responses.length > 0
      ? responses.map(({ instrument }) => instrument)
      : catalogue.filter(({ id }) => id === catalogue[0]?.id);
  const names = new Map(asked.map((name) => [titleOf(name), name]));
  const inOrder = [...names].sort(([left], [right]) => left.localeCompare(right, 'en', { numeric: true }));
  const found = new Map<string, Questionnaire>();
  for (const [title, { id, version }] of inOrder) {
    const instrument = await findInstrument({ id, version });
    if (instrument) found.set(title, { instrument, codebook: await codebookOf({ id, version }, codebook) });
  }
  return found;
}

async function codebookOf(name: InstrumentName, open: OpenCodebook): Promise<Codebook | undefined> {
  const opened = await open(name);
  if (opened.ok) return opened.value;
  if (opened.fault.kind === 'unknown') return undefined;
  throw new Error(`the codebook of ${titleOf(name)} is broken: ${JSON.stringify(opened.fault.faults)}`);
}
