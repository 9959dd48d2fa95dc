import { describe, expect, it } from 'vitest';
import {
  type ItemStatuses,
  type ItemStatusFault,
  itemStatusesOf,
  validateItemStatuses,
} from '../../src/engine/itemStatuses.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

const shortest = {
  ...Object.fromEntries(
    [...outlineOf(ict).items.values()].filter((item) => item.type === 'yesNo').map(({ id }) => [id, 'no']),
  ),
  A1: 0,
  F: 10,
};
const seller = { ...shortest, A1: 50, B1a: 'yes', B2: 10, B3a: 100, B3b: 0, B4a: 50, B4b: 50 };
const none: ReadonlySet<string> = new Set();

describe('the item statuses of a complete draft', () => {
  it('has the answers that count, and what the route skips', () => {
    const { answers, notApplicable, undetermined } = itemStatusesOf(ict, shortest, none);
    expect(Object.keys(answers)).toHaveLength(37);
    expect(notApplicable).toContain('A2');
    expect(notApplicable).toHaveLength(83 - 37);
    expect(undetermined).toEqual([]);
  });

  it('has as undetermined what is behind a question that cannot be answered', () => {
    const { answers, undetermined } = itemStatusesOf(ict, { ...shortest, C3: 'yes', C4: 'yes' }, new Set(['C3']));
    expect(undetermined).toEqual(['C4', 'C5a', 'C5b', 'C5c', 'C5d']);
    expect(answers).not.toHaveProperty('C3');
    expect(answers).not.toHaveProperty('C4');
  });
});

describe('the audit', () => {
  const sound = itemStatusesOf(ict, seller, none);
  const answering = (answers: object): ItemStatuses => ({ ...sound, answers: { ...sound.answers, ...answers } });
  const cases: [string, ItemStatuses, string[], ItemStatusFault[]][] = [
    ['nothing wrong', sound, [], []],
    ['contact is welcome', answering({ contactName: 'Jansen' }), [], []],
    ['unknown item', answering({ Z9: 'yes' }), [], [{ item: 'Z9', fault: 'unknown-item' }]],
    ['wrong value', answering({ D3: 'maybe' }), [], [{ item: 'D3', fault: 'wrong-value' }]],
    ['wrong value of contact', answering({ contactName: '' }), [], [{ item: 'contactName', fault: 'wrong-value' }]],
    [
      'off route',
      { ...answering({ B7: 5 }), notApplicable: sound.notApplicable.filter((id) => id !== 'B7') },
      [],
      [{ item: 'B7', fault: 'off-route' }],
    ],
    [
      'not skipped',
      { ...sound, notApplicable: [...sound.notApplicable, 'contactName'] },
      [],
      [{ item: 'contactName', fault: 'not-skipped' }],
    ],
    [
      'not undetermined',
      { ...sound, undetermined: ['contactName'] },
      [],
      [{ item: 'contactName', fault: 'not-undetermined' }],
    ],
    ['twice answered and not', sound, ['D3'], [{ item: 'D3', fault: 'counted-twice' }]],
    [
      'said not to be answerable, but never asked',
      {
        ...sound,
        notApplicable: sound.notApplicable.filter((id) => id !== 'B7'),
      },
      ['B7'],
      [{ item: 'B7', fault: 'not-asked' }],
    ],
    [
      'unaccounted',
      { ...sound, notApplicable: sound.notApplicable.filter((id) => id !== 'B7') },
      [],
      [{ item: 'B7', fault: 'unaccounted' }],
    ],
    [
      'a hard check',
      answering({ B4a: 51 }),
      [],
      [
        { item: 'B4a', fault: 'failed-check', check: 'K21' },
        { item: 'B4b', fault: 'failed-check', check: 'K21' },
      ],
    ],
  ];
  it.each(cases)('%s', (_name, statuses, unanswered, faults) => {
    expect(validateItemStatuses(ict, statuses, unanswered)).toEqual(faults);
  });
});
