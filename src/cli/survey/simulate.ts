import { Command } from '@commander-js/extra-typings';
import { endOfDay } from '../../collector/register/sample.ts';
import { loadInstrument } from '../../instrument/load.ts';
import { type CaseHistory, caseHistory } from '../../simulation/caseHistory.ts';
import { hostileHistories } from '../../simulation/hostileCase.ts';
import { maxSimulatedCases } from '../../simulation/simulatedEnterprise.ts';
import { newSimulation, type Simulation, simulatedInstrument } from '../../simulation/simulation.ts';
import { openRegister } from '../collector/commandRegister.ts';
import { progressOf } from '../collector/progressLine.ts';
import { type CommandOutcome, command, wrongCall } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { marginFigures } from './marginFigures.ts';
import { SimulatedArrival } from './simulatedArrival.ts';
import { SimulatedFolder } from './simulatedFolder.ts';
import { releaseNamed } from './source.ts';

const usual = { cases: 5000, seed: '2024' };

/** `survey simulate`: a survey that never was, to try an office's page and exports with. */
export const simulateCommand = command(
  () =>
    new Command('simulate')
      .summary('a survey that never was, to try the collector and the office’s page with')
      .description(
        `Simulates a survey six weeks after its letters left: enterprises along the published margins of 2024, what they
answer, and what becomes of their cases (late, corrected, twice, refused, opened and not delivered, revoked). The
responses are what the app would have sent, and each has "simulated": true; cases are named SIM-00001 and on, and
their enterprises' numbers begin with 00, which no enterprise's does.

With --collect they are invited, opened and answered in the collector's own database (DATABASE_URL, or DATA_DIR,
default: data), through its own intake, each at its own time. A database that has anything real in it is refused.

With --out they become files: sample.csv for "collector enrol", frame.csv (case, size, region), deliveries.csv (when
each response arrives and with which right), and responses/ with the documents.

The same seed and day give the same bytes; tokens and codes are random.`,
      )
      .option('--cases <N>', 'how many cases', wholeNumber, usual.cases)
      .option('--seed <SEED>', 'what everything is drawn with', usual.seed)
      .option('--day <DAY>', 'the day on which it is looked at (default: today)')
      .option('--instrument <ID>', 'the questionnaire (ID@VERSION: not its newest version)', simulatedInstrument)
      .option('--hostile', 'adds cases and responses full of markup, formulas and control characters')
      .option('--collect', "puts them into the collector's database")
      .option('--out <DIR>', 'writes them as files to this folder')
      .option('--figures', 'prints every figure that is drawn along, as CSV, with its source or that it is assumed')
      .addHelpText(
        'after',
        '\nExit codes: 0 done, 1 the database cannot be used or something became of a response that should not, 2 a wrong call.',
      ),
  async ({ cases, seed, day = today(), instrument: name, hostile, collect, out, figures }, context) => {
    if (figures) {
      await context.print(marginFigures());
      return 0;
    }
    if (!collect && out === undefined) return wrongCall('--collect or --out is missing: where to put it');
    if (cases > maxSimulatedCases) return wrongCall(`--cases is ${maxSimulatedCases} at most`);
    if (!endOfDay(day)) return wrongCall(`--day is a day (YYYY-MM-DD), not ${day}`);
    const release = releaseNamed(name);
    if (!release.ok) return wrongCall(release.fault);
    if (release.value.id !== simulatedInstrument)
      return wrongCall(`there are margins for ${simulatedInstrument} alone`);
    const instrument = loadInstrument((await release.value.structure()).default);
    if (!instrument.ok) throw new Error(`${name} is broken`);
    const simulation = newSimulation(seed, instrument.value, day);
    const onProgress = progressOf(context.printError, { of: 'cases' });
    const histories = () => historiesOf(simulation, cases, hostile === true, onProgress);
    await context.print([`seed ${seed}, day ${day}, ${name}\n`]);
    if (out !== undefined) writeFolder(histories(), out, day);
    return collect ? collectAll(simulation, histories(), context) : 0;
  },
);

const today = (): string => new Date().toISOString().slice(0, 10);

/** The histories of all cases, made one by one: a hundred thousand do not fit into memory. */
function* historiesOf(
  simulation: Simulation,
  cases: number,
  hostile: boolean,
  onProgress: (count: number) => void,
): Generator<CaseHistory> {
  for (let number = 1; number <= cases; number += 1) {
    yield caseHistory(simulation, number);
    onProgress(number);
  }
  if (hostile) yield* hostileHistories(simulation, cases);
}

function writeFolder(histories: Iterable<CaseHistory>, folder: string, day: string): void {
  const written = new SimulatedFolder(folder, day);
  for (const history of histories) written.add(history);
  written.finish();
}

/** So many cases are made before they are taken in. */
const atOnce = 1024;

async function collectAll(
  { instrument, period }: Simulation,
  histories: Iterable<CaseHistory>,
  context: CommandContext,
): Promise<CommandOutcome> {
  const register = await openRegister(context);
  if (!register) return 1;
  const { store, key } = register;
  try {
    if (await store.holdsReal()) {
      context.printError('the database has cases or responses that are not simulated: DATA_DIR names another folder');
      return 1;
    }
    const arrival = new SimulatedArrival(store, key, instrument.id);
    const made: CaseHistory[] = [];
    for (const history of histories) {
      made.push(history);
      if (made.length === atOnce) await arrival.takeIn(made.splice(0), period.invitedAt);
    }
    await arrival.takeIn(made, period.invitedAt);
    await arrival.finish();
    const { cases, stored, refused, unexpected } = arrival.arrived;
    for (const line of unexpected) context.printError(line);
    await context.print([`${cases} cases, ${stored} responses, ${refused} refused\n`]);
    return unexpected.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
