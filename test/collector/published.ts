import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPublishedFolder } from '../../src/cli/collector/publishedFolder.ts';
import type { NewPublishedVersion } from '../../src/collector/store/publishedRows.ts';
import type { Answers } from '../../src/engine/value.ts';
import { readPublished } from '../../src/instrument/published.ts';
import type { WireDocument } from '../../src/protocol/response.ts';
import { documentOf } from '../instruments/opened.ts';
import { idOf } from './documents.ts';

/** Changes a JSON file of a folder. */
export function change(folder: string, file: string, how: (data: Record<string, unknown>) => unknown): void {
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify(how(JSON.parse(readFileSync(path, 'utf8'))), null, 2));
}

/** The folder of a tiny questionnaire as an office has one, with an id of the office's own. */
export function folderOf(tiny: string, version = '1.0.0'): string {
  const folder = mkdtempSync(join(tmpdir(), 'veldwerk-published-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(import.meta.dirname, '../instruments', tiny), folder, { recursive: true });
  change(folder, 'structure.json', ({ helpDesk: _, ...data }) => ({ ...data, id: `be.office.${tiny}`, version }));
  return folder;
}

/** What a store is given of it. */
export async function publicationOf(tiny: string, version?: string): Promise<NewPublishedVersion> {
  const read = await readPublishedFolder(folderOf(tiny, version));
  if (!read.ok) throw new Error(read.fault.join('\n'));
  return read.value.publication;
}

/** A response to it, as an app freezes it. */
export function responseTo({ bytes }: NewPublishedVersion, number: number, answers: Answers): WireDocument {
  const opened = readPublished(JSON.parse(Buffer.from(bytes).toString()));
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  return { ...documentOf(opened.value.instrument, answers), id: idOf(number) };
}
