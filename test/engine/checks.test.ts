import { describe, expect, it } from 'vitest';
import { findingsFrom } from '../../src/engine/allFindings.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { itemStatusesOf } from '../../src/engine/itemStatuses.ts';
import type { Answers } from '../../src/engine/value.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

const letters = (question: string, these: string, value: string): Answers =>
  Object.fromEntries([...these].map((letter) => [question + letter, value]));

/** Sells through both channels and by EDI, so that every question on sales is asked. */
const seller: Answers = { A1: 50, B1a: 'yes', B1b: 'yes', B6: 'yes' };
const recruiter: Answers = { C3: 'yes', C4: 'yes' };
const user: Answers = { E1a: 'yes' };
const nonUser: Answers = letters('E1', 'abcdefg', 'no');

const measuredMinutes = 2;
const found = (answers: Answers, unanswered: string[] = []) =>
  findingsFrom(evaluationOf(ict, answers, unanswered, measuredMinutes));

/** Answers under which a check speaks: with which words, at which level, about which items. */
type Speaks = [text: string, level: 'hard' | 'soft', items: string, answers: Answers];

const speaking: Speaks[] = [
  ['K01', 'hard', 'A1', { A1: 101 }],
  ['K02', 'hard', 'A3', { A1: 50, A2: 'yes', A3: 'z' }],
  ['K03', 'hard', 'C1', { C1: 'ja' }],
  ['K04', 'hard', 'F', { F: 0 }],
  ['K04long', 'soft', 'F', { F: 481 }],
  ['K04short', 'soft', 'F', { F: 2 }],
  ['K05', 'hard', 'contactName', { contactName: 5 }],
  ['K05email', 'soft', 'contactEmail', { contactEmail: 'jan@' }],
  ['K05telephone', 'soft', 'contactPhone', { contactPhone: 'overdag' }],
  ['K20', 'hard', 'B3a B3b', { ...seller, B3a: 60, B3b: 41 }],
  ['K20', 'hard', 'B3a B3b', { ...seller, B3a: 60, B3b: 39 }],
  ['K21', 'hard', 'B4a B4b', { ...seller, B4a: 99, B4b: 0 }],
  ['K22', 'hard', 'B2 B7', { ...seller, B2: 60, B7: 42 }],
  ['K22rounded', 'soft', 'B2 B7', { ...seller, B2: 60, B7: 41 }],
  ['K23', 'soft', 'B2 B7', { ...seller, B2: 60, B7: 40 }],
  ['K30', 'hard', 'B1a B3a', { ...seller, B1a: 'no', B3a: 1, B3b: 99 }],
  ['K30', 'hard', 'B1b B3b', { ...seller, B1b: 'no', B3a: 99, B3b: 1 }],
  ['K31', 'soft', 'B1a B3a', { ...seller, B3a: 0, B3b: 100 }],
  ['K31', 'soft', 'B1b B3b', { ...seller, B3a: 100, B3b: 0 }],
  ['K32', 'soft', 'B1a B1b B2', { ...seller, B2: 0 }],
  ['K32', 'soft', 'B1a B1b B2', { A1: 50, B1a: 'yes', B2: 0 }],
  ['K33', 'soft', 'B1a B1b B5a B5b B5c', { ...seller, ...letters('B5', 'abc', 'no') }],
  ['K34', 'soft', 'B6 B7', { ...seller, B7: 0 }],
  ['K35', 'soft', 'B2', { ...seller, B2: 100 }],
  ['K40', 'soft', 'C1 C2a', { C1: 'no', C2a: 'yes' }],
  ['K42', 'soft', 'C6a C6b', { C6a: 'no', C6b: 'no' }],
  ['K43', 'soft', 'C4 C5a C5b C5c C5d', { ...recruiter, ...letters('C5', 'abcd', 'no') }],
  ['K44purposes', 'soft', 'E2a E2b E2c E2d E2e E2f E2g', { ...user, ...letters('E2', 'abcdefg', 'no') }],
  ['K44ways', 'soft', 'E3a E3b E3c E3d E3e', { ...user, ...letters('E3', 'abcde', 'no') }],
  ['K45', 'soft', 'E6 E7a E7b E7c E7d E7e E7f E7g E7h', { ...nonUser, E6: 'yes', ...letters('E7', 'abcdefgh', 'no') }],
  ['K49', 'soft', 'A1 D1a D1b D1c D1d D1e D1f D1g D1h D1i D1j D1k', { A1: 1, ...letters('D1', 'abcdefghijk', 'no') }],
  ['K52', 'soft', 'A1', { A1: 0 }],
  ['K53', 'soft', 'F', { F: measuredMinutes - 1 }],
];

