import { readDocument } from '../../src/protocol/readDocument.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import { type CaseHistory, caseHistory } from '../../src/simulation/caseHistory.ts';
import type { SimulatedDelivery } from '../../src/simulation/simulatedDelivery.ts';
import { newSimulation, type Simulation } from '../../src/simulation/simulation.ts';
import { ict2024 } from '../support/ict2024.ts';

/** The day on which the surveys of these tests are looked at. */
export const day = '2026-11-26';

export const simulationOf = (seed: string): Simulation => newSimulation(seed, ict2024, day);

/** The histories of the first cases of a simulation. */
export const historiesOf = (simulation: Simulation, cases: number): CaseHistory[] =>
  Array.from({ length: cases }, (_, at) => caseHistory(simulation, at + 1));

/** The document that a delivery carries. */
export const documentIn = ({ bytes }: SimulatedDelivery): ResponseDocument =>
  readDocument.parse(JSON.parse(new TextDecoder().decode(bytes)));
