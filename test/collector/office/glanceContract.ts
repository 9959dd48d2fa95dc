import { describe, expect, it } from 'vitest';
import { newGlanceReader } from '../../../src/collector/office/glanceReader.ts';
import { problemNamed } from '../../../src/collector/problems.ts';
import { stateOf } from '../../../src/collector/store/caseRows.ts';
import type { Submission } from '../../../src/collector/store/responseRows.ts';
import type { Store } from '../../../src/collector/store/store.ts';
import { factsOf } from '../../../src/export/facts.ts';
import type { Glance } from '../../../src/protocol/glance.ts';
import { nonresponseReason } from '../../../src/protocol/nonresponse.ts';
import { caseMarks } from '../../../src/protocol/officeActions.ts';
import type { ResponseDocument } from '../../../src/protocol/response.ts';
import { bytesOf, documentOf, ict, idOf, numbersFrom } from '../documents.ts';
import { inOwn, submissionOf } from '../storeContract.ts';

const start = Date.parse('2024-03-02T12:00:00.000Z');
const hourMs = 3_600_000;
const now = new Date('2024-04-01T00:00:00.000Z');

/** What a store counts for the office, however much there is. */
export function glanceContract(name: string, open: () => Promise<Store>): void {
  const glanceOf = (store: Store) => newGlanceReader(store, () => now)();

  describe(`${name} counts`, () => {
    it('nothing where there is nothing', async () => {
      expect(await glanceOf(await open())).toEqual({
        ...{ at: now.toISOString(), days: [], languages: [], questionnaires: [], appVersions: [], senders: [] },
        ...{ sealed: 0, simulated: 0, unread: 0, found: [], refused: [], drafts: 0 },
        cases: { states: [], due: 0, delivered: 0, deliveries: [], deadlines: [], languages: [] },
      });
    });

    it('what was not looked through yet by day, language, questionnaire and sender alone', async () => {
      const store = await open();
      await store.put(await submissionOf(1));
      await store.put(await submissionOf(2, { more: { language: 'fr' } }, '2024-03-03T08:00:00.000Z'));
      await store.put(await submissionOf(3, { more: { supersedes: idOf(1) } }, '2024-03-03T09:00:00.000Z'));
      const { facts, ...old } = withFacts(await submissionOf(4));
      // As a collector of the version before keeps them.
      await store.put({ ...old, facts: facts.replace(/"unanswered":\{\},/, '') });
      expect(await glanceOf(store)).toMatchObject({
        days: [
          { day: '2024-03-02', count: 1 },
          { day: '2024-03-03', count: 2 },
        ],
        languages: [
          { language: 'fr', count: 1 },
          { language: 'nl', count: 2 },
        ],
        questionnaires: [{ id: 'be.statbel.ict-2024', version: '1.0.0', count: 3 }],
        senders: [{ sender: 'own', count: 3 }],
        unread: 3,
        found: [{ number: 1, measured: { number: 1 } }],
      });
    });

    it('drafts that a copy rests of, and not those that were delivered', async () => {
      const store = await open();
      await store.keepDrafts(true);
      const copy = { bytes: new Uint8Array([1]), sha256: 'aa', after: undefined, at: now.toISOString() };
      for (const number of [1, 2]) await store.putDraft({ ...copy, caseId: 'x', response: idOf(number) }, 0);
      await store.put(await submissionOf(1, { more: { case: { id: 'x' } } }));
      expect((await glanceOf(store)).drafts).toBe(1);
    });

    it('what was refused, by its reason', async () => {
      const store = await open();
      for (const number of [1, 2])
        await store.refuse({
          ...{
            id: idOf(number),
            bytes: new Uint8Array([1]),
            sha256: `${number}`,
            seenAt: now.toISOString(),
            media: '',
          },
          ...{ name: 'unknown-instrument', problem: problemNamed('unknown-instrument'), owner: '' },
        });
      expect((await glanceOf(store)).refused).toEqual([{ problem: 'unknown-instrument', count: 2 }]);
    });

    it('nothing that was erased', async () => {
      const store = await open();
      for (const number of [1, 2])
        await store.put(withFacts(await submissionOf(number, { more: { case: { id: `${number}` } } })));
      await store.eraseCase('1', now.toISOString(), now.toISOString());
      expect(await glanceOf(store)).toMatchObject({ days: [{ count: 1 }], found: [{ number: 1 }] });
    });

    it('the same as who reads each document, also where they are many', async () => {
      const store = await open();
      const kept = drawnResponses(700, 5);
      for (const one of kept) expect((await store.put(one.submission)).kind).toBe('stored');
      const found = await glanceOf(store);
      expect(found).toEqual({ ...countedPlainly(kept), cases: found.cases, refused: [] });
    });

    it('cases by the state that each has', async () => {
      const store = await open();
      await drawCases(store, 1200, 11);
      const expected = new Map<string, number>();
      const cases = await Array.fromAsync(store.cases());
      for (const one of cases) {
        const state = stateOf(one, now.toISOString());
        expected.set(state, (expected.get(state) ?? 0) + 1);
      }
      const { cases: counted } = await glanceOf(store);
      expect(new Map(counted.states.map(({ state, count }) => [state, count]))).toEqual(expected);
      expect(expected.size).toBeGreaterThan(6);
      const due = cases.filter(({ mark }) => mark === undefined);
      const delivered = due.filter(({ deliveredAt }) => deliveredAt !== undefined);
      expect([counted.due, counted.delivered]).toEqual([due.length, delivered.length]);
      const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((all, { count }) => all + count, 0);
      expect(sum(counted.deliveries)).toBe(delivered.length);
      expect(sum(counted.deadlines)).toBe(due.filter(({ expiresAt }) => expiresAt !== undefined).length);
      expect(counted.languages).toEqual(
        ['', 'fr', 'nl'].map((language) => ({
          language,
          due: due.filter((one) => (one.language ?? '') === language).length,
          delivered: delivered.filter((one) => (one.language ?? '') === language).length,
        })),
      );
    });

    it('a case by the day of its first response with its own key, and no claim', async () => {
      const store = await open();
      const instrumentId = ict.id;
      await store.addCases(
        ['A', 'B'].map((id) => ({ id, instrumentId, expiresAt: '2024-03-31T23:59:59.999Z' })),
        now.toISOString(),
      );
      const inCase = (id: string, supersedes?: number) => ({
        more: { case: { id }, ...(supersedes !== undefined && { supersedes: idOf(supersedes) }) },
      });
      await store.put(await submissionOf(1, inCase('A')));
      await store.put(await submissionOf(2, inCase('A', 1), '2024-03-09T12:00:00.000Z'));
      await store.put({ ...(await submissionOf(3, inCase('B'))), right: { kind: 'none' } });
      expect((await glanceOf(store)).cases).toMatchObject({
        due: 2,
        delivered: 1,
        deliveries: [{ day: '2024-03-02', count: 1 }],
        deadlines: [{ day: '2024-03-31', count: 2 }],
      });
    });
  });
}

