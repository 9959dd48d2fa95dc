import { type Cell, forSpreadsheets, recordIn } from '../../export/csv.ts';
import type { Glance, GlanceTableName, Spread } from '../../protocol/glance.ts';

/** Each table as a file has it: its columns, and its rows. */
const tables: Readonly<Record<GlanceTableName, { columns: readonly string[]; rows: (of: Glance) => Cell[][] }>> = {
  days: {
    columns: ['day', 'received', 'delivered', 'deliveredInAll', 'due', 'lastDayOf'],
    rows: ({ days, cases }) => {
      const [received, delivered, lastDayOf] = [days, cases.deliveries, cases.deadlines].map(
        (counts) => new Map(counts.map(({ day, count }) => [day, count])),
      );
      let inAll = 0;
      return [...new Set([days, cases.deliveries, cases.deadlines].flat().map(({ day }) => day))]
        .toSorted()
        .map((day) => {
          const came = delivered?.get(day) ?? 0;
          inAll += came;
          return [day, received?.get(day) ?? 0, came, inAll, cases.due, lastDayOf?.get(day) ?? 0];
        });
    },
  },
  states: {
    columns: ['state', 'cases'],
    rows: ({ cases }) => cases.states.map(({ state, count }) => [state, count]),
  },
  languages: {
    columns: ['language', 'responses', 'due', 'delivered'],
    rows: ({ languages, cases }) => {
      const names = [...languages, ...cases.languages].map(({ language }) => language);
      return [...new Set(names)].toSorted().map((name) => {
        const of = cases.languages.find(({ language }) => language === name);
        const responses = languages.find(({ language }) => language === name)?.count;
        return [name, responses ?? 0, of?.due ?? 0, of?.delivered ?? 0];
      });
    },
  },
  questionnaires: {
    columns: ['questionnaire', 'version', 'responses'],
    rows: ({ questionnaires }) => questionnaires.map(({ id, version, count }) => [id, version, count]),
  },
  'app-versions': {
    columns: ['appVersion', 'responses'],
    rows: ({ appVersions }) => appVersions.map(({ version, count }) => [version ?? null, count]),
  },
  senders: {
    columns: ['sender', 'responses'],
    rows: ({ senders }) => senders.map(({ sender, count }) => [sender, count]),
  },
  refused: {
    columns: ['problem', 'documents'],
    rows: ({ refused }) => refused.map(({ problem, count }) => [problem, count]),
  },
  minutes: {
    columns: ['questionnaire', 'fromMinutes', 'toMinutes', 'measured', 'declared'],
    rows: ({ found }) =>
      found.flatMap(({ id, bins }) =>
        bins.map(({ from, to, measured, declared }) => [id, from, to ?? null, measured, declared]),
      ),
  },
  quartiles: {
    // In whole seconds: what spreadsheets here take for a decimal point is a comma.
    columns: ['questionnaire', 'of', 'responses', 'lowerSeconds', 'medianSeconds', 'upperSeconds'],
    rows: ({ found }) =>
      found.flatMap(({ id, measured, declared, modules }) => [
        [id, 'measured', ...spreadCells(measured)],
        [id, 'declared', ...spreadCells(declared)],
        ...modules.map(({ module, ...of }) => [id, `module ${module}`, ...spreadCells(of)]),
      ]),
  },
  checks: {
    columns: ['questionnaire', 'check', 'open', 'confirmed', 'responses'],
    rows: ({ found }) =>
      found.flatMap(({ id, number, checks }) =>
        checks.map(({ check, open, confirmed }) => [id, check, open, confirmed, number]),
      ),
  },
  unanswered: {
    columns: ['questionnaire', 'item', 'unknown', 'refused', 'inapplicable', 'responses'],
    rows: ({ found }) =>
      found.flatMap(({ id, number, unanswered }) =>
        unanswered.map(({ item, unknown, refused, inapplicable }) => [
          id,
          item,
          unknown,
          refused,
          inapplicable,
          number,
        ]),
      ),
  },
};

const spreadCells = ({ number, quartiles }: Spread): Cell[] => [
  number,
  ...(quartiles?.map((minutes) => Math.round(minutes * 60)) ?? [null, null, null]),
];

/** A table as a file for spreadsheets, line by line. */
export async function* glanceLines(table: GlanceTableName, of: Glance): AsyncGenerator<string> {
  const { columns, rows } = tables[table];
  yield forSpreadsheets.start + recordIn(forSpreadsheets, columns);
  for (const row of rows(of)) yield recordIn(forSpreadsheets, row);
}
