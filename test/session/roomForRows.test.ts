import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entered } from '../../src/engine/value.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import type { Annotation } from '../../src/protocol/annotation.ts';
import { jsonBytes } from '../../src/protocol/jsonBytes.ts';
import { contentOf } from '../../src/session/content.ts';
import { evaluated } from '../../src/session/evaluated.ts';
import { hasRoomForRow, mostBytesOf } from '../../src/session/roomForRows.ts';
import type { Session } from '../../src/session/session.ts';
import { Dice } from '../engine/random/dice.ts';
import { randomAwards } from '../instruments/randomAwards.ts';
import { awards, sentOf } from '../instruments/sentAwards.ts';
import { sites, wholeSites } from '../instruments/sentSites.ts';

/** An open response, as far as its size needs one. */
function opened(instrument: Instrument) {
  const row = {
    id: 'x',
    instrument: { id: instrument.id, version: instrument.version },
    language: 'nl',
    startedAt: '',
  };
  const content = contentOf({ row, answers: [], annotations: new Map() } as never);
  const { evaluation } = evaluated(instrument, content);
  const session = { ...content, instrument, evaluation, enteredBytes: content.bytes } as unknown as Session;
  const answer = (item: string, value: Entered) => content.take({ kind: 'answered', item, value });
  const remark = (about: string, text: string) =>
    content.take({ kind: 'annotated', annotation: { kind: 'remark', about, text, send: true } });
  return { session, content, answer, remark };
}

const sentBytes = ({ session }: ReturnType<typeof opened>): number =>
  jsonBytes(sentOf(session.instrument, session.answers.value, [...session.annotations.value.values()] as Annotation[]));

describe('the count of a response’s bytes', () => {
  it('is never less than its document has, as it is answered and taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 4 }), (seeds) => {
        const open = opened(awards);
        open.session.enteredBytes();
        for (const seed of seeds) {
          const { answers } = randomAwards(new Dice(seed));
          for (const item of Object.keys(open.session.answers.value)) if (!(item in answers)) open.answer(item, null);
          for (const [item, value] of Object.entries(answers)) open.answer(item, value);
          open.remark('awards[x].W3', 'Geschat — é'.repeat(seeds.length));
          expect(mostBytesOf(open.session)).toBeGreaterThanOrEqual(sentBytes(open));
        }
        const counted = open.session.enteredBytes();
        open.content.show({ row: open.session.row.value, answers: [], annotations: new Map() } as never, []);
        expect(open.session.enteredBytes()).toBe(0);
        expect(counted).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same whether it is counted as it changes or at once', () => {
    const [before, after] = [opened(sites), opened(sites)];
    before.session.enteredBytes();
    for (const { answer, remark } of [before, after]) {
      answer('sites[a].town', 'Antwerpen');
      for (const [item, value] of Object.entries(wholeSites)) answer(item, value);
      answer('costs[b].cost', null);
      remark('sites[a].S3', 'Één');
      remark('sites[a].S3', 'Een');
    }
    expect(before.session.enteredBytes()).toBe(after.session.enteredBytes());
    expect(mostBytesOf(before.session)).toBeGreaterThanOrEqual(sentBytes(before));
  });
});

describe('room for a row', () => {
  /** Awards with payments, and a long remark on each. */
  function full(awarded: number) {
    const open = opened(awards);
    open.answer('mostAwards', 20);
    const long = 'é'.repeat(2000);
    for (let award = 0; award < awarded; award += 1) {
      open.answer(`awards[${award}]`, 'V');
      for (const question of ['W1', 'W2', 'W3']) open.remark(`awards[${award}].${question}`, long);
      for (let payment = 0; payment < 10; payment += 1) {
        open.answer(`awards[${award}].payments[${payment}]`, 'V');
        open.remark(`awards[${award}].payments[${payment}].W5`, long);
      }
    }
    return open;
  }

  it.each([
    [12, true, true],
    [14, true, false],
    [18, false, false],
  ])('is there with %i large rows: %s; sealed: %s', (rows, isThere, isThereSealed) => {
    const { session } = full(rows);
    expect([hasRoomForRow(session, false), hasRoomForRow(session, true)]).toEqual([isThere, isThereSealed]);
  });

  it('comes back with a row that is removed, whose answers are kept', () => {
    const { session, answer } = full(18);
    expect(hasRoomForRow(session, false)).toBe(false);
    answer('awards[3]', null);
    answer('awards[5]', null);
    expect(mostBytesOf(session)).toBeGreaterThan(900_000);
    expect(hasRoomForRow(session, false)).toBe(true);
  });
});
