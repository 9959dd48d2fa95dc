import type { Entry, ExitCode } from '../command.ts';
import type { Desk } from '../desk.ts';
import { answerWith } from '../program.ts';
import { graph } from './graph.ts';
import { lint } from './lint.ts';
import { paths } from './paths.ts';
import { route } from './route.ts';

/** The commands, in the order in which `survey --help` tells them. */
const commands: readonly Entry[] = [route, lint, paths, graph];

/** Answers a command line (without the program's name); a wrong call is refused in one line. */
export const answer = (args: readonly string[], desk: Desk): Promise<ExitCode> =>
  answerWith('survey', commands, args, desk);
