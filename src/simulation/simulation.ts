import type { Instrument } from '../instrument/schema.ts';
import { type FieldPeriod, fieldPeriodOn } from './fieldPeriod.ts';
import { type SimulatedEnterprise, simulatedEnterprise } from './simulatedEnterprise.ts';

/** What decides every byte that is simulated. */
export interface Simulation {
  readonly seed: string;
  readonly instrument: Instrument;
  readonly period: FieldPeriod;
}

/** The questionnaire that there are margins for. */
export const simulatedInstrument = 'be.statbel.ict-2024';

/** @param day on which the survey is looked at (YYYY-MM-DD) */
export const newSimulation = (seed: string, instrument: Instrument, day: string): Simulation => ({
  seed,
  instrument,
  period: fieldPeriodOn(day),
});

/** The enterprise with a number in a simulation. */
export const enterpriseIn = ({ seed, period }: Simulation, number: number): SimulatedEnterprise =>
  simulatedEnterprise(seed, number, period);
