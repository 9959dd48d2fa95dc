import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../src/cli/commandContext.ts';
import { forSpreadsheets } from '../../src/export/csv.ts';
import type { ExportFormat } from '../../src/export/formats.ts';
import { responseDocument } from '../../src/protocol/response.ts';
import { hostileTexts } from '../../src/simulation/hostileTexts.ts';
import { newFolder, rowsIn, storeIn } from '../collector/collectors.ts';
import { exported, readCsv, rowsOf } from '../collector/exports.ts';
import { submissionOf } from '../collector/storeContract.ts';
import { PostgresServer, wantPostgres } from '../support/postgres.ts';
import { collector, collectorOn, type Ran, survey } from './run.ts';

const programs = wantPostgres();
const day = ['--day', '2026-11-26'];

const simulate = (environment: CommandContext['environment'], ...args: readonly string[]): Promise<Ran> =>
  survey(['simulate', ...day, ...args], '', environment);

const simulateIn = (folder: string, ...args: readonly string[]): Promise<Ran> =>
  simulate({ DATA_DIR: folder }, ...args);

/** What a text is in a field of CSV: what cuts texts short elsewhere is marked. */
const inCsv = (text: string): string => text.replace(/(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}/gu, '\ufffd');

/** The cells of a table with semicolons. */
const cellsIn = (text: string): string[] =>
  [...text.matchAll(/(?<=^|;|\r\n)(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(?=;|\r\n)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );

describe('survey simulate --collect', () => {
  it('fills a database by the ways of a real survey, with all of it marked as simulated', async () => {
    const folder = newFolder();
    const { code, out, error } = await simulateIn(folder, '--collect', '--cases', '300');
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^seed 2024, day 2026-11-26, be.statbel.ict-2024\n300 cases, \d{3} responses, \d+ refused\n$/);
    const store = storeIn(folder);
    for (const format of ['csv', 'long', 'audit'] as const) {
      const rows = rowsOf((await exported(store, format, true)).lines);
      expect(rows.length).toBeGreaterThan(100);
      expect(new Set(rows.map(({ simulated }) => simulated)), format).toEqual(new Set(['true']));
    }
    const objects = (await exported(store, 'ndjson', true)).lines.map(
      (line) => JSON.parse(line) as { simulated: unknown },
    );
    expect(new Set(objects.map(({ simulated }) => simulated))).toEqual(new Set([true]));
    const cases = rowsOf([(await collectorOn(folder, 'cases')).out]);
    expect(cases).toHaveLength(300);
    expect(
      cases.filter(
        ({ case: id, name, enterprise }) =>
          !/^SIM-\d{5}(Gesimuleerd|Simulé|Simuliert) \d{5}00/.test(`${id}${name}${enterprise}`),
      ),
    ).toEqual([]);
    const states = new Set(cases.map(({ state }) => state));
    expect([...states]).toEqual(expect.arrayContaining(['delivered', 'invited', 'opened', 'revoked', 'outOfScope']));
    const days = rowsIn(folder, 'SELECT DISTINCT substr(received_at, 1, 10) AS day FROM responses');
    expect(days.length).toBeGreaterThan(15);
  });

  it('has tokens and codes that nobody knows from the seed', async () => {
    const secretsOf = async () => {
      const folder = newFolder();
      await simulateIn(folder, '--collect', '--cases', '5');
      return rowsIn(folder, 'SELECT hash AS secret FROM token_hashes UNION SELECT hmac FROM codes').map(({ secret }) =>
        String(secret),
      );
    };
    const [one, other] = [await secretsOf(), await secretsOf()];
    expect(one.length).toBeGreaterThan(10);
    expect(other).toHaveLength(one.length);
    expect(one.filter((secret) => other.includes(secret))).toEqual([]);
  });

  it('answers an earlier version as well', async () => {
    const folder = newFolder();
    const call = ['--collect', '--cases', '80', '--instrument', 'be.statbel.ict-2024@1.0.0'];
    expect(await simulateIn(folder, ...call)).toMatchObject({ code: 0, error: '' });
    const versions = rowsIn(folder, 'SELECT DISTINCT instrument_version AS version FROM responses');
    expect(versions).toEqual([{ version: '1.0.0' }]);
  });

  it('adds to what was simulated before, and leaves alone what has anything real in it', async () => {
    const folder = newFolder();
    await simulateIn(folder, '--collect', '--cases', '20');
    const store = storeIn(folder);
    await store.put({ ...(await submissionOf(1)), facts: JSON.stringify({ simulated: false }) });
    const before = rowsIn(folder, 'SELECT count(*) AS number FROM cases');
    const { code, error } = await simulateIn(folder, '--collect', '--cases', '30');
    expect([code, error]).toEqual([1, expect.stringMatching(/cases or responses that are not simulated/)]);
    expect(rowsIn(folder, 'SELECT count(*) AS number FROM cases')).toEqual(before);
  });
});

describe('collector enrol', () => {
  it('puts no real case among simulated ones, and none of those among real ones', async () => {
    const [trial, real, files] = [newFolder(), newFolder(), newFolder()];
    await simulateIn(trial, '--collect', '--cases', '5');
    const refused = { code: 1, out: '', error: expect.stringMatching(/simulated/) };
    expect(await collectorOn(trial, 'enrol', '--case', 'ICT-1')).toMatchObject(refused);
    expect(await collectorOn(trial, 'enrol', '--case', 'SIM-00001', '--code', '--reissue')).toMatchObject({ code: 0 });
    const sample = join(files, 'sample.csv');
    writeFileSync(sample, 'case\nICT-1\n');
    expect(await collectorOn(trial, 'enrol', '--from', sample, '--out', files)).toMatchObject(refused);
    expect(await collectorOn(real, 'enrol', '--from', sample, '--out', files)).toMatchObject({ code: 0 });
    await survey(['simulate', '--day', '2099-11-26', '--out', files, '--cases', '3']);
    expect(await collectorOn(real, 'enrol', '--from', sample, '--out', files)).toMatchObject(refused);
    expect(rowsIn(real, 'SELECT id FROM cases')).toEqual([{ id: 'ICT-1' }]);
  });
});

describe('survey simulate --figures', () => {
  it('prints what each figure rests on', async () => {
    const rows = rowsOf([(await survey(['simulate', '--figures'])).out]);
    const ai = rows.find(({ name }) => name === 'E1: at least one yes');
    expect(ai).toMatchObject({ all: '24.7', large: '66.3', rests: 'published', published: 'all large', year: '2024' });
    expect(rows.filter(({ rests, source }) => !rests || !source)).toEqual([]);
    expect(rows.filter(({ rests, url }) => rests !== 'assumed' && !url)).toEqual([]);
  });
});

describe('survey simulate --out', () => {
  it('writes a sample that can be enrolled, and the responses, the same ones each time', async () => {
    const [one, other, data] = [newFolder(), newFolder(), newFolder()];
    for (const folder of [one, other])
      expect(
        await survey(['simulate', '--day', '2099-11-26', '--out', folder, '--cases', '60', '--hostile']),
      ).toMatchObject({
        code: 0,
        error: '',
      });
    const files = readdirSync(one, { recursive: true }).map(String).toSorted();
    expect(files.filter((file) => file.endsWith('.csv'))).toEqual(['deliveries.csv', 'frame.csv', 'sample.csv']);
    expect(readdirSync(other, { recursive: true }).map(String).toSorted()).toEqual(files);
    for (const file of files.filter((name) => name !== 'responses'))
      expect(readFileSync(join(other, file)).equals(readFileSync(join(one, file)))).toBe(true);
    const enrolled = await collectorOn(
      data,
      'enrol',
      '--from',
      join(one, 'sample.csv'),
      '--out',
      join(data, 'letters'),
    );
    expect(enrolled).toMatchObject({ code: 0, out: `${60 + hostileTexts.length} cases added, 0 known\n` });
    const letters = readCsv(readFileSync(join(data, 'letters/letters.csv'), 'utf8'));
    expect(letters.slice(1).filter(([id]) => !id?.startsWith('SIM-'))).toEqual([]);
    const deliveries = rowsOf([readFileSync(join(one, 'deliveries.csv'), 'utf8')]);
    for (const { file = '', refusedAs } of deliveries) {
      if (refusedAs !== '') continue;
      const document = responseDocument.parse(JSON.parse(readFileSync(join(one, file), 'utf8')));
      expect(document.simulated).toBe(true);
    }
  });
});

describe('survey simulate --hostile', () => {
  /** A database with hostile responses, exported by the command itself. */
  async function hostileExports(environment: CommandContext['environment']) {
    const made = await simulate(environment, '--collect', '--cases', '1', '--hostile');
    expect(made).toMatchObject({ code: 0, error: '' });
    return async (format: ExportFormat, ...more: readonly string[]): Promise<string> => {
      const { code, out } = await collector(['export', '--format', format, ...more], environment);
      expect(code).toBe(0);
      return out;
    };
  }

  /** The responses of each text, by its place in the list of texts. */
  const ofText = (rows: readonly Record<string, string>[], at: number) =>
    rows.filter((row) => (row['case'] ?? '').startsWith(`SIM-H${at + 1} `));

  async function expectExports(environment: CommandContext['environment']): Promise<void> {
    const exportOf = await hostileExports(environment);
    const rows = rowsOf([await exportOf('csv')]);
    const objects = (await exportOf('ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    const long = rowsOf([await exportOf('long')]);
    const audit = (await exportOf('audit')).replaceAll('response,case', 'id,case');
    const events = rowsOf([audit]);
    for (const [at, text] of hostileTexts.entries()) {
      const [row, ...others] = ofText(rows, at);
      expect(others).toEqual([]);
      expect(row?.['remarks']).toBe(inCsv(`C1: ${text}.`));
      expect(row?.['unansweredRemarks']).toBe(inCsv(`A3: ${text}`));
      expect(row?.['confirmedRemarks']).toBe(inCsv(`K42: ${text}`));
      expect(row?.['contactName']).toBe(inCsv(text.slice(0, 200)));
      expect(row?.['appVersion']).toBe(inCsv(text.slice(0, 100)));
      const [object] = ofText(objects, at);
      expect(object?.['remarks']).toBe(`C1: ${text}.`);
      expect(object?.['contactName']).toBe(text.slice(0, 200));
      const [line] = ofText(long, at).filter(({ item }) => item === 'contactName');
      expect(line?.['value']).toBe(inCsv(text.slice(0, 200)));
      const question = ofText(events, at).filter(({ event }) => event === 'question');
      expect(question.map((one) => [one['old-value'], one['new-value'], one['node']])).toEqual([
        [inCsv(text), inCsv(text), inCsv(text.slice(0, 64))],
      ]);
    }
    for (const format of ['csv', 'long', 'audit'] as const) {
      const text = await exportOf(format, '--for', 'spreadsheet');
      expect(text.startsWith(forSpreadsheets.start)).toBe(true);
      expect(cellsIn(text).filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell) && !/^-?[\d.]+$/.test(cell))).toEqual([]);
      expect(text).toContain(`'=HYPERLINK(`);
    }
  }

  it('is exported as text from SQLite', () => expectExports({ DATA_DIR: newFolder() }));

  it.skipIf(!programs)('is exported as text from PostgreSQL', async () => {
    const server = await PostgresServer.make(programs ?? '');
    try {
      await expectExports({ DATABASE_URL: server.url('', await server.newUser()), DATA_DIR: newFolder() });
    } finally {
      await server.dispose();
    }
  });
});
