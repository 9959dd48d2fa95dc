import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { newGlanceReader } from '../../../src/collector/office/glanceReader.ts';
import { findOldFacts } from '../../../src/collector/oldFacts.ts';
import { stateOf } from '../../../src/collector/store/caseRows.ts';
import { databaseFile } from '../../../src/collector/store/sqlite.ts';
import { factsOf } from '../../../src/export/facts.ts';
import { newInstrumentFinder } from '../../../src/export/instrumentFinder.ts';
import { glance, glanceTables, glanceWords } from '../../../src/protocol/glance.ts';
import { newFolder, noon, storeIn } from '../collectors.ts';
import { bytesOf, documentOf, ict, idOf } from '../documents.ts';
import { submissionOf } from '../storeContract.ts';
import { newOffice } from './offices.ts';

/** Three cases, one of which has answered, and somebody who may see counts. */
async function counting() {
  const office = await newOffice();
  const instrumentId = ict.id;
  const late = '2024-01-01T00:00:00.000Z';
  await office.store.addCases(
    [
      { id: 'A', instrumentId, language: 'nl' },
      { id: 'B', instrumentId, language: 'fr' },
      { id: 'C', instrumentId, expiresAt: late },
    ],
    late,
  );
  await office.store.put(await submissionOf(1, { more: { case: { id: 'A' } } }));
  return { ...office, ...(await office.signedInWith('counts')) };
}

it('counts what came in, and the cases by their state', async () => {
  const { get } = await counting();
  const found = glance.parse(await (await get('/glance')).json());
  expect(found).toMatchObject({ at: noon.toISOString(), days: [{ day: '2024-03-02', count: 1 }] });
  expect(found.cases).toMatchObject({ due: 3, delivered: 1, deliveries: [{ day: '2024-03-02', count: 1 }] });
  expect(found.cases.states.toSorted((one, other) => (one.state < other.state ? -1 : 1))).toEqual([
    { state: 'delivered', count: 1 },
    { state: 'expired', count: 1 },
    { state: 'invited', count: 1 },
  ]);
});

it('counts a case that was asked for a correction until it has sent one', async () => {
  const { get, folder, store } = await counting();
  const database = new DatabaseSync(databaseFile(folder));
  database.exec("UPDATE cases SET reopened_at = '2024-03-02T11:00:00.000Z' WHERE id = 'B'");
  const statesAfter = async (reopenedAt: string) => {
    database.prepare("UPDATE cases SET reopened_at = ? WHERE id = 'A'").run(reopenedAt);
    const { cases } = glance.parse(await (await get('/glance')).json());
    const found = await Array.fromAsync(store.cases(), (one) => stateOf(one, noon.toISOString()));
    expect(cases.states.map(({ state }) => state).toSorted()).toEqual([...new Set(found)].toSorted());
    return cases.states.find(({ state }) => state === 'reopened')?.count;
  };
  expect(await statesAfter('2024-03-02T11:59:00.000Z')).toBe(1);
  expect(await statesAfter('2024-03-02T12:01:00.000Z')).toBe(2);
  database.close();
});

it('gives each table as a file for spreadsheets, which is on record before', async () => {
  const { get, store } = await counting();
  for (const table of glanceTables) {
    const answer = await get(`/glance/tables/${table}`);
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${table}-2024-03-02.csv"`);
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()).split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff\w+(;\w+)+$/);
    const [line] = await store.officeRecord(1);
    expect(line).toMatchObject({ act: 'counts-exported', detail: table });
  }
  expect(await (await get('/glance/tables/days')).text()).toContain(
    'day;received;delivered;deliveredInAll;due;lastDayOf\r\n2024-01-01;0;0;0;3;1\r\n2024-03-02;1;1;1;3;0\r\n',
  );
  Object.assign(store, { recordOffice: () => Promise.reject(new Error('full')) });
  expect((await get('/glance/tables/days')).status).toBe(500);
});

it.each(['', 'nothing', 'days.csv', '..%2fdays', 'constructor'])('has no table %s', async (table) => {
  const { get } = await counting();
  expect((await get(`/glance/tables/${table}`)).status).toBe(404);
});

it('gives the words of a questionnaire in a language, and of none that it does not carry', async () => {
  const { get } = await counting();
  const words = glanceWords.parse(await (await get(`/glance/words/${ict.id}/fr`)).json());
  expect(words.modules.map(({ module }) => module)).toEqual(ict.modules.map(({ id }) => id));
  expect(words.items['A2']).toMatch(/connexion/);
  expect(words.checks['K04']).toHaveLength(2);
  for (const path of [`${ict.id}/xx`, 'be.nothing/fr', '__proto__/fr'])
    expect((await get(`/glance/words/${path}`)).status).toBe(404);
});