/** Answers under which the check with these words says nothing, though it is close. */
const silent: [text: string, why: string, answers: Answers][] = [
  ['K01', 'the bounds', { ...seller, A1: 100, B2: 0 }],
  ['K04', 'one minute', { F: 1 }],
  ['K04long', 'eight hours', { F: 480 }],
  ['K04short', 'three minutes', { F: 3 }],
  ['K04short', 'fewer than measured, which K53 asks', { F: measuredMinutes - 1 }],
  ['K20', 'the whole', { ...seller, B3a: 60, B3b: 40 }],
  ['K20', 'one part blank', { ...seller, B3a: 60 }],
  ['K20', 'hidden', { A1: 50, B1a: 'no', B1b: 'no', B3a: 60, B3b: 41 }],
  ['K21', 'the whole', { ...seller, B4a: 0, B4b: 100 }],
  ['K21', 'hidden', { ...seller, A1: 0, B4a: 99, B4b: 0 }],
  ['K22', 'two rounded shares', { ...seller, B2: 60, B7: 41 }],
  ['K22', 'no EDI sales after all', { ...seller, B6: 'no', B2: 60, B7: 42 }],
  ['K22rounded', 'the whole', { ...seller, B2: 60, B7: 40 }],
  ['K22rounded', 'more', { ...seller, B2: 60, B7: 42 }],
  ['K23', 'less', { ...seller, B2: 59, B7: 40 }],
  ['K23', 'one of them blank', { ...seller, B2: 100 }],
  ['K30', 'no channel, no share', { ...seller, B1a: 'no', B3a: 0, B3b: 100 }],
  ['K30', 'the channel blank', { A1: 50, B1b: 'yes', B3a: 10, B3b: 90 }],
  ['K31', 'the least share', { ...seller, B3a: 1, B3b: 99 }],
  ['K31', 'no such channel', { ...seller, B1a: 'no', B3a: 0, B3b: 100 }],
  ['K32', 'the least share', { ...seller, B2: 1 }],
  ['K32', 'hidden', { A1: 50, B1a: 'no', B1b: 'no', B2: 0 }],
  ['K33', 'one region', { ...seller, B5a: 'no', B5b: 'yes', B5c: 'no' }],
  ['K33', 'one region blank', { ...seller, B5a: 'no', B5b: 'no' }],
  ['K34', 'the least share', { ...seller, B7: 1 }],
  ['K34', 'hidden', { ...seller, B6: 'no', B7: 0 }],
  ['K35', 'nearly all', { ...seller, B2: 99 }],
  ['K40', 'specialists now', { C1: 'yes', C2a: 'yes' }],
  ['K40', 'no training', { C1: 'no', C2a: 'no' }],
  ['K42', 'one of them', { C6a: 'no', C6b: 'yes' }],
  ['K42', 'one of them blank', { C6a: 'no' }],
  ['K43', 'one difficulty', { ...recruiter, ...letters('C5', 'abc', 'no'), C5d: 'yes' }],
  ['K43', 'hidden', { C3: 'no', C4: 'yes', ...letters('C5', 'abcd', 'no') }],
  ['K44purposes', 'one purpose', { ...user, ...letters('E2', 'abcdef', 'no'), E2g: 'yes' }],
  ['K44purposes', 'hidden', { ...nonUser, ...letters('E2', 'abcdefg', 'no') }],
  ['K44ways', 'one way', { ...user, ...letters('E3', 'abcd', 'no'), E3e: 'yes' }],
  ['K45', 'one reason', { ...nonUser, E6: 'yes', ...letters('E7', 'abcdefg', 'no'), E7h: 'yes' }],
  ['K45', 'hidden', { ...nonUser, E6: 'no', ...letters('E7', 'abcdefgh', 'no') }],
  ['K49', 'one measure', { A1: 50, ...letters('D1', 'abcdefghij', 'no'), D1k: 'yes' }],
  ['K49', 'no internet', { A1: 0, ...letters('D1', 'abcdefghijk', 'no') }],
  ['K49', 'A1 blank', letters('D1', 'abcdefghijk', 'no')],
  ['K52', 'one in a hundred', { A1: 1 }],
  ['K52', 'blank', {}],
  ['K53', 'the minutes measured', { F: measuredMinutes }],
  ['K53', 'no number of minutes', { F: '1' }],
];

