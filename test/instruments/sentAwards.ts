import type { Answers } from '../../src/engine/value.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { type Annotation, annotationKey } from '../../src/protocol/annotation.ts';
import { responseDocument, type WireDocument } from '../../src/protocol/response.ts';
import { travelling } from '../../src/protocol/travelling.ts';
import { documentOf } from '../../src/storage/freeze.ts';
import { idOf } from '../collector/documents.ts';
import { tinyInstrument } from './opened.ts';

export const awards = await tinyInstrument('test.awards');

export type WithRows = Extract<WireDocument, { format: 'veldwerk-response/2' }>;

/** What leaves a device: the document of a draft, as bytes that were read again. */
export const sentAwards = (answers: Answers, annotations: readonly Annotation[] = []): WithRows =>
  sentOf(awards, answers, annotations);

/** The same of any questionnaire with rosters. */
export function sentOf(
  instrument: Instrument,
  answers: Answers,
  annotations: readonly Annotation[],
  given?: Readonly<Record<string, string>>,
): WithRows {
  const document = documentOf({
    instrument,
    row: {
      id: idOf(1),
      instrument: { id: instrument.id, version: instrument.version },
      language: 'nl',
      startedAt: '2026-11-24T08:00:00.000Z',
      changedAt: '2026-11-24T08:00:00.000Z',
      seq: 1,
      state: 'draft',
      ...(given && { given }),
    },
    answers,
    annotations: new Map(annotations.map((one) => [annotationKey(one), one])),
    completion: {
      measuredSeconds: 60,
      prefilledMinutes: 1,
      changed: false,
      sessions: 1,
      moduleSeconds: {},
      idleLimitSeconds: 300,
      gapsDiscarded: 0,
    },
    completedAt: new Date('2026-11-24T09:00:00.000Z'),
    audit: [],
    appVersion: '0',
  });
  const parsed = responseDocument.parse(JSON.parse(JSON.stringify(travelling(instrument, document))));
  if (parsed.format !== 'veldwerk-response/2') throw new Error(parsed.format);
  return parsed;
}

/** A draft of it that can be completed: two awards, one of them large, with a payment. */
export const wholeAwards: Answers = {
  anyProjects: 'yes',
  mostAwards: 3,
  'projects[b]': 'M',
  'projects[b].projectName': 'Beta',
  'projects[b].isCrossBorder': 'yes',
  'projects[a]': 'V',
  'projects[a].projectName': 'Alpha',
  'projects[a].isCrossBorder': 'yes',
  'projects[a].isOverfunded': 'no',
  'awards[x]': 'V',
  'awards[x].beneficiary': 'Firm',
  'awards[x].project': 'a',
  'awards[x].amount': '600000',
  'awards[x].isPublished': 'yes',
  'awards[x].payments[1]': 'V',
  'awards[x].payments[1].paid': '700000',
  'awards[y]': 'X',
  'awards[y].beneficiary': 'Works',
  'awards[y].project': 'a',
  'awards[y].amount': '5',
  allPublished: 'yes',
};
