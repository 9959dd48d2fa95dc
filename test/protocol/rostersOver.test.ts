import { describe, expect, it } from 'vitest';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { itemStatusesFrom, statusCountsOn } from '../../src/engine/itemStatuses.ts';
import { routeFrom } from '../../src/engine/route.ts';
import type { Answers } from '../../src/engine/value.ts';
import { inspect } from '../../src/export/inspect.ts';
import { arrived } from '../../src/protocol/arrived.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import { travelling } from '../../src/protocol/travelling.ts';
import { tiny } from '../authoring/tiny.ts';
import { idOf } from '../collector/documents.ts';

/** What is asked once for each crop that was chosen, and once more for each field of it. */
const farm = tiny([], {
  format: 'veldwerk-instrument/2',
  domainChecks: { choices: 'D1', percent: 'D2', yesNo: 'D3' },
  rosters: { perCrop: { max: 3, over: 'crops' }, again: { max: 3, over: 'perCrop' } },
  modules: [
    {
      id: 'M',
      sections: [
        { id: 'which', questions: [{ id: 'C', type: 'choices', item: 'crops', options: ['oats', 'rye', 'flax'] }] },
        { id: 'each', for: 'perCrop', questions: [{ id: 'Y', type: 'percent', item: 'share' }] },
        {
          id: 'more',
          for: 'again',
          questions: [{ id: 'O', type: 'yesNo', items: ['isOrganic'] }],
        },
      ],
    },
  ],
});

const answers: Answers = {
  crops: 'oats flax',
  'perCrop[oats].share': 60,
  'perCrop[flax].share': 40,
  'perCrop[rye].share': 5,
  'again[oats].isOrganic': 'yes',
  'again[flax].isOrganic': 'no',
};

function sent(): ResponseDocument {
  const evaluation = evaluationOf(farm, answers);
  const statuses = itemStatusesFrom(evaluation);
  return {
    format: 'veldwerk-response/1',
    id: idOf(1),
    instrument: { id: farm.id, version: farm.version },
    language: 'nl',
    answers: statuses.answers,
    ...(statuses.rows && { rows: statuses.rows }),
    counts: statusCountsOn(routeFrom(evaluation)),
    notApplicable: [...statuses.notApplicable],
    startedAt: '2024-03-01T09:00:00.000Z',
    completedAt: '2024-03-01T10:00:00.000Z',
    completion: {
      ...{ measuredSeconds: 60, prefilledMinutes: 1, changed: false, sessions: 1, moduleSeconds: {} },
      ...{ idleLimitSeconds: 180, gapsDiscarded: 0 },
    },
    app: { version: '0' },
  };
}

describe('rosters over something else', () => {
  const travelled = travelling(farm, sent());
  const faults = (more: object) => inspect(farm, arrived(farm, { ...travelled, ...more } as typeof travelled));

  it('send the rows that follow, in order, and nothing of what was not chosen', () => {
    expect(travelled).toMatchObject({
      answers: { crops: ['oats', 'flax'] },
      rows: { perCrop: ['oats', 'flax'], again: ['oats', 'flax'] },
      counts: { answers: 5 },
    });
    expect(JSON.stringify(travelled)).not.toContain('rye');
    expect(faults({})).toEqual([]);
  });

  it.each([
    ['other rows', { perCrop: ['oats', 'rye'], again: ['oats', 'flax'] }, 'perCrop'],
    ['another order', { perCrop: ['oats', 'flax'], again: ['flax', 'oats'] }, 'again'],
    ['fewer', { perCrop: ['oats', 'flax'], again: [] }, 'again'],
  ])('are not taken with %s than follow', (_, rows, item) => {
    expect(faults({ rows })).toContainEqual({ item, fault: 'other-rows' });
  });
});