const withFacts = <Sent extends Submission>(submission: Sent) => ({
  ...submission,
  facts: JSON.stringify(factsOf(ict, submission.document as ResponseDocument)),
});

interface Drawn {
  readonly submission: Submission;
  readonly document: ResponseDocument;
  hidden: boolean;
}

/** Responses at random, always the same ones for a seed: some revised, some sealed, some simulated, of several at once. */
function drawnResponses(number: number, seed: number): Drawn[] {
  const random = numbersFrom(seed);
  const one = <Value>(values: readonly Value[]): Value => {
    const found = values[Math.floor(random() * values.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  const plain = Array.from({ length: 12 }, (_, at) => {
    const reason = one(nonresponseReason.options);
    return documentOf('ID', {
      answers: { A1: 10 + at, B1a: at % 2 === 0 ? 'yes' : 'no', F: 5 + at * 4 },
      ...(at % 3 === 0 && { unanswered: [{ item: one(['C3', 'D1a', 'A3']), reason }] }),
    });
  });
  const kept: Drawn[] = [];
  for (let at = 0; at < number; at += 1) {
    const before = at % 5 === 4 ? kept.findLast(({ hidden, submission }) => !hidden && !submission.sealed) : undefined;
    const template = plain[at % plain.length];
    if (!template) throw new Error('no template');
    const sealed = at % 17 === 3;
    const measuredSeconds = Math.floor(random() * random() * 7200);
    const document: ResponseDocument = {
      ...template,
      id: idOf(at),
      ...(before && { supersedes: before.document.id }),
      language: one(['nl', 'fr', 'de']),
      confirmed: random() < 0.5 ? [{ check: 'K42' }, { check: 'K49' }] : [],
      completion: { ...template.completion, measuredSeconds, moduleSeconds: { A: Math.floor(random() * 300), B: at } },
      ...(random() < 0.1 && { simulated: true }),
      app: { version: one(['0.1.0', '0.1.0', '0.1.1', '0.2.0\u202e']) },
    };
    if (before) before.hidden = !sealed;
    const submission = {
      ...{ bytes: bytesOf(document), sha256: `${at}`, document, sealed, right: inOwn, late: false },
      // Several in the same millisecond, and all of them over some days.
      receivedAt: new Date(start + Math.floor(at / 3) * hourMs).toISOString(),
      ...(sealed ? {} : { facts: JSON.stringify(factsOf(ict, document)) }),
    };
    const { language: _, completedAt: __, ...outside } = document;
    kept.push({ submission: sealed ? { ...submission, document: outside } : submission, document, hidden: false });
  }
  return kept;
}

/** The same counts from the documents, one by one. */
function countedPlainly(kept: readonly Drawn[]): Omit<Glance, 'cases' | 'refused'> {
  const seen = kept.filter(({ hidden }) => !hidden);
  const open = seen.filter(({ submission }) => !submission.sealed).map(({ document }) => document);
  const by = <Name extends string>(name: Name, values: readonly string[]) =>
    [...new Set(values)].toSorted().map((value) => ({
      ...({ [name]: value } as Record<Name, string>),
      count: values.filter((one) => one === value).length,
    }));
  const versions = by(
    'version',
    open.map(({ app }) => app.version.replace('\u202e', '\\u202e')),
  );
  const facts = open.map((document) => factsOf(ict, document));
  const measured = open.map(({ completion }) => completion.measuredSeconds / 60);
  const declared = open.flatMap(({ completion }) => completion.declaredMinutes ?? []);
  const ids = (list: readonly (readonly string[])[]) => [...new Set(list.flat())].toSorted();
  const items = ids(open.map(({ unanswered }) => unanswered?.map(({ item }) => item) ?? []));
  const reasonsOf = (item: string) =>
    Object.fromEntries(
      nonresponseReason.options.map((reason) => [
        reason,
        open.filter((one) => one.unanswered?.some((left) => left.item === item && left.reason === reason)).length,
      ]),
    ) as Record<(typeof nonresponseReason.options)[number], number>;
  const inAll = (item: string) => open.filter((one) => one.unanswered?.some((left) => left.item === item)).length;
  return {
    at: now.toISOString(),
    days: by(
      'day',
      seen.map(({ submission }) => submission.receivedAt.slice(0, 10)),
    ),
    languages: by(
      'language',
      open.map(({ language }) => language),
    ),
    questionnaires: [{ id: ict.id, version: ict.version, count: seen.length }],
    appVersions: versions.toSorted((one, other) => other.count - one.count),
    senders: [{ sender: 'own', count: seen.length }],
    sealed: seen.length - open.length,
    simulated: open.filter(({ simulated }) => simulated).length,
    unread: 0,
    drafts: 0,
    found: [
      {
        id: ict.id,
        number: open.length,
        measured: plainSpread(measured),
        declared: plainSpread(declared),
        bins: [0, 10, 20, 30, 40, 50, 60, 70].map((from, at, all) => {
          const last = at === all.length - 1;
          const within = (minutes: number) => minutes >= from && (last || minutes < from + 10);
          const counts = { measured: measured.filter(within).length, declared: declared.filter(within).length };
          return last ? { from, ...counts } : { from, to: from + 10, ...counts };
        }),
        modules: ['A', 'B'].map((module) => ({
          module,
          ...plainSpread(open.map(({ completion }) => (completion.moduleSeconds[module] ?? 0) / 60)),
        })),
        checks: ids(facts.map(({ openFindings, confirmedFindings }) => [...openFindings, ...confirmedFindings])).map(
          (check) => ({
            check,
            open: facts.filter(({ openFindings }) => openFindings.includes(check)).length,
            confirmed: facts.filter(({ confirmedFindings }) => confirmedFindings.includes(check)).length,
          }),
        ),
        unanswered: items
          .map((item) => ({ item, ...reasonsOf(item) }))
          .toSorted((one, other) => inAll(other.item) - inAll(one.item)),
      },
    ],
  };
}

/** Quartiles by the definition that R uses (type 7). */
function plainSpread(values: readonly number[]): Glance['found'][number]['measured'] {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return expect.closeTo(below + (above - below) * (place % 1), 6) as number;
  };
  return { number: values.length, quartiles: [at(0.25), at(0.5), at(0.75)] };
}

/** Cases at random, with whatever can happen to one. */
async function drawCases(store: Store, number: number, seed: number): Promise<void> {
  const random = numbersFrom(seed);
  const time = () => new Date(start + Math.floor(random() * 50 * 24) * hourMs).toISOString();
  const languages = ['nl', 'fr', undefined];
  await store.addCases(
    Array.from({ length: number }, (_, at) => ({
      ...{ id: `ICT-${at}`, instrumentId: ict.id, language: languages[at % 3] },
      expiresAt: random() < 0.8 ? time() : undefined,
    })),
    new Date(start).toISOString(),
  );
  const bytes = new Uint8Array([1]);
  const line = { at: now.toISOString(), token: 0, act: 'case-marked' } as const;
  const happenings: (() => Promise<unknown>)[] = [];
  for (let at = 0; at < number; at += 1) {
    const id = `ICT-${at}`;
    if (random() < 0.5) happenings.push(() => store.openCase(id, time()));
    if (random() < 0.05) happenings.push(() => store.revokeCase(id, time()));
    const mark = caseMarks[Math.floor(random() * 20)];
    if (mark) happenings.push(() => store.markCase(id, mark, line));
    for (const right of [{ kind: 'case', caseId: id, token: 1 }, { kind: 'none' }] as const)
      for (let turn = 0; turn < 2 && random() < 0.3; turn += 1) {
        const document = { id: idOf(at * 10 + turn), instrument: ict, case: { id } };
        const sha256 = `${at} ${turn} ${right.kind}`;
        const sent = { bytes, sha256, receivedAt: time(), document, sealed: false, right, late: false };
        happenings.push(() => store.put(sent));
      }
    if (random() < 0.3) {
      const problem = random() < 0.5 ? 'invalid-document' : 'unknown-instrument';
      const sent = { id: idOf(at), bytes, sha256: `${at}`, seenAt: time(), media: '', owner: `case:${id}` };
      happenings.push(() => store.refuse({ ...sent, name: problem, problem: problemNamed(problem) }));
    }
  }
  await Promise.all(happenings.map((happen) => happen()));
}
