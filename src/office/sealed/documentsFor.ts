import type { SealedLine } from '../../protocol/sealedLine.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { askForDocument } from '../page/officeInstruments.ts';

/** The published documents of the questionnaires that lines answer. What cannot be had is left out: its lines say so. */
export async function documentsFor(lines: readonly Pick<SealedLine, 'instrument'>[]): Promise<unknown[]> {
  const named = new Map(
    lines
      .filter(({ instrument }) => !releaseOf(instrument.id))
      .map(({ instrument }) => [`${instrument.id} ${instrument.version}`, instrument] as const),
  );
  const documents = [...named.values()].map(async ({ id, version }) => {
    try {
      return await askForDocument(id, version);
    } catch (cause) {
      console.warn(cause);
      return undefined;
    }
  });
  return (await Promise.all(documents)).filter((document) => document !== undefined);
}
