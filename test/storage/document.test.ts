import { describe, expect, it } from 'vitest';
import { checkFindingsFrom } from '../../src/engine/allFindings.ts';
import { groundsOf, keyOf } from '../../src/engine/confirmation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { routeFrom } from '../../src/engine/route.ts';
import type { Answers } from '../../src/engine/value.ts';
import { type Annotation, annotationKey } from '../../src/protocol/annotation.ts';
import { responseDocument } from '../../src/protocol/response.ts';
import { documentOf } from '../../src/storage/freeze.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { answerSheet, longest } from '../support/answerSheet.ts';
import { ict2024 } from '../support/ict2024.ts';

const row: ResponseRow = {
  id: '01930000-0000-7000-8000-000000000001',
  instrument: { id: ict2024.id, version: ict2024.version },
  language: 'fr',
  startedAt: '2026-11-24T08:00:00.000Z',
  changedAt: '2026-11-24T08:00:00.000Z',
  seq: 1,
  state: 'draft',
};

function drawnUp(answers: Answers, annotations: readonly Annotation[], more: Partial<ResponseRow> = {}) {
  const document = documentOf({
    instrument: ict2024,
    row: { ...row, ...more },
    answers,
    annotations: new Map(annotations.map((one) => [annotationKey(one), one])),
    completion: {
      measuredSeconds: 60,
      prefilledMinutes: 1,
      declaredMinutes: 25,
      changed: true,
      sessions: 1,
      moduleSeconds: {},
      idleLimitSeconds: 180,
      gapsDiscarded: 0,
    },
    completedAt: new Date('2026-11-24T09:00:00.000Z'),
    audit: [],
    appVersion: '0',
  });
  expect(responseDocument.safeParse(document).error).toBeUndefined();
  return document;
}

const sheet = answerSheet(ict2024, longest, 1);

describe('a completed response', () => {
  it('has no empty lists, and the language that was spoken', () => {
    const document = drawnUp(sheet, []);
    expect(document.language).toBe('fr');
    for (const member of ['undetermined', 'unanswered', 'confirmed', 'remarks', 'prefilled', 'audit'])
      expect(Object.keys(document)).not.toContain(member);
  });

  it('names the enterprise that the respondent gave, where no invitation names the case', () => {
    const given = { enterpriseNumber: '314595348', label: ' Bakkerij Peeters ' };
    expect(drawnUp(sheet, [], given).respondent).toEqual({
      enterpriseNumber: '0314.595.348',
      enterpriseName: 'Bakkerij Peeters',
    });
    expect(drawnUp(sheet, [], { enterpriseNumber: '0314.595.348' }).respondent).toEqual({
      enterpriseNumber: '0314.595.348',
    });
    for (const row of [{ label: 'Bakkerij Peeters' }, { ...given, enterpriseNumber: '0314.595.349' }])
      expect(Object.keys(drawnUp(sheet, [], row))).not.toContain('respondent');
    const invited = drawnUp(sheet, [], { ...given, case: { id: 'ICT-17' } });
    expect([invited.case, Object.keys(invited).includes('respondent')]).toEqual([{ id: 'ICT-17' }, false]);
  });

  it('says of a gate that cannot be answered why, and of what is behind it that it is undetermined', () => {
    const { B6: _gate, ...others } = sheet;
    const document = drawnUp(others, [{ kind: 'unanswered', about: 'B6', reason: 'unknown', remark: 'Boekhouding' }]);
    expect(document.unanswered).toEqual([{ item: 'B6', reason: 'unknown', remark: 'Boekhouding' }]);
    expect(document.undetermined).toEqual(['B7']);
    expect(document.answers).not.toHaveProperty('B7');
    expect(document.notApplicable).not.toContain('B7');
  });

  it('leaves out that a question has no answer once the route skips it', () => {
    const document = drawnUp({ ...sheet, B6: 'no' }, [{ kind: 'unanswered', about: 'B7', reason: 'refused' }]);
    expect(document.unanswered).toBeUndefined();
    expect(document.notApplicable).toContain('B7');
  });

  it('carries confirmations of what is found now, and no stale ones', () => {
    const answers = { ...sheet, B2: 0 };
    const evaluation = evaluationOf(ict2024, answers);
    const found = checkFindingsFrom(evaluation).find(({ check }) => check === 'K32');
    if (!found) throw new Error('K32 should be found');
    const confirmed: Annotation = {
      kind: 'confirmed',
      about: keyOf(found),
      grounds: groundsOf(found, routeFrom(evaluation)),
      remark: 'Klein',
    };
    expect(drawnUp(answers, [confirmed]).confirmed).toContainEqual({ check: 'K32', remark: 'Klein' });
    expect(drawnUp({ ...answers, B2: 5 }, [confirmed]).confirmed ?? []).not.toContainEqual(
      expect.objectContaining({ check: 'K32' }),
    );
  });

  it('sends a remark only where the respondent wishes it', () => {
    const remark = (about: string, text: string, send: boolean): Annotation => ({ kind: 'remark', about, text, send });
    const document = drawnUp(sheet, [
      remark('A1', 'schatting', true),
      remark('A2', 'voor mezelf', false),
      remark('A3', '  ', true),
      { kind: 'marked', about: 'A4' },
    ]);
    expect(document.remarks).toEqual([{ question: 'A1', text: 'schatting' }]);
    expect(JSON.stringify(document)).not.toContain('voor mezelf');
  });

  it('tells of prefilled items whether they were changed, and not of those that are no answer', () => {
    const document = drawnUp({ ...sheet, A1: 70 }, [], {
      prefilled: { A1: 80, A2: String(sheet['A2']), E7a: 'yes' },
      case: { id: 'C-1', enterpriseNumber: '0314.595.348' },
      token: 'secret',
    });
    expect(document.prefilled).toEqual([
      { item: 'A1', changed: true },
      { item: 'A2', changed: false },
    ]);
    expect(document.case).toEqual({ id: 'C-1', enterpriseNumber: '0314.595.348' });
    expect(JSON.stringify(document)).not.toContain('secret');
  });
});
