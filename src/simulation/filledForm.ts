import type { Value } from '../engine/value.ts';
import type { Language } from '../instrument/language.ts';
import { type Annotation, type Annotations, annotationKey } from '../protocol/annotation.ts';
import type { Chance, Weighted } from './chance.ts';
import { drawAnswers } from './drawing.ts';
import type { SimulatedEnterprise } from './simulatedEnterprise.ts';
import { drawRemark, questionRemarks, silenceRemarks } from './simulatedRemarks.ts';

/** What a respondent has entered, before the time is declared and the findings are confirmed. */
export interface FilledForm {
  readonly language: Language;
  readonly answers: Readonly<Record<string, Value>>;
  readonly annotations: Annotations;
  /** What the office knew already, by item. */
  readonly prefilled: Readonly<Record<string, Value>>;
}

/** Items that respondents leave without an answer, together, and how often beside the others. Our assumption. */
const oftenUnanswered: readonly [Weighted<readonly string[]>, ...Weighted<readonly string[]>[]] = [
  [['B2'], 22],
  [['B7'], 14],
  [['B3a', 'B3b'], 10],
  [['B4a', 'B4b'], 10],
  [['A1'], 8],
  [['A3'], 12],
  [['D4d', 'D4e'], 6],
  [['D1i'], 6],
  [['D1j'], 5],
  [['B6'], 4],
  [['C4'], 4],
  [['E4'], 5],
  [['E1e'], 4],
  [['F'], 3],
];

/** So many respondents leave something without an answer. */
const leavesSomething = 0.09;
const remarksSomething = 0.06;

/** Draws what a respondent of an enterprise enters. */
export function drawFilledForm(of: SimulatedEnterprise, chance: Chance): FilledForm {
  const language = chance.happens(0.96)
    ? of.language
    : chance.weighted<Language>([
        ['en', 5],
        ['fr', 2],
        ['nl', 2],
        ['de', 1],
      ]);
  const answers = { ...drawAnswers(of.size, chance), ...contactOf(of, chance) };
  const known = chance.happens(0.08) ? { A1: chance.happens(0.8) ? (answers['A1'] ?? 100) : 75 } : {};
  return { language, answers, annotations: drawAnnotations(language, chance), prefilled: known };
}

function contactOf({ caseId }: SimulatedEnterprise, chance: Chance): Record<string, string> {
  if (chance.happens(0.35)) return {};
  const number = caseId.toLowerCase();
  return {
    contactName: `Contact ${caseId}`,
    ...(chance.happens(0.6) && { contactFunction: chance.oneOf(['CFO', 'IT', 'Office manager', 'HR']) }),
    contactEmail: chance.happens(0.015) ? `${number}@enterprise` : `${number}@enterprise.example`,
    // No number begins with four zeros.
    ...(chance.happens(0.7) && { contactPhone: `0000 ${String(chance.whole(0, 999_999)).padStart(6, '0')}` }),
  };
}

/** Annotations by their key. */
export const annotationsOf = (all: readonly Annotation[]): Annotations =>
  new Map(all.map((one) => [annotationKey(one), one]));

function drawAnnotations(language: Language, chance: Chance): Annotations {
  const all: Annotation[] = [];
  while (chance.happens(all.length === 0 ? leavesSomething : 0.3)) {
    const reason = chance.weighted([
      ['unknown', 7],
      ['inapplicable', 2],
      ['refused', 1],
    ] as const);
    const remark = chance.happens(0.2) ? drawRemark(silenceRemarks, language, chance) : undefined;
    for (const about of chance.weighted(oftenUnanswered))
      all.push({ kind: 'unanswered', about, reason, ...(remark !== undefined && { remark }) });
  }
  if (chance.happens(remarksSomething)) {
    const about = chance.oneOf(['B2', 'A1', 'C1', 'D4', 'E1', 'A3']);
    all.push({ kind: 'remark', about, text: drawRemark(questionRemarks, language, chance), send: true });
  }
  return annotationsOf(all);
}

/** Items that everybody is asked and that no check ties to another. */
const mistakable = ['A6', 'C2b', 'C6b', 'D1b', 'D1c', 'D1d', 'D1e', 'D1g', 'D1i', 'D2a', 'D2c', 'D3'] as const;

/** A form with some answers that are wrong, so that the right one corrects it. */
export function mistakenForm(right: FilledForm, chance: Chance): FilledForm {
  const wrong = new Set(Array.from({ length: chance.whole(1, 4) }, () => chance.oneOf(mistakable)));
  const flipped = [...wrong].map((item) => [item, right.answers[item] === 'yes' ? 'no' : 'yes']);
  return { ...right, answers: { ...right.answers, ...Object.fromEntries(flipped) } };
}
