import { existsSync } from 'node:fs';
import type { Fault } from '../../instrument/faults.ts';
import { loadInstrument } from '../../instrument/load.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { catalogue, releaseOf } from '../../surveys/catalogue.ts';
import { readJsonFile } from './jsonFile.ts';

/** The default questionnaire of the commands. */
export const defaultInstrument = 'be.statbel.ict-2024';

/** Describes the argument that names an instrument, in usage texts. */
export const sourceName = 'an instrument of the app, or a structure file';

/** A structure as found: in the catalogue, or in a file. */
export interface Source {
  readonly name: string;
  readonly file: boolean;
  readonly structure: Result<Instrument, readonly Fault[]>;
}

/** Finds the structure that an id or a file name means; the fault is one line. A broken structure is found, too. */
export async function findSource(name: string): Promise<Result<Source, string>> {
  const release = releaseOf(name);
  if (release) return ok({ name, file: false, structure: loadInstrument((await release.structure()).default) });
  if (!existsSync(name) && !/[/\\]|\.json$/.test(name))
    return fail(`no instrument ${name}; there is: ${[...new Set(catalogue.map((one) => one.id))].join(', ')}`);
  const read = await readJsonFile(name);
  return read.ok ? ok({ name, file: true, structure: loadInstrument(read.value) }) : read;
}

/** A fault of a file in one line. */
export const faultLine = ({ place, fault }: Fault): string => `${place}: ${fault}`;

/** Opens the instrument that an id or a file name means; the fault is a line for each thing wrong. */
export async function openSource(name: string): Promise<Result<Instrument, readonly string[]>> {
  const found = await findSource(name);
  if (!found.ok) return fail([found.fault]);
  const { structure } = found.value;
  return structure.ok ? structure : fail(structure.fault.map((fault) => `${name}: ${faultLine(fault)}`));
}
