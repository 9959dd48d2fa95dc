import { describe, expect, it } from 'vitest';
import { problemNamed } from '../../../src/collector/problems.ts';
import type { NewRefusal } from '../../../src/collector/store/refusalRows.ts';
import { sha256, toHex } from '../../../src/protocol/digest.ts';
import { officeRefused, refusedHead } from '../../../src/protocol/refusedList.ts';
import { newRecipient, sealResponse } from '../../../src/protocol/sealed.ts';
import { noon } from '../collectors.ts';
import { bytesOf, documentOf, idOf } from '../documents.ts';
import { newOffice, own, tokens } from './offices.ts';

it('lists what was refused with its reasons, and nothing that a sender could hide in it', async () => {
  const { ask, cookieOf, store } = await newOffice();
  const headers = { ...own, Cookie: await cookieOf(tokens.anna) };
  const refuse = (number: number, id = idOf(number)) =>
    store.refuse({
      ...{ id, bytes: new Uint8Array([number % 256]), sha256: `${number}`, name: 'invalid-document' as const },
      problem: problemNamed('invalid-document', { errors: [{ item: 'A1\r\nevil', fault: 'wrong-value' }] }),
      ...{ seenAt: new Date(noon.getTime() + number * 1000).toISOString(), media: '', owner: 'case:ICT-1' },
    });
  await refuse(1, '../\u202eevil\n');
  const read = async () => officeRefused.parse(await (await ask('/api/refused', { headers })).json());
  expect(await read()).toEqual({
    number: 1,
    refused: [
      {
        ...{
          number: 1,
          id: '../\\u202eevil\\u000a',
          sha256: '1',
          reason: 'invalid-document',
          caseId: 'ICT-1',
          times: 1,
        },
        faults: 'A1\\u000d\\u000aevil: wrong-value',
        errors: [{ item: 'A1\\u000d\\u000aevil', fault: 'wrong-value' }],
        errorCount: 1,
        firstSeen: '2024-03-02T12:00:01.000Z',
        lastSeen: '2024-03-02T12:00:01.000Z',
      },
    ],
  });
  for (let number = 2; number < 450; number += 1) await refuse(number);
  const many = await read();
  expect([many.number, many.refused.length, many.refused[0]?.sha256]).toEqual([449, 200, '449']);
  // One that comes again is the last one.
  await refuse(500, idOf(500));
  await store.refuse({
    ...{ id: '../\u202eevil\n', bytes: new Uint8Array([1]), sha256: '1', name: 'invalid-document' },
    problem: problemNamed('invalid-document', {
      errors: Array.from({ length: 30 }, (_, at) => ({ place: `p${at}`, fault: 'x'.repeat(200), check: 'K\u202e' })),
    }),
    ...{ seenAt: new Date(noon.getTime() + 900_000).toISOString(), media: '', owner: 'case:ICT-1' },
  });
  const [again, before] = (await read()).refused;
  expect([again?.sha256, again?.times, before?.sha256]).toEqual(['1', 2, '500']);
  expect([again?.errorCount, again?.errors.length]).toEqual([30, 20]);
  expect(again?.errors[0]).toEqual({ place: 'p0', fault: 'x'.repeat(80), check: 'K\\u202e' });
});

/** A collector that has refused what it could not know, and somebody who decides. */
async function refusing() {
  const office = await newOffice();
  const document = documentOf(idOf(1));
  const bytes = bytesOf(document);
  const refuse = async (of: Partial<NewRefusal> = {}) =>
    office.store.refuse({
      ...{
        id: idOf(1),
        bytes,
        sha256: toHex(await sha256(new Uint8Array(of.bytes ?? bytes))),
        name: 'unknown-instrument' as const,
      },
      ...{ problem: problemNamed('unknown-instrument'), seenAt: noon.toISOString() },
      ...{ media: 'application/json', owner: '', ...of },
    });
  return { ...office, refuse, decider: await office.signedInWith('decide') };
}

