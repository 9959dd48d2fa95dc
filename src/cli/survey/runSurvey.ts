import type { CommandFactory, ExitCode } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { runProgram } from '../program.ts';
import { evaluateCommand } from './evaluate.ts';
import { graphCommand } from './graph.ts';
import { lintCommand } from './lint.ts';
import { pathsCommand } from './paths.ts';
import { routeCommand } from './route.ts';
import { simulateCommand } from './simulate.ts';

/** The commands, in the order in which `survey --help` tells them. */
const commands: readonly CommandFactory[] = [
  routeCommand,
  evaluateCommand,
  lintCommand,
  pathsCommand,
  graphCommand,
  simulateCommand,
];

/** Runs a command line (without the program's name); wrong usage is reported in one line. */
export const runSurvey = (args: readonly string[], context: CommandContext): Promise<ExitCode> =>
  runProgram('survey', commands, args, context);
