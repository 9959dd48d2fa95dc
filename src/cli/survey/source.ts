import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault } from '../../instrument/faults.ts';
import { loadInstrument } from '../../instrument/load.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { catalogue, type Release, releaseOf } from '../../surveys/catalogue.ts';
import { withListFiles } from './listFiles.ts';
import { type FindPosition, withPosition } from './position.ts';
import { unseenFaults } from './unseen.ts';
import { readWrittenFile, type WrittenFile } from './writtenFile.ts';

/** The default questionnaire of the commands. */
export const defaultInstrument = 'be.statbel.ict-2024';

/** Describes the argument that names an instrument, in usage texts. */
export const sourceName =
  'an instrument of the app (ID@VERSION: not its newest version), or a structure file, or its folder';

/** The release that an id means, or an id and a version (`ID@VERSION`); the fault is one line. */
export function releaseNamed(name: string): Result<Release, string> {
  const [id = '', version] = name.split('@');
  const release = releaseOf(id, version);
  if (release) return ok(release);
  const versions = catalogue.flatMap((one) => (one.id === id ? [one.version] : []));
  if (versions.length > 0) return fail(`no version ${version} of ${id}; there is: ${versions.join(', ')}`);
  return fail(`no instrument ${name}; there is: ${[...new Set(catalogue.map((one) => one.id))].join(', ')}`);
}

/** A structure as found: in the catalogue, or in a file. */
export interface Source {
  readonly name: string;
  /** Undefined: it was in a file. */
  readonly release: Release | undefined;
  readonly structure: Result<Instrument, readonly Fault[]>;
  /** Where something stands in the file; undefined: it was in none. */
  readonly positionOf: FindPosition | undefined;
}

/** Finds the structure that an id or a file name means; the fault is one line. A broken structure is found, too. */
export async function findSource(name: string): Promise<Result<Source, string>> {
  const named = releaseNamed(name);
  if (named.ok) {
    const { default: structure } = await named.value.structure();
    return ok({ name, release: named.value, structure: loadInstrument(structure), positionOf: undefined });
  }
  const file = structureFileAt(name);
  const read = await readNamedFile(file);
  if (!read.ok) return read;
  const { data, positionOf } = read.value;
  return ok({ name, release: undefined, structure: await structureIn(dirname(file), data), positionOf });
}

/** The file of a structure that a name means: itself, or the one in the folder of that name. */
export function structureFileAt(name: string): string {
  const within = join(name, 'structure.json');
  return existsSync(within) ? within : name;
}

/** Reads the file of a structure that a name means; the fault is one line. */
export async function readNamedFile(name: string): Promise<Result<WrittenFile, string>> {
  const named = releaseNamed(name);
  if (!named.ok && !existsSync(name) && !/[/\\]|\.json$/.test(name)) return named;
  const read = await readWrittenFile(name, 'followed');
  return read.ok ? read : fail(`cannot read ${name}: ${read.fault}`);
}

/** The structure that a file says, with the lists beside it. */
async function structureIn(folder: string, data: unknown): Promise<Result<Instrument, readonly Fault[]>> {
  const unseen = unseenFaults(data);
  if (unseen.length > 0) return fail(unseen);
  const whole = await withListFiles(folder, data);
  return whole.ok ? loadInstrument(whole.value) : whole;
}

/** The steps of a place as it is named: `modules[1].gate`. */
const stepsOf = (place: string): (string | number)[] =>
  (place.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Whether a place is a file beside the structure, or the structure itself. */
const isFile = (place: string): boolean => place === '(whole file)' || place.includes('/');

/** A fault of a file in one line, with its line and column where the file is at hand. */
export const faultLine = ({ place, fault, at }: Fault, positionOf?: FindPosition): string =>
  withPosition(isFile(place) ? undefined : positionOf?.(stepsOf(place), at), `${place}: ${fault}`);

/** Opens the instrument that an id or a file name means; the fault is a line for each thing wrong. */
export async function openSource(name: string): Promise<Result<Instrument, readonly string[]>> {
  const found = await findSource(name);
  if (!found.ok) return fail([found.fault]);
  const { structure, positionOf } = found.value;
  return structure.ok ? structure : fail(structure.fault.map((fault) => `${name}: ${faultLine(fault, positionOf)}`));
}