describe('one that was refused', () => {
  it('is shown with what it says of itself, and with none of its answers; that is on record first', async () => {
    const { refuse, decider, store } = await refusing();
    await refuse({ owner: 'case:ICT-1' });
    const text = await (await decider.get('/refused/1')).text();
    expect(refusedHead.parse(JSON.parse(text))).toMatchObject({
      ...{ form: 'document', media: 'application/json', of: { number: 1, caseId: 'ICT-1' } },
      says: { questionnaire: 'be.statbel.ict-2024', version: '1.0.0', language: 'nl' },
    });
    expect(JSON.parse(text).says.answers).toBeGreaterThan(10);
    expect(text).not.toMatch(/"A1"|yes/);
    expect((await store.officeRecord(1))[0]).toMatchObject({ act: 'refused-read', caseId: 'ICT-1', detail: '1' });
  });

  it.each([
    ['no JSON', '{', { form: 'unreadable', says: {} }],
    ['a list', '[1]', { form: 'unreadable', says: {} }],
    ['nothing', '', { form: 'unreadable', says: {} }],
    [
      'hostile texts',
      JSON.stringify({ language: `\u202e<b>${'x'.repeat(200)}`, case: { id: 5 }, app: [], simulated: true }),
      { form: 'document', says: { language: `\\u202e<b>${'x'.repeat(76)}`, simulated: true } },
    ],
  ])('with %s has a bounded head', async (_, body, head) => {
    const { refuse, decider } = await refusing();
    await refuse({ bytes: new TextEncoder().encode(body) });
    const found = await (await decider.get('/refused/1')).json();
    expect({ form: found.form, says: found.says }).toEqual(head);
  });

  it('that was sealed has what its header says', async () => {
    const { refuse, decider } = await refusing();
    const { recipient } = await newRecipient();
    await refuse({ bytes: await sealResponse(documentOf(idOf(1)), recipient), media: 'application/jose' });
    const found = refusedHead.parse(await (await decider.get('/refused/1')).json());
    expect([found.form, found.says.questionnaire, found.says.answers]).toEqual([
      ...['sealed', 'be.statbel.ict-2024', undefined],
    ]);
  });

  it.each(['2', '0', '-1', 'x', '1.0', '99999999999', "1'--"])('is not there under %j', async (number) => {
    const { refuse, decider, store } = await refusing();
    await refuse();
    const path = `/refused/${encodeURIComponent(number)}`;
    expect((await decider.get(path)).status).toBe(404);
    expect((await decider.post(`${path}/purge`, { why: 'a mistake' })).status).toBe(404);
    expect(await store.refusal(1)).toBeDefined();
  });

  it('is purged with a reason', async () => {
    const { refuse, decider, store } = await refusing();
    await refuse({ owner: 'case:ICT-1' });
    expect((await decider.post('/refused/1/purge', { why: 'a test of ours' })).status).toBe(204);
    expect(await store.refusal(1)).toBeUndefined();
    expect((await store.officeRecord(1))[0]).toMatchObject({
      ...{ act: 'refused-purged', caseId: 'ICT-1', detail: '1: a test of ours' },
    });
    expect((await store.acts()).at(-1)).toMatchObject({ act: 'refusal-purged', caseId: 'ICT-1', detail: '1' });
  });
});

it('purges what came last before a day, and says how many', async () => {
  const { refuse, decider, store } = await refusing();
  await refuse({ id: 'old', seenAt: '2024-02-28T23:00:00.000Z' });
  await refuse({ id: 'new', seenAt: '2024-02-29T00:00:00.000Z' });
  const answer = await decider.post('/refused-purge', { before: '2024-02-29', why: 'Two years are over' });
  expect(await answer.json()).toEqual({ purged: 1 });
  expect((await Array.fromAsync(store.refusals())).map(({ id }) => id)).toEqual(['new']);
  expect((await store.officeRecord(1))[0]).toMatchObject({
    ...{ act: 'refused-purged', detail: '1 before 2024-02-29T00:00:00.000Z: Two years are over' },
  });
});

it('judges anew what may have been our own fault, some at a time', async () => {
  const { refuse, decider, store } = await refusing();
  // The last of these is taken now; one is no JSON, and one was refused for another reason.
  for (let number = 0; number < 201; number += 1)
    await refuse({ id: `${number}`, bytes: new TextEncoder().encode(`{${number}`) });
  await refuse();
  await refuse({ name: 'conflict' });
  const judge = async (after: number) => (await decider.post('/refused-again', { after })).json();
  expect(await judge(0)).toEqual({ judged: 200, stored: 0, next: 200 });
  expect(await judge(200)).toEqual({ judged: 2, stored: 1 });
  expect((await Array.fromAsync(store.responses({ superseded: true }))).map(({ receipt }) => receipt.id)).toEqual([
    idOf(1),
  ]);
  expect((await Array.fromAsync(store.refusals())).length).toBe(202);
  expect((await store.officeRecord(5)).filter(({ act }) => act === 'refused-judged')).toHaveLength(1);
});
