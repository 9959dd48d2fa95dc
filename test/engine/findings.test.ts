import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assessment.ts';
import type { Answers } from '../../src/engine/value.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

const seller: Answers = { A1: 50, B1a: 'yes', B1b: 'yes', B6: 'yes' };

/** Each case: what it is about, the answers, and the findings as "check items". */
type Case = [name: string, answers: Answers, found: string[]];
const findingsOf = (answers: Answers): string[] =>
  assess(ict, answers)
    .findings.filter(({ level }) => level === 'hard')
    .map(({ check, items }) => `${check} ${items.join(' ')}`);

describe('values outside their domain', () => {
  it.each<Case>([
    ['K01: 0 and 100', { A1: 100, B2: 0 }, []],
    ['K01: 101', { A1: 101 }, ['K01 A1']],
    ['K01: -1', { A1: -1 }, ['K01 A1']],
    ['K01: decimals', { A1: 12.5 }, ['K01 A1']],
    ['K01: a number in quotes', { A1: '12' }, ['K01 A1']],
    [
      'K01: every percentage',
      { ...seller, B2: 101, B3a: 101, B3b: -1, B4a: 1.5, B4b: 'x', B7: 'true' },
      ['K01 B2', 'K01 B3a', 'K01 B3b', 'K01 B4a', 'K01 B4b', 'K01 B7'],
    ],
    ['K01: hidden', { A1: 0, B2: 101, B7: 'x' }, []],
    ['K01: waiting', { A1: 50, B2: 101 }, []],
    ['K02: an option', { A2: 'yes', A3: 'e' }, []],
    ['K02: no option', { A2: 'yes', A3: 'f' }, ['K02 A3']],
    ['K02: two options', { A2: 'yes', A3: 'a b' }, ['K02 A3']],
    ['K02: capital', { A2: 'yes', A3: 'A' }, ['K02 A3']],
    ['K02: hidden', { A2: 'no', A3: 'f' }, []],
    ['K02: blank', { A2: 'yes', A3: '' }, []],
    ['K03: yes, no and blank', { C1: 'yes', C3: 'no', C6a: null, C6b: '' }, []],
    ['K03: other words', { C1: 'ja', C2a: 1, C2b: 'Yes' }, ['K03 C1', 'K03 C2a', 'K03 C2b']],
    ['K03: hidden', { C3: 'no', C4: 'perhaps' }, []],
    ['K04: one minute', { F: 1 }, []],
    ['K04: a thousand hours', { F: 60_000 }, []],
    ['K04: more', { F: 60_001 }, ['K04 F']],
    ['K04: none', { F: 0 }, ['K04 F']],
    ['K04: less', { F: -5 }, ['K04 F']],
    ['K04: half', { F: 1.5 }, ['K04 F']],
    ['K04: a text', { F: '25' }, ['K04 F']],
    ['K04: blank', { F: null }, []],
    ['K05: a number for a name', { contactName: 5 }, ['K05 contactName']],
    ['K05: a name that is too long', { contactName: 'x'.repeat(201) }, ['K05 contactName']],
    ['K05: as long as it may be', { contactName: 'x'.repeat(200) }, []],
    ['in the order of the form', { F: 0, contactName: 5, A1: 101 }, ['K05 contactName', 'K01 A1', 'K04 F']],
  ])('%s', (_name, answers, found) => {
    expect(findingsOf(answers)).toEqual(found);
  });
});

describe('edit checks', () => {
  it.each<Case>([
    ['K20: 100', { ...seller, B3a: 60, B3b: 40 }, []],
    ['K20: 99', { ...seller, B3a: 60, B3b: 39 }, ['K20 B3a B3b']],
    ['K20: 101', { ...seller, B3a: 60, B3b: 41 }, ['K20 B3a B3b']],
    ['K20: nothing at all', { ...seller, B3a: 0, B3b: 0 }, ['K20 B3a B3b']],
    ['K20: one part blank', { ...seller, B3a: 60 }, []],
    ['K20: one part invalid', { ...seller, B3a: 60, B3b: 400 }, ['K01 B3b']],
    ['K20: hidden', { ...seller, B1a: 'no', B1b: 'no', B3a: 60, B3b: 39 }, []],
    ['K20: waiting', { A1: 50, B3a: 60, B3b: 39 }, []],
    ['K21: 100', { ...seller, B4a: 100, B4b: 0 }, []],
    ['K21: 99', { ...seller, B4a: 99, B4b: 0 }, ['K21 B4a B4b']],
    ['K21: one part blank', { ...seller, B4b: 7 }, []],
    ['K21: hidden', { ...seller, A1: 0, B4a: 99, B4b: 0 }, []],
    ['K22: 100', { ...seller, B2: 60, B7: 40 }, []],
    ['K22: 101, two rounded estimates', { ...seller, B2: 60, B7: 41 }, []],
    ['K22: 102', { ...seller, B2: 60, B7: 42 }, ['K22 B2 B7']],
    ['K22: one of them blank', { ...seller, B2: 100 }, []],
    ['K22: no EDI after all', { ...seller, B6: 'no', B2: 60, B7: 42 }, []],
    ['K22: no web sales after all', { ...seller, B1a: 'no', B1b: 'no', B2: 60, B7: 42 }, []],
    ['K30a: no own channel, no share', { ...seller, B1a: 'no', B3a: 0, B3b: 100 }, []],
    ['K30a: no own channel, a share', { ...seller, B1a: 'no', B3a: 10, B3b: 90 }, ['K30 B1a B3a']],
    ['K30a: an own channel, a share', { ...seller, B3a: 10, B3b: 90 }, []],
    ['K30a: B1a blank', { ...seller, B1a: null, B3a: 10, B3b: 90 }, []],
    ['K30a: B3a blank', { ...seller, B1a: 'no', B3b: 90 }, []],
    ['K30b: no marketplace, no share', { ...seller, B1b: 'no', B3a: 100, B3b: 0 }, []],
    ['K30b: no marketplace, a share', { ...seller, B1b: 'no', B3a: 99, B3b: 1 }, ['K30 B1b B3b']],
    ['K30b: B1b blank', { ...seller, B1b: '', B3a: 99, B3b: 1 }, []],
    ['K30: hidden', { ...seller, B1a: 'no', B1b: 'no', B3a: 50, B3b: 50 }, []],
    [
      'several, in the order of the instrument',
      { ...seller, B1a: 'no', B2: 90, B3a: 20, B3b: 90, B4a: 1, B4b: 1, B7: 90 },
      ['K20 B3a B3b', 'K21 B4a B4b', 'K22 B2 B7', 'K30 B1a B3a'],
    ],
  ])('%s', (_name, answers, found) => {
    expect(findingsOf(answers)).toEqual(found);
  });
});
