import { type ExportRequest, exportPieces } from '../../src/collector/export/export.ts';
import type { Store } from '../../src/collector/store/store.ts';
import type { ExportFormat } from '../../src/export/formats.ts';
import { newInstrumentFinder } from '../../src/export/instrumentFinder.ts';
import { bearer, newCollector, newFolder, put, storeIn } from './collectors.ts';
import { documentOf, idOf, type Wanted } from './documents.ts';
import { submissionOf } from './storeContract.ts';

/** What an export from a store has, line by line, and what is said beside it. */
export async function exported(
  store: Store,
  format: ExportFormat,
  all = false,
  more: Partial<Pick<ExportRequest, 'key' | 'which' | 'withoutContact' | 'form'>> = {},
) {
  const notes: string[] = [];
  const left: string[] = [];
  const pieces = exportPieces({
    ...{
      store,
      findInstrument: newInstrumentFinder(),
      format,
      which: { superseded: all },
      withoutContact: false,
      ...more,
    },
    onSkipped: (line) => left.push(line),
    onNote: (line) => notes.push(line),
    onProgress: () => undefined,
  });
  const text = (await Array.fromAsync(pieces)).join('');
  const sums = notes.splice(-1);
  return {
    lines: format === 'ndjson' ? (text.match(/.*\n/g) ?? []) : recordsIn(text),
    notes: [...left, ...notes],
    sums,
  };
}

/** The records of a CSV file, as they stand there. */
const recordsIn = (text: string): string[] => text.match(/(?:"(?:[^"]|"")*"|[^"\r])*\r\n/g) ?? [];

/** Reads CSV as RFC 4180 has it. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end !== ',') {
      records.push(record);
      record = [];
    }
  }
  return records;
}

/** The records of a CSV file, by the names in its first. */
export function rowsOf(lines: readonly string[]): Record<string, string>[] {
  const [names = [], ...records] = readCsv(lines.join(''));
  return records.map((record) => Object.fromEntries(names.map((name, at) => [name, record[at] ?? ''])));
}

/** A store that responses were put into, the first with number 1. */
export async function storeWith(...wanted: Wanted[]): Promise<{ store: Store; folder: string }> {
  const folder = newFolder();
  const store = storeIn(folder);
  for (const [at, one] of wanted.entries()) {
    await store.put(await submissionOf(at + 1, one, `2024-03-02T12:00:0${at}.000Z`));
  }
  return { store, folder };
}

/** A store that responses were delivered to, each in a request of its own, the first with number 1. */
export async function storeAfter(...wanted: Wanted[]): Promise<Store> {
  const store = storeIn(newFolder());
  const { app } = newCollector({ store });
  for (const [at, one] of wanted.entries()) {
    const answer = await put(app, documentOf(idOf(at + 1), one), { headers: bearer('one-sender.'.repeat(4)) });
    if (answer.status !== 201) throw new Error(await answer.text());
  }
  return store;
}
