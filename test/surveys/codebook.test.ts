import { describe, expect, it } from 'vitest';
import { loadCodebook } from '../../src/instrument/codebook.ts';
import { expressionText } from '../../src/instrument/expression/expressionText.ts';
import { itemsRead } from '../../src/instrument/expression/reads.ts';
import { layoutOf } from '../../src/instrument/layout.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import type { Question } from '../../src/instrument/question.ts';
import type { Result } from '../../src/lib/result.ts';
import { catalogue } from '../../src/surveys/catalogue.ts';
import book from '../../src/surveys/ict-2024/codebook.json' with { type: 'json' };
import structure from '../../src/surveys/ict-2024/structure.json' with { type: 'json' };

function loaded<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault, null, 2));
  return result.value;
}

const codebook = loaded(loadCodebook(book));
const { modules } = loaded(loadInstrument(structure));

function itemsOf(question: Question): readonly string[] {
  return layoutOf(question).items.map(({ id }) => id);
}

const typesOf = (question: Question) => layoutOf(question).items.map(({ id, type }) => [id, type] as const);

const questionsIn = (module: (typeof modules)[number]) => module.sections.flatMap(({ questions }) => questions);
const questions = modules.filter(({ id }) => id !== 'ID').flatMap(questionsIn);

/** Item (or option), Eurostat's code, the variable in Regulation (EU) 2023/1507, reference period. */
const table = `
  A1   P_IUSE          M4  current
  A2   E_FIXBB         M11 current
  A3.a E_ISPDF_LT30    M47 current
  A3.b E_ISPDF1_30_100 M47 current
  A3.c E_ISPDF_100_500 M47 current
  A3.d E_ISPDF_500_1G  M47 current
  A3.e E_ISPDF_GE1G    M47 current
  A4   E_ISPDF1OK      M48 current
  A5a  E_RA_M          M12 current
  A5b  E_RA_D          M13 current
  A5c  E_RA_S          M14 current
  A6   E_RM            M15 current
  B1a  E_AWS_COWN      M16 2023
  B1b  E_AWS_CMP       M17 2023
  B2   E_AWSVAL        M49 2023
  B3a  E_AWSVAL_COWN   M55 2023
  B3b  E_AWSVAL_CMP    M56 2023
  B4a  E_AWSVAL_B2C    M50 2023
  B4b  E_AWSVAL_B2BG   M51 2023
  B5a  E_AWSHM         M52 2023
  B5b  E_AWSEU         M53 2023
  B5c  E_AWSWW         M54 2023
  B6   E_AXSELL        M18 2023
  B7   E_AXSVAL        M57 2023
  C1   E_ITSP2         M5  current
  C2a  E_ITSPT2        M6  2023
  C2b  E_ITUST2        M7  2023
  C3   E_ITSPRCR2      M8  2023
  C4   E_ITSPVAC2      M58 2023
  C5a  E_ITSPDLA       O10 2023
  C5b  E_ITSPDLET      O11 2023
  C5c  E_ITSPDLWE      O12 2023
  C5d  E_ITSPDSAL      O13 2023
  C6a  E_IT_OWN        M9  2023
  C6b  E_IT_EXT        M10 2023
  D1a  E_SECMSPSW      M19 current
  D1b  E_SECMUIBM      M20 current
  D1c  E_SECMDUO       M21 current
  D1d  E_SECMDENC      M22 current
  D1e  E_SECMOSBU      M23 current
  D1f  E_SECMNAC       M24 current
  D1g  E_SECMVPN       M25 current
  D1h  E_SECMSMS       M26 current
  D1i  E_SECMLOG       M27 current
  D1j  E_SECMRASS      M28 current
  D1k  E_SECMTST       M29 current
  D2a  E_SECAWVTGI     M30 current
  D2b  E_SECAWCTP      M31 current
  D2c  E_SECAWCONT     M32 current
  D3   E_SECPOL2       M33 current
  D4a  E_SEC2IUSVF     M34 2023
  D4b  E_SEC2IUSVA     M35 2023
  D4c  E_SEC2IDCDF     M36 2023
  D4d  E_SEC2IDCDA     M37 2023
  D4e  E_SEC2ICNFA     M38 2023
  D4f  E_SEC2ICNFF     M39 2023
  E1a  E_AI_TTM        M40 current
  E1b  E_AI_TSR        M41 current
  E1c  E_AI_TNLG       M42 current
  E1d  E_AI_TIR        M43 current
  E1e  E_AI_TML        M44 current
  E1f  E_AI_TPA        M45 current
  E1g  E_AI_TAR        M46 current
  E2a  E_AI_PMS        M59 current
  E2b  E_AI_PPP        M60 current
  E2c  E_AI_PBAM       M61 current
  E2d  E_AI_PLOG       M62 current
  E2e  E_AI_PITS       M63 current
  E2f  E_AI_PFIN       M64 current
  E2g  E_AI_PRDI       M65 current
  E3a  E_AI_ADOWN      O15 current
  E3b  E_AI_AMOWN      O16 current
  E3c  E_AI_AOS        O17 current
  E3d  E_AI_ARDY       O18 current
  E3e  E_AI_AEXT       O19 current
  E4   E_AI_PDI        O20 current
  E5   E_AI_BIAS       O21 current
  E6   E_AI_EC         O22 ever
  E7a  E_AI_BCST       O23 current
  E7b  E_AI_BLE        O24 current
  E7c  E_AI_BINC       O25 current
  E7d  E_AI_BDDT       O26 current
  E7e  E_AI_BCDP       O27 current
  E7f  E_AI_BLEG       O28 current
  E7g  E_AI_BEC        O29 current
  E7h  E_AI_BNU        O30 current
  F    -               -   -
`;

