import * as z from 'zod/mini';
import { responseId } from './names.ts';

/** The exports that the office's page gives: answers never have contact data in them; those are a file apart. */
export const officeExports = ['csv', 'ndjson', 'long', 'audit', 'contact'] as const;
export type OfficeExport = (typeof officeExports)[number];

/** Asks for an export. */
export const officeExportRequest = z.strictObject({
  /** A new id (UUIDv7), by which its progress is asked for. */
  id: responseId,
  format: z.enum(officeExports),
  /** For spreadsheets, in which no text is a formula; `program`: every text as it was written. */
  reader: z.enum(['spreadsheet', 'program']),
  /** Of which roster the table is, with a line for each row; without it, with a line for each response. */
  roster: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  superseded: z.boolean(),
  since: z.optional(z.iso.date()),
  caseId: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  instrumentId: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});
export type OfficeExportRequest = z.infer<typeof officeExportRequest>;

/** The rosters that there are tables of. */
export const exportTables = z.object({ rosters: z.array(z.string()) });
export type ExportTables = z.infer<typeof exportTables>;

const count = z.int().check(z.gte(0));

/** How far an export is, and what there is to know of it. */
export const exportProgress = z.object({
  responses: count,
  of: count,
  done: z.boolean(),
  /** How many are left out, and the first of them with the reason. */
  skipped: count,
  lines: z.array(z.string()),
});
export type ExportProgress = z.infer<typeof exportProgress>;
