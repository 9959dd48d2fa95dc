import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/engine/outline.ts';
import { bearer, newCollector, put } from './collectors.ts';
import { documentOf, ict, idOf, type Wanted } from './documents.ts';
import { exported, rowsOf, storeAfter } from './exports.ts';

const letters = [...'abcde'];

/** The lines of an export in the long format, after these deliveries. */
async function longAfter(...wanted: Wanted[]) {
  const { lines, notes } = await exported(await storeAfter(...wanted), 'long');
  expect(notes).toEqual([]);
  return rowsOf(lines);
}

type Row = Awaited<ReturnType<typeof longAfter>>[number];

const lineOf = (rows: readonly Row[], item: string) => {
  const row = rows.find((one) => one['item'] === item);
  return row && [row['variable'], row['value'], row['number'], row['status'], row['scope']];
};

describe('the long format', () => {
  it('has a line for each item, in order, and for each option of A3', async () => {
    const rows = await longAfter({});
    const items = [...outlineOf(ict).items.keys()].flatMap((item) =>
      item === 'A3' ? letters.map((letter) => `A3.${letter}`) : [item],
    );
    expect(rows.map(({ item }) => item)).toEqual(items);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['id', 'case', 'enterprise', 'supersedes', 'simulated'],
      ...['item', 'variable', 'value', 'number', 'status', 'scope', 'row', 'code'],
    ]);
  });

  const unanswered = [
    { item: 'B6', reason: 'unknown' },
    { item: 'C3', reason: 'refused' },
    { item: 'D3', reason: 'inapplicable' },
  ] as const;

  it.each<[string, Wanted, string, readonly string[]]>([
    ['a yes', { answers: { A2: 'yes' } }, 'A2', ['E_FIXBB', 'yes', '1', 'answered', 'in']],
    ['a no', {}, 'A2', ['E_FIXBB', 'no', '0', 'answered', 'in']],
    ['a percentage', { answers: { A1: 80 } }, 'A1', ['P_IUSE', '80', '80', 'answered', 'in']],
    ['minutes', { answers: { F: 25 } }, 'F', ['', '25', '25', 'answered', 'in']],
    ['a text', { answers: { contactName: 'yes' } }, 'contactName', ['', 'yes', '', 'answered', 'in']],
    ['an item that need not be answered', {}, 'contactName', ['', '', '', 'not_answered', 'in']],
    ['a skipped item', {}, 'A4', ['E_ISPDF1OK', '', '', 'not_applicable', 'in']],
    ['an unanswered item', { unanswered: [...unanswered] }, 'B6', ['E_AXSELL', '', '', 'unanswered:unknown', 'in']],
    ['what stands behind it', { unanswered: [...unanswered] }, 'B7', ['E_AXSVAL', '', '', 'undetermined', 'in']],
    ['a refusal', { unanswered: [...unanswered] }, 'C3', ['E_ITSPRCR2', '', '', 'unanswered:refused', 'in']],
    [
      'one that does not fit',
      { unanswered: [...unanswered] },
      'D3',
      ['E_SECPOL2', '', '', 'unanswered:inapplicable', 'in'],
    ],
    ['an answer outside the scope', { answers: { A1: 0 } }, 'D1a', ['E_SECMSPSW', 'no', '', 'answered', 'outside']],
    ['a skipped item there', { answers: { A1: 0 } }, 'E2a', ['E_AI_PMS', '', '', 'not_applicable', 'outside']],
    [
      'an unanswered item there',
      { answers: { A1: 0 }, unanswered: [{ item: 'E6', reason: 'unknown' }] },
      'E6',
      ['E_AI_EC', '', '', 'unanswered:unknown', 'outside'],
    ],
    [
      'an item whose scope is not known',
      { unanswered: [{ item: 'A1', reason: 'unknown' }] },
      'D1a',
      ['E_SECMSPSW', 'no', '', 'answered', 'unknown'],
    ],
    [
      'the split of who sells one way',
      { answers: { B1a: 'yes' } },
      'B3a',
      ['E_AWSVAL_COWN', '100', '', 'answered', 'outside'],
    ],
    [
      'the split of who sells both ways',
      { answers: { B1a: 'yes', B1b: 'yes', B3a: 70, B3b: 30 } },
      'B3b',
      ['E_AWSVAL_CMP', '30', '30', 'answered', 'in'],
    ],
    [
      'the split of who says nothing of one way',
      { answers: { B1b: 'yes', B3a: 70, B3b: 30 }, unanswered: [{ item: 'B1a', reason: 'refused' }] },
      'B3a',
      ['E_AWSVAL_COWN', '70', '', 'answered', 'unknown'],
    ],
    ['the split of who sells nothing', {}, 'B3a', ['E_AWSVAL_COWN', '', '', 'not_applicable', 'outside']],
    [
      'another share of the same sales',
      { answers: { B1a: 'yes' } },
      'B4a',
      ['E_AWSVAL_B2C', '60', '60', 'answered', 'in'],
    ],
    ['a module within the scope', { answers: { A1: 0 } }, 'C1', ['E_ITSP2', 'no', '0', 'answered', 'in']],
  ])('has %s', async (_, wanted, item, line) => {
    expect(lineOf(await longAfter(wanted), item)).toEqual(line);
  });

  it.each<[string, Wanted, string, readonly (readonly string[])[]]>([
    [
      'the option chosen as yes, the others as no',
      { answers: { A2: 'yes', A3: 'c' } },
      'answered',
      [
        ['no', '0'],
        ['no', '0'],
        ['yes', '1'],
        ['no', '0'],
        ['no', '0'],
      ],
    ],
    ['no option of a skipped choice', {}, 'not_applicable', letters.map(() => ['', ''])],
    [
      'no option of an unanswered choice',
      { answers: { A2: 'yes' }, unanswered: [{ item: 'A3', reason: 'unknown' }] },
      'unanswered:unknown',
      letters.map(() => ['', '']),
    ],
  ])('has %s', async (_, wanted, status, values) => {
    const codes = ['E_ISPDF_LT30', 'E_ISPDF1_30_100', 'E_ISPDF_100_500', 'E_ISPDF_500_1G', 'E_ISPDF_GE1G'];
    const rows = await longAfter(wanted);
    expect(letters.map((letter) => lineOf(rows, `A3.${letter}`))).toEqual(
      values.map((cells, at) => [codes[at], ...cells, status, 'in']),
    );
  });

  it('tells five reasons apart outside the scope', async () => {
    const rows = await longAfter({
      answers: { A1: 0 },
      unanswered: [
        { item: 'D1a', reason: 'refused' },
        { item: 'D1b', reason: 'unknown' },
        { item: 'E1a', reason: 'inapplicable' },
      ],
    });
    const cells = ['D1a', 'D1b', 'D1c', 'E1a', 'E2a'].map((item) => lineOf(rows, item)?.slice(1).join());
    expect(cells).toEqual([
      ',,unanswered:refused,outside',
      ',,unanswered:unknown,outside',
      'no,,answered,outside',
      ',,unanswered:inapplicable,outside',
      ',,undetermined,outside',
    ]);
  });

  it('says on each line whose it is, and leaves out what is superseded unless all is asked for', async () => {
    const enterprise = '0123.456.789';
    const more = { case: { id: 'x', enterpriseNumber: enterprise } };
    const store = await storeAfter({ more }, { more: { ...more, supersedes: idOf(1), simulated: true } });
    const heads = async (all: boolean) => {
      const { lines } = await exported(store, 'long', all);
      return [...new Set(lines.slice(1).flatMap((lines) => lines.trim().split('\r\n')))]
        .map((line) => line.split(',').slice(0, 5).join())
        .filter((head, at, heads) => heads.indexOf(head) === at);
    };
    const [first, second] = [`${idOf(1)},x,${enterprise},,false`, `${idOf(2)},x,${enterprise},${idOf(1)},true`];
    expect(await heads(false)).toEqual([second]);
    expect(await heads(true)).toEqual([first, second]);
  });

  it('tells apart what two senders have sent under one id', async () => {
    const { app, store } = newCollector();
    const more = { case: { id: 'x' }, audit: [{ event: 'form start' as const, start: 1 }] };
    const codes: string[] = [];
    for (const [at, token] of ['a', 'b'].entries()) {
      const document = documentOf(idOf(1), { answers: { A1: 10 + at }, more });
      const answer = await put(app, document, { headers: bearer(token.repeat(43)) });
      codes.push(JSON.parse(await answer.text()).code);
    }
    for (const format of ['long', 'audit', 'contact'] as const) {
      const rows = rowsOf((await exported(store, format)).lines);
      expect([...new Set(rows.map(({ code }) => code))]).toEqual(codes);
    }
  });
});
