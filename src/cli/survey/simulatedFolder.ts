import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../collector/folder.ts';
import { csvLine, harmless } from '../../export/csv.ts';
import type { CaseHistory } from '../../simulation/caseHistory.ts';

/** What a folder of simulated data has beside the responses, each with its first line. */
const tables = {
  'sample.csv': ['case', 'enterprise', 'name', 'language', 'email', 'expires'],
  'frame.csv': ['case', 'size', 'region'],
  'deliveries.csv': ['receivedAt', 'case', 'id', 'sentWith', 'refusedAs', 'file'],
} as const;

const textOf = (cell: string | undefined) => (cell === undefined ? null : harmless(cell));

/** Writes what is simulated as files: the sample for `collector enrol`, what each case is, and every response as it is sent. */
export class SimulatedFolder {
  readonly #folder: string;
  readonly #endedBy: string;
  readonly #lines: Readonly<Record<keyof typeof tables, string[]>> = {
    'sample.csv': [],
    'frame.csv': [],
    'deliveries.csv': [],
  };

  /** @param endedBy a day (YYYY-MM-DD): nobody can be invited up to a last day before it, so the sample leaves it out */
  constructor(folder: string, endedBy: string) {
    this.#folder = folder;
    this.#endedBy = endedBy;
    makeFolder(folder);
    mkdirSync(join(folder, 'responses'), { recursive: true, mode: 0o700 });
  }

  add({ enterprise, deliveries }: CaseHistory): void {
    const { caseId, enterpriseNumber, name, language, email, size, region } = enterprise;
    const expires = new Date(enterprise.expiresAt).toISOString().slice(0, 10);
    const sample = [caseId, enterpriseNumber, name, language, email, expires < this.#endedBy ? undefined : expires];
    this.#lines['sample.csv'].push(csvLine(sample.map(textOf)));
    this.#lines['frame.csv'].push(csvLine([textOf(caseId), size, region]));
    for (const [at, { id, receivedAt, sentWith, refusedAs, bytes }] of deliveries.entries()) {
      const file = `responses/${id}${at === 0 ? '' : `-${at + 1}`}.json`;
      writeFileSync(join(this.#folder, file), bytes, { mode: 0o600 });
      const received = new Date(receivedAt).toISOString();
      this.#lines['deliveries.csv'].push(csvLine([received, textOf(caseId), id, sentWith, refusedAs ?? null, file]));
    }
  }

  /** Writes the tables, once all cases are added; deliveries in the order in which they arrive. */
  finish(): void {
    for (const [name, columns] of Object.entries(tables)) {
      const lines = this.#lines[name as keyof typeof tables];
      const ordered = name === 'deliveries.csv' ? lines.toSorted() : lines;
      writeFileSync(join(this.#folder, name), [csvLine(columns), ...ordered].join(''), { mode: 0o600 });
    }
  }
}
