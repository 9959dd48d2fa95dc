import { expect, it } from 'vitest';
import { newFolder, storeIn } from '../collector/collectors.ts';
import { idOf } from '../collector/documents.ts';
import { submissionOf } from '../collector/storeContract.ts';
import { collectorOn } from './run.ts';

/** A register with a case that has delivered, and one that has not. */
async function register() {
  const folder = newFolder();
  const store = storeIn(folder);
  const instrumentId = 'be.statbel.ict-2024';
  await store.addCases(
    [
      { id: 'C1', instrumentId },
      { id: 'C2', instrumentId },
    ],
    '2024-03-01T00:00:00.000Z',
  );
  await store.put(await submissionOf(1, { more: { case: { id: 'C1' } } }));
  return { folder, store };
}

it('asks a case for a correction, in each language, which is on record and ends with what comes next', async () => {
  const { folder, store } = await register();
  const said = ['--message', 'nl=Klopt A1?', '--message', 'fr=A1 est-il exact ?', '--item', 'A1', '--item', 'B2'];
  expect(await collectorOn(folder, 'reopen', 'C1', ...said)).toEqual({ code: 0, out: '', error: '' });
  const [asked, ...others] = await store.correctionRequests('C1', '');
  expect(others).toEqual([]);
  expect(asked).toMatchObject({
    messages: { nl: 'Klopt A1?', fr: 'A1 est-il exact ?' },
    items: ['A1', 'B2'],
  });
  expect((await store.caseOf('C1'))?.reopenedAt).toBe(asked?.at);
  expect((await store.officeRecord(9)).map(({ act, caseId, detail }) => [act, caseId, detail])).toEqual([
    ['correction-asked', 'C1', 'A1 B2'],
  ]);
  const later = new Date(Date.parse(asked?.at ?? '') + 1000).toISOString();
  await store.put(await submissionOf(2, { more: { case: { id: 'C1' }, supersedes: idOf(1) } }, later));
  expect(await store.correctionRequests('C1', (await store.caseOf('C1'))?.deliveredAt ?? '')).toEqual([]);
});

it('lists all that was asked, who heard of it and which correction answered', async () => {
  const { folder, store } = await register();
  expect((await collectorOn(folder, 'reopen', 'C1', '--message', 'fr=A1 ?', '--item', 'A1')).code).toBe(0);
  expect((await collectorOn(folder, 'reopen', 'C1', '--message', 'de==Stimmt B2, so wie es da steht?')).code).toBe(0);
  const asked = await store.correctionRequests('C1', '');
  expect(asked.map(({ heardAt }) => heardAt)).toEqual([undefined, undefined]);
  const after = (ms: number) => new Date(Date.parse(asked.at(-1)?.at ?? '') + ms).toISOString();
  await store.noteHeard('C1', asked[0]?.at ?? '', after(1));
  await store.noteHeard('C1', '', after(2));
  await store.put(await submissionOf(2, { more: { case: { id: 'C1' }, supersedes: idOf(1) } }, after(3)));
  await store.put(await submissionOf(3, { more: { case: { id: 'C1' }, supersedes: idOf(2) } }, after(4)));
  await store.askCorrection(
    'C1',
    { messages: { nl: 'Nog eens' }, items: [] },
    {
      ...{ at: after(5), token: 0, act: 'correction-asked', caseId: 'C1' },
    },
  );
  const { code, out } = await collectorOn(folder, 'requests', '--case', 'C1');
  expect(code).toBe(0);
  const [head, ...lines] = out.trim().split(/\r?\n/);
  expect(head).toBe('case,asked,by,items,message_nl,message_fr,message_de,message_en,heard,answered,code,revision');
  const answer = `${after(3)},${(await store.responseHeads({ id: idOf(2) }, 1)).heads[0]?.receipt.code},2`;
  expect(lines).toEqual([
    `C1,${asked[0]?.at},,A1,,A1 ?,,,${after(2)},${answer}`,
    `C1,${asked[1]?.at},,,,,"=Stimmt B2, so wie es da steht?",,${after(1)},${answer}`,
    `C1,${after(5)},,,Nog eens,,,,,,,`,
  ]);
  expect((await collectorOn(folder, 'requests')).out).toBe(out);
  expect(await collectorOn(folder, 'requests', '--case', 'X')).toMatchObject({ code: 1, out: '' });
});

it.each([
  ['an unknown case', ['X', '--message', 'nl=Klopt A1?'], 1, 'there is no case X'],
  ['a case that has delivered nothing', ['C2', '--message', 'nl=Klopt A1?'], 1, 'case C2 has delivered nothing'],
  [
    'an unknown item',
    ['C1', '--message', 'nl=Klopt?', '--item', 'Z9'],
    1,
    'Z9: not in what case C1 has delivered to be.statbel.ict-2024',
  ],
  ['a row of a survey without any', ['C1', '--message', 'nl=Klopt?', '--item', 'rows[x].A1'], 1, 'rows[x].A1: not in'],
  ['no message', ['C1'], 2, 'message'],
  ['no language', ['C1', '--message', 'Klopt A1?'], 2, 'a language and a text'],
  ['another language', ['C1', '--message', 'xx=Klopt A1?'], 2, 'a language and a text'],
  ['a blank message', ['C1', '--message', 'nl= '], 2, '1 to 500 characters'],
  ['two messages in one language', ['C1', '--message', 'nl=Een', '--message', 'nl=Twee'], 2, 'two messages in nl'],
  [
    'more items than anybody looks up',
    ['C1', '--message', 'nl=Klopt?', ...Array.from({ length: 51 }, () => ['--item', 'A1']).flat()],
    2,
    '--item is given 50 times at most',
  ],
  ['a blank item', ['C1', '--message', 'nl=Klopt?', '--item', ''], 2, '--item'],
  ['a long item', ['C1', '--message', 'nl=Klopt?', '--item', 'x'.repeat(201)], 2, '--item'],
  ['a link', ['C1', '--message', 'nl=Zie www.example.org'], 2, 'a link'],
  ['an e-mail address', ['C1', '--message', 'nl=Mail an@example'], 2, 'an e-mail address'],
])('refuses %s', async (_, args, code, line) => {
  const { folder, store } = await register();
  const ended = await collectorOn(folder, 'reopen', ...args);
  expect([ended.code, ended.out]).toEqual([code, '']);
  expect(ended.error).toContain(line);
  expect(await store.correctionRequests('C1', '')).toEqual([]);
});
