import { describe, expect, it } from 'vitest';
import { progressOf } from '../../src/cli/collector/progressLine.ts';

/** What is said of an export of a million responses, a thousand at a time, each of which takes so many milliseconds. */
function saidOf(isTerminal: boolean, ms: number): string[] {
  const said: string[] = [];
  let at = 0;
  const progressed = progressOf((line) => said.push(`${at / 1000} s: ${line}`), { isTerminal, now: () => at });
  for (let number = 1; number <= 1000; number += 1) {
    at += ms;
    progressed(number * 1000);
  }
  return said;
}

describe('the progress of a long command', () => {
  it.each<[string, boolean, number, readonly string[]]>([
    ['nothing where it is short', true, 1, []],
    ['nothing where it is short and nobody looks', false, 9, []],
    [
      'something now and then at a terminal',
      true,
      12,
      ['5.004 s: 417,000 responses …', '10.008 s: 834,000 responses …'],
    ],
    ['something elsewhere once it takes long', false, 12, ['10.008 s: 834,000 responses …']],
    [
      'something every few seconds from then on',
      false,
      21,
      ['10.017 s: 477,000 responses …', '15.036 s: 716,000 responses …', '20.055 s: 955,000 responses …'],
    ],
  ])('is %s', (_, isTerminal, ms, lines) => {
    expect(saidOf(isTerminal, ms)).toEqual(lines);
  });
});
