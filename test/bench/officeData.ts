import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../src/collector/store/sqlite.ts';
import { factsOf } from '../../src/export/facts.ts';
import { nonresponseReason } from '../../src/protocol/nonresponse.ts';
import { documentOf, ict, numbersFrom } from '../collector/documents.ts';
import { randomSheets } from '../support/randomSheet.ts';

/** So many different responses are met again and again; ids, cases and times are each row's own. */
const templates = 1000;
const dayMs = 86_400_000;
const languages = ['nl', 'nl', 'nl', 'fr', 'fr', 'de', 'en'] as const;
const given = ['D1a', 'C2a', 'A3', 'B2'] as const;

/** A response with a time of its own, and here and there an item left without an answer or a check confirmed. */
function templateOf(answers: ReturnType<typeof randomSheets>[number], random: () => number) {
  const minutes = Math.max(3, Math.round(-28 * Math.log(1 - random() * 0.98)));
  const silent = given.filter((item) => answers[item] !== undefined && random() < 0.08);
  const reasons = nonresponseReason.options;
  const unanswered = silent.map((item) => ({ item, reason: reasons[Math.floor(random() * 3)] ?? 'unknown' }));
  const kept = Object.fromEntries(Object.entries(answers).filter(([item]) => !silent.some((one) => one === item)));
  const confirmed = ['K42', 'K49', 'K23'].filter(() => random() < 0.5).map((check) => ({ check }));
  const language = languages[Math.floor(random() * languages.length)] ?? 'nl';
  const document = documentOf('ID', {
    answers: { ...kept, F: minutes },
    ...(unanswered.length > 0 && { unanswered }),
    more: { case: { id: 'CASE' }, language, confirmed, app: { version: random() < 0.2 ? '0.1.1' : '0.1.0' } },
  });
  const measuredSeconds = Math.round(minutes * 60 * (0.4 + random() * 0.8));
  const share = () => Math.round((measuredSeconds / 6) * (0.3 + random()));
  const moduleSeconds = Object.fromEntries([...'ABCDEF'].map((module) => [module, share()]));
  const timed = { ...document, completion: { ...document.completion, measuredSeconds, moduleSeconds } };
  return { json: JSON.stringify(timed), facts: JSON.stringify(factsOf(ict, timed)), language };
}

/**
 * Fills a SQLite database whose tables are there with a sample and what came of it: three in four cases have delivered,
 * one in ten of those twice, and the rest of the responses, up to as many as there are cases, came without a case.
 */
export function fillOffice(dataDir: string, cases: number, start: Date): void {
  const random = numbersFrom(17);
  const made = randomSheets(templates, 12).map((sheet) => templateOf(sheet, random));
  const database = new DatabaseSync(databaseFile(dataDir));
  database.exec('PRAGMA synchronous = OFF');
  const insertCase = database.prepare(
    `INSERT INTO cases (id, instrument_id, language, name, created_at, expires_at, opened_at, revoked_at, mark)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insert = database.prepare(
    `INSERT INTO responses (owner, id, sha256, bytes, received_at, code, instrument_id, instrument_version, case_id,
       supersedes, language, completed_at, sealed, sender, token, late, other_sender, hides, facts, facts_version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, ?, 1, 0, 0, ?, ?, 2)`,
  );
  const arrivals: {
    readonly id: string;
    readonly caseId: string | null;
    readonly at: number;
    readonly hides: string | null;
  }[] = [];
  const respond = (caseId: string | null, when: number, hides: string | null) => {
    const stamp = when.toString(16).padStart(12, '0');
    const tail = arrivals.length.toString(16).padStart(12, '0');
    const id = `${stamp.slice(0, 8)}-${stamp.slice(8)}-7000-8000-${tail}`;
    arrivals.push({ id, caseId, at: when, hides });
    return id;
  };
  const write = ({ id, caseId, at: when, hides }: (typeof arrivals)[number], number: number) => {
    const template = made[number % made.length];
    if (!template) throw new Error('no template');
    const json = template.json.replace('"ID"', `"${id}"`).replace('{"id":"CASE"}', JSON.stringify({ id: caseId }));
    const bytes = Buffer.from(json);
    insert.run(
      ...[caseId === null ? '' : `case:${caseId}`, id, hash('sha256', bytes), bytes, new Date(when).toISOString()],
      ...[`CODE-${number}`, ict.id, ict.version, caseId, hides, template.language],
      ...[caseId === null ? 'none' : 'proven', hides, template.facts],
    );
  };
  const at = start.getTime();
  const created = start.toISOString();
  database.exec('BEGIN');
  for (let index = 0; index < cases; index += 1) {
    const id = `ICT-${index}`;
    const language = languages[index % languages.length] ?? 'nl';
    const expires = new Date(at + (index % 9 === 0 ? 45 : 30) * dayMs - 1).toISOString();
    const drawn = random();
    const opened = drawn < 0.85 ? created : null;
    const mark = drawn > 0.98 ? 'outOfScope' : drawn > 0.97 ? 'ceased' : null;
    const revoked = drawn > 0.96 && mark === null ? created : null;
    insertCase.run(id, ict.id, language, `Enterprise ${index}`, created, expires, opened, revoked, mark);
    if (drawn >= 0.75) continue;
    // Most answer in the first week, and again once they are reminded, after three.
    const day = random() < 0.6 ? -6 * Math.log(1 - random()) : 21 - 4 * Math.log(1 - random());
    const when = Math.round(at + Math.min(day, 44) * dayMs);
    const first = respond(id, when, null);
    if (random() < 0.1) respond(id, when + dayMs, first);
  }
  while (arrivals.length < cases) respond(null, Math.round(at + random() * 40 * dayMs), null);
  for (const [number, one] of arrivals.toSorted((left, right) => left.at - right.at).entries()) write(one, number);
  database.exec('COMMIT');
  database.close();
}
