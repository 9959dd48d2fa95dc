import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { colourFaults, colourFaultText } from '../../protocol/colourFaults.ts';
import { logoFaultText, logoMostBytes, readLogo } from '../../protocol/logoFile.ts';
import { officeColours, officeLogo } from '../../protocol/officeLook.ts';
import { missingWords } from './missingWords.ts';
import { placedFaults } from './placedFaults.ts';

/** What is wrong with the office's logo, a line each; its file is in the folder of the configuration. */
export async function logoFaultsIn(logo: unknown, folder: string): Promise<string[]> {
  if (logo === undefined) return [];
  const faults = placedFaults('office.logo', officeLogo, logo);
  const read = officeLogo.safeParse(logo);
  if (!read.success) return faults;
  const fault = await fileFault(join(folder, read.data.file));
  return [
    ...faults,
    ...missingWords({ 'office.logo.alt': read.data.alt }),
    ...(fault === undefined ? [] : [`office.logo.file: ${fault}`]),
  ];
}

async function fileFault(path: string): Promise<string | undefined> {
  try {
    // What is far too large need not be read to say so.
    const { size } = await stat(path);
    const media = readLogo(size > logoMostBytes ? new Uint8Array(logoMostBytes + 1) : await readFile(path));
    return media.ok ? undefined : logoFaultText(media.fault);
  } catch (cause) {
    return `cannot be read beside it (${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'})`;
  }
}

/** What is wrong with the office's colours, a line each; colours are no secret, and stand in it. */
export function colourFaultsIn(colours: unknown): string[] {
  if (colours === undefined) return [];
  const faults = placedFaults('office.colours', officeColours, colours);
  const read = officeColours.safeParse(colours);
  if (!read.success) return faults;
  return [
    ...faults,
    ...colourFaults(read.data).map((fault) => `office.colours.${fault.theme}: ${colourFaultText(fault)}`),
  ];
}