const rows = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/));

/** What the codebook has of an item, or of an option (`A3.a`). */
function entryOf(name: string): (string | undefined)[] {
  const [item = '', letter] = name.split('.');
  const entry = codebook.items[item];
  const variable = letter === undefined ? entry?.variable : entry?.options?.[letter];
  return [name, variable ?? '-', entry?.euVariable ?? '-', entry?.period ?? '-'];
}

/** Access to the internet. */
const net = { op: 'total', items: ['A1'], is: '>', than: 0 };

describe('the codebook', () => {
  it('has an entry for every item of modules A to F, in their order, and no others', () => {
    expect(Object.keys(codebook.items)).toEqual(questions.flatMap(itemsOf));
    expect(Object.keys(codebook.items)).toHaveLength(83);
  });

  it('has a variable for every option of the choice, instead of one for the item, and options nowhere else', () => {
    const options = questions.flatMap((question) =>
      question.type === 'choice' ? [[question.item, question.options]] : [],
    );
    const coded = Object.entries(codebook.items).filter(([, entry]) => entry.options);
    expect(coded.map(([item, entry]) => [item, Object.keys(entry.options ?? {})])).toEqual(options);
    expect(coded.filter(([, entry]) => entry.variable)).toEqual([]);
  });

  it.each(rows)('has %s as %s, %s, %s', (...row) => {
    expect(entryOf(row[0] ?? '')).toEqual(row);
  });

  it('is held against every item and option', () => {
    const names = Object.entries(codebook.items).flatMap(([item, { options }]) =>
      options ? Object.keys(options).map((letter) => `${item}.${letter}`) : [item],
    );
    expect(rows.map(([name]) => name)).toEqual(names);
    expect(new Set(rows.map(([, variable]) => variable)).size).toBe(rows.length);
  });

  it('narrows modules D and E to enterprises with access to the internet, and B3 to those that sell both ways', () => {
    expect(codebook.scopes.map(({ inside, ...of }) => ({ ...of, inside: expressionText(inside) }))).toEqual([
      { modules: ['D', 'E'], inside: 'A1 > 0' },
      { items: ['B3a', 'B3b'], inside: "A1 > 0 and B1a = 'yes' and B1b = 'yes'" },
    ]);
    const items = questions.flatMap(itemsOf);
    for (const scope of codebook.scopes) {
      expect(items).toEqual(expect.arrayContaining(scope.items ?? []));
      expect(modules.map(({ id }) => id)).toEqual(expect.arrayContaining(scope.modules ?? []));
      expect(items).toEqual(expect.arrayContaining(itemsRead(scope.inside, {})));
    }
  });

  it('has a unit for each number, and denominators for each indicator', () => {
    for (const [id, type] of questions.flatMap(typesOf)) {
      const { unit, denominators } = codebook.items[id] ?? {};
      const isNumber = type === 'percent' || type === 'minutes';
      expect([id, unit !== undefined, denominators !== undefined]).toEqual([id, isNumber, !isNumber]);
    }
  });

  it.each([
    ['an unknown field', { ...book, extra: 1 }, '(whole file)', 'unknown field extra'],
    ['another format', { ...book, format: 'veldwerk-codebook/2' }, 'format', 'expected one of veldwerk-codebook/1'],
    [
      'a code that is none',
      { ...book, items: { A1: { variable: 'p iuse' } } },
      'items.A1.variable',
      'a variable is coded as E_AI_TTM',
    ],
    [
      'a period that is none',
      { ...book, items: { A1: { period: 'now' } } },
      'items.A1.period',
      'a period is current, ever or a year',
    ],
    ['a scope of nothing', { ...book, scopes: [{ inside: net }] }, 'scopes[0]', 'names modules or items'],
    [
      'a condition that is none',
      { ...book, scopes: [{ modules: ['D'], inside: { op: 'maybe' } }] },
      'scopes[0].inside.op',
      'unknown op',
    ],
    ...['A1 >', 'A1 > 0 or'].map((inside): [string, object, string, string] => [
      'a broken text',
      { ...book, scopes: [{ modules: ['D'], inside }] },
      'scopes[0].inside',
      `character ${inside.length + 1}: a name, number, text or bracket is expected, not the end`,
    ]),
  ])('with %s is refused, the fault named with its place', (_, data, place, fault) => {
    expect(loadCodebook(data)).toMatchObject({ ok: false, fault: [{ place, fault }] });
  });

  it('is what the catalogue opens', async () => {
    const release = catalogue.findLast(({ id }) => id === 'be.statbel.ict-2024');
    expect((await release?.codebook?.())?.default).toEqual(book);
  });
});
