import { simulatedCasePrefix, simulatedEnterprisePrefix } from '../protocol/simulatedCase.ts';
import { Chance } from './chance.ts';
import type { FieldPeriod } from './fieldPeriod.ts';
import { enterpriseSizes } from './ict2024Margins.ts';
import type { SizeClass } from './margin.ts';

/** The regions, and how many of the enterprises are there: of SMEs with employees, 31 December 2023 (FPS Economy). */
const regions = [
  ['flanders', 57.8],
  ['wallonia', 28.6],
  ['brussels', 13.6],
] as const;
export type Region = (typeof regions)[number][0];

type LetterLanguage = 'nl' | 'fr' | 'de';

/** The languages that letters leave in, by region; Wallonia has the German-speaking municipalities. Our assumption. */
const letterLanguages = {
  flanders: [
    ['nl', 99],
    ['fr', 1],
  ],
  wallonia: [
    ['fr', 97],
    ['de', 2.5],
    ['nl', 0.5],
  ],
  brussels: [
    ['fr', 66],
    ['nl', 34],
  ],
} as const;

const nameIn: Readonly<Record<LetterLanguage, string>> = { nl: 'Gesimuleerd', fr: 'Simulé', de: 'Simuliert' };

/** A simulated enterprise, and the case that it is in the sample. */
export interface SimulatedEnterprise {
  /** From 1 on. */
  readonly number: number;
  readonly caseId: string;
  readonly enterpriseNumber: string;
  readonly name: string;
  readonly language: LetterLanguage;
  readonly email: string | undefined;
  /** The last moment on which its case may be begun. */
  readonly expiresAt: number;
  readonly size: SizeClass;
  readonly region: Region;
}

/** A number with right check digits that no enterprise has: such as 0000.004.255. */
export function simulatedEnterpriseNumber(number: number): string {
  const body = simulatedEnterprisePrefix + String(number).padStart(6, '0');
  const digits = body + String(97 - (number % 97)).padStart(2, '0');
  return `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`;
}

/** The most cases that there are such numbers for. */
export const maxSimulatedCases = 900_000;

/** One in five is of a first wave, whose last day is past. */
const firstWave = 0.2;

/** The enterprise with a number, always the same one for a seed, however many there are. */
export function simulatedEnterprise(seed: string, number: number, period: FieldPeriod): SimulatedEnterprise {
  const chance = new Chance(`${seed} enterprise ${number}`);
  const size = chance.weighted([
    ['small', enterpriseSizes.small],
    ['medium', enterpriseSizes.medium],
    ['large', enterpriseSizes.large],
  ] as const);
  const region = chance.weighted(regions);
  const language = chance.weighted<LetterLanguage>(letterLanguages[region]);
  const padded = String(number).padStart(5, '0');
  return {
    number,
    caseId: `${simulatedCasePrefix}${padded}`,
    enterpriseNumber: simulatedEnterpriseNumber(number),
    name: `${nameIn[language]} ${padded}`,
    language,
    // A name that never leads anywhere (RFC 2606).
    email: chance.happens(0.7) ? `sim-${padded}@enterprise.example` : undefined,
    expiresAt: chance.happens(firstWave) ? period.expiresAt.first : period.expiresAt.others,
    size,
    region,
  };
}
