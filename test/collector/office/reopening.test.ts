import { describe, expect, it } from 'vitest';
import { sha256, toHex } from '../../../src/protocol/digest.ts';
import { officeCase } from '../../../src/protocol/officeCase.ts';
import { problem } from '../../../src/protocol/problem.ts';
import { carryTiny } from '../../instruments/releases.ts';
import { sentAwards, wholeAwards } from '../../instruments/sentAwards.ts';
import { noon } from '../collectors.ts';
import { bytesOf } from '../documents.ts';
import { newOffice } from './offices.ts';

carryTiny();

/** A case that has delivered a response with the awards `x` and `y`. */
async function delivered() {
  const office = await newOffice();
  await office.store.addCases([{ id: 'A', instrumentId: 'test.awards' }], '2024-01-01T00:00:00.000Z');
  const document = { ...sentAwards(wholeAwards), case: { id: 'A' } };
  const bytes = bytesOf(document);
  const stored = await office.store.put({
    ...{ bytes, sha256: toHex(await sha256(bytes)), document, receivedAt: '2024-03-01T12:00:00.000Z' },
    ...{ sealed: false, right: { kind: 'case', caseId: 'A', token: 1 }, late: false },
  });
  expect(stored.kind).toBe('stored');
  return office;
}

const asking = (...items: string[]) => ({ messages: { nl: 'Klopt dit?' }, items });

describe('asking for a correction', () => {
  it.each([
    ['an item', 'allPublished', [204, 204]],
    ['an item of a row', 'awards[x].amount', [204, 204]],
    ['an item of a row in a row', 'awards[x].payments[1].paid', [204, 204]],
    // Whether a row is there is an answer: who may not read answers is not told.
    ['a row that is not there', 'awards[q].amount', [204, 400]],
    ['a row in a row that has none', 'awards[y].payments[1].paid', [204, 400]],
    ['no item', 'Z9', [400, 400]],
    ['an item of rows without its row', 'amount', [400, 400]],
    ['an item in rows of another roster', 'projects[a].amount', [400, 400]],
    ['a row', 'awards[x]', [400, 400]],
    ['a name that objects have', 'constructor', [400, 400]],
  ])('about %s', async (_, item, expected) => {
    const { signedInWith, store } = await delivered();
    const officers = [await signedInWith('decide'), await signedInWith('decide', 'answers')];
    const answers = await Promise.all(
      officers.map(({ post }) => post('/cases/A/reopen', asking('allPublished', item))),
    );
    expect(answers.map(({ status }) => status)).toEqual(expected);
    for (const answer of answers)
      if (answer.status === 400)
        expect(problem.parse(await answer.json()).errors).toEqual([{ item, fault: 'unknown-item' }]);
    const taken = expected.filter((status) => status === 204).length;
    expect(await store.correctionRequests('A', '')).toHaveLength(taken);
  });

  it('puts on record that a response was read for its rows, and nothing of a refused one', async () => {
    const { signedInWith, store } = await delivered();
    const { post } = await signedInWith('decide', 'answers');
    await post('/cases/A/reopen', asking('awards[q].amount'));
    expect((await store.officeRecord(1))[0]).toMatchObject({ act: 'response-read', caseId: 'A' });
    await post('/cases/A/reopen', asking('Z9'));
    expect((await store.officeRecord(9)).map(({ act }) => act)).not.toContain('correction-asked');
  });

  it('is told with the case: each, who asked, whether a device heard of it, and what answered', async () => {
    const { signedInWith, store, pass } = await delivered();
    const heardAt = noon.toISOString();
    const { post, get } = await signedInWith('decide', 'answers');
    await post('/cases/A/reopen', asking('awards[x].amount'));
    await store.noteHeard('A', '', heardAt);
    pass(1);
    await post('/cases/A/reopen', asking());
    const of = officeCase.parse(await (await get('/cases/A')).json());
    const who = of.requests[0]?.who;
    expect(who).toBeDefined();
    expect(of.requests).toMatchObject([
      { who, messages: { nl: 'Klopt dit?' }, items: ['awards[x].amount'], heardAt },
      { who, items: [] },
    ]);
    expect(of.requests[1]).not.toHaveProperty('heardAt');
    expect(of.requests[1]).not.toHaveProperty('answer');
    const story = of.events.flatMap((one) => (/^re(opened|quest)/.test(one.kind) ? [[one.kind, one.who]] : []));
    expect(story).toEqual(
      expect.arrayContaining([
        ['reopened', who],
        ['request-heard', undefined],
      ]),
    );
    expect(story.filter(([kind]) => kind === 'reopened')).toHaveLength(2);
    // What rows there are is an answer, and what the office writes may quote one.
    const others = await Promise.all([signedInWith('decide'), signedInWith('contact')]);
    const seen = await Promise.all(
      others.map(async (one) => officeCase.parse(await (await one.get('/cases/A')).json()).requests[0]),
    );
    expect(seen.map((one) => [one?.items, one?.messages])).toEqual([
      [['amount'], { nl: 'Klopt dit?' }],
      [['amount'], undefined],
    ]);
  });
});
