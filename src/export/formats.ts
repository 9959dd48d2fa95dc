import { auditColumns, auditRows } from './auditLog.ts';
import type { Column, Writer } from './column.ts';
import { allPlacedColumns, columnsAround, columnsFor, contactColumnsFor } from './columns.ts';
import { type Cell, type CsvForm, harmless, recordIn } from './csv.ts';
import type { Delivered } from './delivered.ts';
import { longColumns, longWriter } from './long.ts';
import { recordRowsOf } from './publicRecord.ts';
import type { Questionnaire } from './questionnaire.ts';
import { type NestedRows, nestedRows } from './rosterTables.ts';
import { xmlText } from './xml.ts';

/** The forms that an export has. */
export const exportFormats = ['csv', 'ndjson', 'long', 'audit', 'contact', 'record', 'xml'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const columnsOf = (questionnaires: readonly Questionnaire[]) =>
  columnsFor(questionnaires.map(({ instrument }) => instrument));

/** What writes a format; `form`: how its tables are written. */
type NewWriter = (questionnaires: readonly Questionnaire[], form: CsvForm) => Writer;

const headIn = (form: CsvForm, names: readonly string[]): string => form.start + recordIn(form, names);

/** The writer of each format. Made once for all responses to these questionnaires, so that a response costs little. */
export const writers: Readonly<Record<ExportFormat, NewWriter>> = {
  csv: (questionnaires, form) => {
    const { separator, field } = form;
    const columns = columnsOf(questionnaires);
    return {
      head: headIn(
        form,
        columns.map(({ name }) => name),
      ),
      lines: (of) => {
        let line = '';
        for (const { cell } of columns) line += separator + field(cell(of));
        return `${line.slice(1)}\r\n`;
      },
    };
  },
  ndjson: (questionnaires) => {
    const instruments = questionnaires.map(({ instrument }) => instrument);
    const { before, behind } = columnsAround(instruments);
    const named = (name: string) => `${jsonOf(name)}:`;
    const plain = ({ name, cell }: Column) => ({ named: named(name), json: (of: Delivered) => jsonOf(cell(of)) });
    const columns = [
      ...before.map(plain),
      ...allPlacedColumns(instruments).map(({ name, about, cellAt, isRoster }) => ({
        named: named(name),
        json: (of: Delivered) => (isRoster ? nestedJson(nestedRows(of, about)) : jsonOf(cellAt(of, about))),
      })),
      ...behind.map(plain),
    ];
    return {
      head: '',
      lines: (of) => {
        let members = '';
        for (const { named, json } of columns) members += `,${named}${json(of)}`;
        return `{${members.slice(1)}}\n`;
      },
    };
  },
  long: (questionnaires, form) => {
    const writerOf = new Map(questionnaires.map((questionnaire) => [questionnaire, longWriter(questionnaire, form)]));
    return { head: headIn(form, longColumns), lines: (of) => writerOf.get(of.to)?.(of) ?? '' };
  },
  contact: (questionnaires, form) => {
    const columns = contactColumnsFor(questionnaires.map(({ instrument }) => instrument));
    return {
      head: headIn(
        form,
        columns.map(({ name }) => name),
      ),
      lines: (of) =>
        recordIn(
          form,
          columns.map(({ cell }) => cell(of)),
        ),
    };
  },
  audit: (_, form) => ({
    head: headIn(form, auditColumns),
    lines: (of) =>
      auditRows(of)
        .map((cells) => recordIn(form, cells))
        .join(''),
  }),
  record: (questionnaires, form) => {
    const names = recordNames(questionnaires);
    return {
      head: headIn(form, [...recordKeys, ...names]),
      lines: (of) =>
        recordRows(of)
          .map(({ keys, cells }) => recordIn(form, [...keys, ...names.map((name) => published(cells[name] ?? null))]))
          .join(''),
    };
  },
  xml: () => ({
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n',
    lines: (of) =>
      recordRows(of)
        .map(({ element, keys, cells }) => {
          const attributes = recordKeys.map((key, at) => ` ${key}="${xmlText(keys[at] ?? null)}"`).join('');
          const children = Object.entries(cells).map(([name, cell]) => `<${name}>${xmlText(cell)}</${name}>\n`);
          return `<${element}${attributes}>\n${children.join('')}</${element}>\n`;
        })
        .join(''),
    tail: '</records>\n',
  }),
};

/** What each row of a record says of where it is from. */
const recordKeys = ['instrument', 'version', 'response', 'row', 'simulated'] as const;

/** A cell of what is published as a table, which anyone may open with a spreadsheet, so that no text in it is a formula. */
const published = (cell: Cell): Cell => (typeof cell === 'string' ? harmless(cell) : cell);

/** The columns of the records of some questionnaires; those of the same name are one. */
const recordNames = (questionnaires: readonly Questionnaire[]): string[] => [
  ...new Set(questionnaires.flatMap(({ codebook }) => codebook?.record?.columns.map(({ name }) => name) ?? [])),
];

/** The rows of the record that an office publishes of a response; none where its questionnaire has no record. */
function recordRows({ document, to: { codebook } }: Delivered) {
  const record = codebook?.record;
  if (!record) return [];
  const { id, instrument, simulated = false } = document;
  return recordRowsOf(record, document).map(({ row, cells }) => ({
    element: record.row,
    keys: [instrument.id, instrument.version, id, row, simulated],
    cells,
  }));
}

/** Texts of these characters alone need no escapes in JSON; most are such. */
const plain = /^[ !#-[\]-~]*$/;

/** Rows as JSON, and what stands in them; a word where there are none. */
const nestedJson = (rows: NestedRows | Cell): string =>
  typeof rows === 'object' && rows !== null
    ? `[${rows.map((row) => `{${Object.entries(row).map(([name, value]) => `${jsonOf(name)}:${nestedJson(value)}`)}}`)}]`
    : jsonOf(rows);

/** Escapes U+2028 and U+2029 too, which JSON allows in texts and some readers take for the end of a line. */
function jsonOf(cell: Cell): string {
  if (typeof cell !== 'string') return String(cell);
  if (plain.test(cell)) return `"${cell}"`;
  return JSON.stringify(cell).replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
