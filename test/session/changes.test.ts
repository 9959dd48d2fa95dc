import { expect, it } from 'vitest';
import { checkFindingsFrom } from '../../src/engine/allFindings.ts';
import { groundsOf, keyOf } from '../../src/engine/confirmation.ts';
import { routeFrom } from '../../src/engine/route.ts';
import { evaluateStored } from '../../src/engine/stored.ts';
import { type Annotation, annotationKey } from '../../src/protocol/annotation.ts';
import { changesBetween, sayingOfStored } from '../../src/session/changes.ts';
import type { StoredResponse } from '../../src/storage/reading.ts';
import { ict2024 } from '../support/ict2024.ts';

const at = '2026-11-01T08:00:00.000Z';

function stored(answers: Readonly<Record<string, string | number>>, annotations: readonly Annotation[] = []) {
  const { id, version } = ict2024;
  return {
    row: {
      ...{ id: '01930000-0000-7000-8000-000000000001', instrument: { id, version }, language: 'nl' },
      ...{ startedAt: at, changedAt: at, seq: 9, state: 'complete' },
    },
    answers: Object.entries(answers).map(([item, value]) => ({ item, value })),
    annotations: new Map(annotations.map((one) => [annotationKey(one), one])),
  } as unknown as StoredResponse;
}

const saying = (...draft: Parameters<typeof stored>) => sayingOfStored(ict2024, stored(...draft));
const silent = (reason: 'unknown' | 'refused', remark?: string): Annotation => ({
  ...{ kind: 'unanswered', about: 'A1', reason },
  ...(remark !== undefined && { remark }),
});
const remark = (text: string, send = true): Annotation => ({ kind: 'remark', about: 'A2', text, send });

it.each<[string, Parameters<typeof stored>, Parameters<typeof stored>, object]>([
  ['nothing', [{ A1: 40 }], [{ A1: 40 }], {}],
  ['an answer', [{ A1: 40 }], [{ A1: 41 }], { items: ['A1'] }],
  ['an answer that is taken back', [{ A1: 40 }], [{}], { items: ['A1'] }],
  ['an answer for a reason', [{}, [silent('unknown')]], [{ A1: 40 }], { items: ['A1'] }],
  ['a reason', [{}, [silent('unknown')]], [{}, [silent('refused')]], { items: ['A1'] }],
  ['the remark of a reason', [{}, [silent('unknown')]], [{}, [silent('unknown', 'ziek')]], { items: ['A1'] }],
  ['a blank remark of a reason', [{}, [silent('unknown')]], [{}, [silent('unknown', '')]], {}],
  ['a remark', [{}, [remark('zo')]], [{}, [remark('anders')]], { remarks: ['A2'] }],
  ['a remark that is sent no more', [{}, [remark('zo')]], [{}, [remark('zo', false)]], { remarks: ['A2'] }],
  ['a remark that was never sent', [{}, [remark('zo', false)]], [{}, [remark('anders', false)]], {}],
  ['a mark', [{}], [{}, [{ kind: 'marked', about: 'A2' }]], {}],
])('finds as changed: %s', (_, before, now, changed) => {
  expect(changesBetween(saying(...before), saying(...now))).toEqual({
    ...{ items: [], remarks: [], confirmations: [] },
    ...changed,
  });
});

it('finds a confirmation that is given, and one whose answers have changed', () => {
  const answers = { A1: 0 };
  const { evaluation } = evaluateStored(ict2024, stored(answers));
  const finding = checkFindingsFrom(evaluation).find(({ level }) => level === 'soft');
  if (!finding) throw new Error('nothing is unlikely');
  const grounds = groundsOf(finding, routeFrom(evaluation));
  const confirmed: Annotation = { kind: 'confirmed', about: keyOf(finding), grounds };
  const given = changesBetween(saying(answers), saying(answers, [confirmed]));
  expect(given).toEqual({ items: [], remarks: [], confirmations: [finding.check] });
  expect(changesBetween(saying(answers, [confirmed]), saying(answers, [{ ...confirmed, remark: 'echt' }]))).toEqual(
    given,
  );
});
