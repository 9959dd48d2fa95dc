import type { CommandFactory, ExitCode } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { runProgram } from '../program.ts';
import { graph } from './graph.ts';
import { lint } from './lint.ts';
import { paths } from './paths.ts';
import { route } from './route.ts';

/** The commands, in the order in which `survey --help` tells them. */
const commands: readonly CommandFactory[] = [route, lint, paths, graph];

/** Answers a command line (without the program's name); a wrong call is refused in one line. */
export const runSurvey = (args: readonly string[], context: CommandContext): Promise<ExitCode> =>
  runProgram('survey', commands, args, context);