describe('each edit check', () => {
  it.each(speaking)('%s speaks (%s, about %s)', (text, level, items, answers) => {
    expect(found(answers).filter((finding) => finding.text === text && finding.items.join(' ') === items)).toEqual([
      expect.objectContaining({ level, check: text.slice(0, 3) }),
    ]);
  });

  it.each(silent)('%s is silent: %s', (text, _why, answers) => {
    expect(found(answers).filter((finding) => finding.text === text)).toEqual([]);
  });

  it.each(speaking)('%s (%s) is silent about %s once one of them has no answer', (text, _level, items, answers) => {
    const [, last] = /(\S+)$/.exec(items) ?? [];
    expect(
      found(answers, [last ?? '']).filter((finding) => finding.text === text && finding.items.join(' ') === items),
    ).toEqual([]);
  });

  it('stands in the tables, in both directions', () => {
    const texts = ict.checks.flatMap(({ id, cases }) => cases.map(({ text = id }) => text));
    expect(texts.filter((text) => !speaking.some(([one]) => one === text))).toEqual([]);
    const shapes = ['K05email', 'K05telephone'];
    expect(texts.filter((text) => !shapes.includes(text) && !silent.some(([one]) => one === text))).toEqual([]);
  });

  it('is strong where an answer takes much with it, and nowhere else', () => {
    expect(ict.checks.filter(({ strong }) => strong).map(({ id }) => id)).toEqual(['K33', 'K52']);
  });

  it('was not made of what only seems to follow', () => {
    const made = new Set(ict.checks.map(({ id }) => id));
    expect(['K41', 'K46', 'K47', 'K48', 'K50', 'K51'].filter((id) => made.has(id))).toEqual([]);
  });
});

describe('the shape of contact details', () => {
  it.each([
    ['contactEmail', 'jan.peeters@example.be', true],
    ['contactEmail', 'a+b@sub.domain.co.uk', true],
    ['contactEmail', 'élodie@exemple.fr', true],
    ['contactEmail', ' jan@example.be ', true],
    ['contactEmail', 'jan@example', false],
    ['contactEmail', 'jan example.be', false],
    ['contactEmail', 'jan@@example.be', false],
    ['contactEmail', 'jan@example..be', false],
    ['contactPhone', '02 123 45 67', true],
    ['contactPhone', '+32 (0)2 123.45.67', true],
    ['contactPhone', '0475/12.34.56', true],
    ['contactPhone', '0800 96 206', true],
    ['contactPhone', '+32 2 123 45 67 ext. 12', true],
    ['contactPhone', '0499/12.34.56 toestel 7', true],
    ['contactPhone', '02 123 45 67 (toestel: 1234)', true],
    ['contactPhone', '+49 30 1234567 Durchwahl 12', true],
    ['contactPhone', '02 123 45 67 numéro int. 7', true],
    ['contactPhone', '02 123 45 67 #12 (HR)', true],
    ['contactPhone', '12345 toestel 7', false],
    ['contactPhone', '02 123 45 67 toestel 1234567', false],
    ['contactPhone', '12345', false],
    ['contactPhone', 'bel Jan', false],
  ])('%s: “%s” passes: %s', (item, text, passes) => {
    expect(found({ [item]: text })).toHaveLength(passes ? 0 : 1);
  });
});

describe('what the route implies is never sent', () => {
  it.each<[string, Answers, string]>([
    ['K10', { ...seller, A1: 0, A2: 'yes', A5a: 'yes', B2: 5, B7: 5 }, 'A2 A3 A4 A5a A5b A5c A6 B1a B2 B6 B7'],
    ['K11', { A1: 5, A2: 'no', A3: 'a', A4: 'yes' }, 'A3 A4'],
    ['K12', { ...seller, B1a: 'no', B1b: 'no', B2: 5, B3a: 100 }, 'B2 B3a B3b B4a B4b B5a B5b B5c'],
    ['K13', { ...seller, B6: 'no', B7: 5 }, 'B7'],
    ['K14', { C3: 'no', C4: 'yes', C5a: 'yes' }, 'C4 C5a C5b C5c C5d'],
    ['K14, further on', { C3: 'yes', C4: 'no', C5a: 'yes' }, 'C5a C5b C5c C5d'],
    ['K15', { ...nonUser, E2a: 'yes', E4: 'yes', E5: 'yes' }, 'E2a E3a E4 E5'],
    ['K15, users', { ...user, E6: 'yes', E7a: 'yes' }, 'E6 E7a E7h'],
    ['K16', { ...user, E4: 'no', E5: 'yes' }, 'E5'],
    ['K16, non-users', { ...nonUser, E6: 'no', E7a: 'yes' }, 'E7a E7h'],
  ])('%s', (_name, answers, skipped) => {
    const statuses = itemStatusesOf(ict, answers, new Set());
    for (const item of skipped.split(' ')) {
      expect(statuses.notApplicable).toContain(item);
      expect(statuses.answers).not.toHaveProperty(item);
    }
  });
});
