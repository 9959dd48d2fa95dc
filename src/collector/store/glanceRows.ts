import * as z from 'zod/mini';
import type { Glance } from '../../protocol/glance.ts';
import { type Connection, queryRows, type Work } from './statement.ts';
import { isHidden } from './storedResponses.ts';

/** Counts of what a collector has, from columns alone: no document is read. */
export interface GlanceRows {
  /** All but the cases, whose states depend on the time. */
  glance(): Promise<Omit<Glance, 'at' | 'cases'>>;
}

/** These counts in a database. */
export const glanceOn = (connection: Connection): GlanceRows => ({ glance: () => connection.read(glanceWork) });

const groupRow = z.object({
  day: z.string(),
  language: z.string(),
  instrument_id: z.string(),
  instrument_version: z.string(),
  sender: z.string(),
  sealed: z.int(),
  number: z.int(),
});
type Group = z.infer<typeof groupRow>;

const refusedRow = z.object({ problem: z.string(), count: z.int() });

function* glanceWork(): Work<Omit<Glance, 'at' | 'cases'>> {
  // In one pass, since whether a response is hidden is asked for each: as many groups come as there were days, by languages.
  const groups = (yield* queryRows(
    `SELECT substr(received_at, 1, 10) AS day, language, instrument_id, instrument_version, sender, sealed,
       CAST(count(*) AS INTEGER) AS number
     FROM responses AS this WHERE NOT ${isHidden} AND erased_at IS NULL
     GROUP BY substr(received_at, 1, 10), language, instrument_id, instrument_version, sender, sealed`,
  )).map((row) => groupRow.parse(row));
  const refused = yield* queryRows(
    'SELECT problem, CAST(count(*) AS INTEGER) AS count FROM refused GROUP BY problem ORDER BY problem',
  );
  return {
    days: summed(groups, ({ day }) => [day]).map(([[day = ''], count]) => ({ day, count })),
    // Of a sealed response the language is inside.
    languages: summed(
      groups.filter(({ sealed }) => sealed === 0),
      ({ language }) => [language],
    ).map(([[language = ''], count]) => ({ language, count })),
    questionnaires: summed(groups, ({ instrument_id, instrument_version }) => [instrument_id, instrument_version]).map(
      ([[id = '', version = ''], count]) => ({ id, version, count }),
    ),
    senders: summed(groups, ({ sender }) => [sender]).map(([[sender = ''], count]) => ({ sender, count })),
    sealed: groups.reduce((sum, { sealed, number }) => sum + sealed * number, 0),
    refused: refused.map((row) => refusedRow.parse(row)),
  };
}

/** The numbers of groups that have the same key, summed, by key. */
function summed(groups: readonly Group[], keyOf: (group: Group) => string[]): [key: string[], count: number][] {
  const sums = new Map<string, [string[], number]>();
  for (const group of groups) {
    const key = keyOf(group);
    const name = key.join('\0');
    sums.set(name, [key, (sums.get(name)?.[1] ?? 0) + group.number]);
  }
  return [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
}