it('has what an earlier version took in once that was looked through', async () => {
  const { get, store, folder } = await counting();
  const document = documentOf(idOf(1), {
    unanswered: [{ item: 'C3', reason: 'refused' }],
    more: { case: { id: 'A' } },
  });
  const kept = JSON.stringify({ ...factsOf(ict, document), unanswered: undefined });
  const database = new DatabaseSync(databaseFile(folder));
  database.prepare('UPDATE responses SET bytes = ?, facts = ?, facts_version = 1').run(bytesOf(document), kept);
  database.close();
  const read = async () => glance.parse(await (await get('/glance')).json());
  expect(await read()).toMatchObject({ unread: 1, found: [{ number: 1, unanswered: [] }] });
  const parts = { store, findInstrument: newInstrumentFinder(), signal: new AbortController().signal };
  expect(await findOldFacts(parts)).toBe(1);
  const counts = { item: 'C3', unknown: 0, refused: 1, inapplicable: 0 };
  expect(await read()).toMatchObject({ unread: 0, found: [{ number: 1, unanswered: [counts] }] });
  expect(await findOldFacts(parts)).toBe(0);
});

it('is read once for all who ask at the same time, and again for who asks later', async () => {
  const store = storeIn(newFolder());
  let readings = 0;
  const { countedRefusals } = store;
  Object.assign(store, {
    countedRefusals: () => {
      readings += 1;
      return countedRefusals();
    },
  });
  const read = newGlanceReader(store, () => noon);
  const [first, second] = await Promise.all([read(), read()]);
  expect([readings, first === second]).toEqual([1, true]);
  await store.put(await submissionOf(1));
  expect((await read()).days).toHaveLength(1);
  expect(readings).toBe(2);
});

it('is given again for a while where there is much to read, and where reading it anew takes long', async () => {
  const store = storeIn(newFolder());
  let readings = 0;
  let goOn = Promise.resolve();
  const many = {
    ...{ day: '2024-03-02', language: 'nl', instrument: ict, sender: 'own', sealed: false, number: 5000, facts: '' },
  };
  async function* countedResponses() {
    readings += 1;
    yield [many];
    await goOn;
  }
  Object.assign(store, { countedResponses });
  const read = newGlanceReader(store, () => noon);
  const first = await read();
  expect([await read(), readings]).toEqual([first, 1]);
  // After its rest it is read anew; who asks gets the earlier one meanwhile.
  let finish = () => {};
  goOn = new Promise((resolve) => {
    finish = resolve;
  });
  await expect.poll(async () => [(await read()) === first, readings], { timeout: 10_000 }).toEqual([true, 2]);
  finish();
  await expect.poll(async () => (await read()) !== first, { timeout: 10_000 }).toBe(true);
});

it('is read again after it failed', async () => {
  const store = storeIn(newFolder());
  const { countedRefusals } = store;
  Object.assign(store, { countedRefusals: () => Promise.reject(new Error('busy')) });
  const read = newGlanceReader(store, () => noon);
  await expect(read()).rejects.toThrow('busy');
  Object.assign(store, { countedRefusals });
  expect((await read()).refused).toEqual([]);
});

it('lets what comes in have its turn while it is read', async () => {
  const store = storeIn(newFolder());
  const sent = await Promise.all(Array.from({ length: 1200 }, async (_, at) => timed(await submissionOf(at), at)));
  await Promise.all(sent.map((one) => store.put(one)));
  const read = newGlanceReader(store, () => noon)();
  let turns = 0;
  let reading = true;
  const count = () => {
    turns += 1;
    if (reading) setImmediate(count);
  };
  setImmediate(count);
  expect((await read).days.reduce((sum, { count: one }) => sum + one, 0)).toBe(1200);
  reading = false;
  expect(turns).toBeGreaterThanOrEqual(3);
});

const timed = <Sent extends { readonly receivedAt: string }>(sent: Sent, at: number): Sent => ({
  ...sent,
  receivedAt: new Date(noon.getTime() + at).toISOString(),
});

it('is read while somebody types a key, once in a minute', async () => {
  let readings = 0;
  const glance = () => {
    readings += 1;
    return Promise.reject(new Error('the disk is gone'));
  };
  const { ask, pass, logged } = await newOffice({ glance });
  for (let times = 0; times < 3; times += 1) expect((await ask('/api/session')).status).toBe(401);
  expect(readings).toBe(1);
  expect(logged).toMatchObject([['the counts cannot be read', { message: 'the disk is gone' }]]);
  pass(1);
  await ask('/api/session');
  expect(readings).toBe(2);
});
