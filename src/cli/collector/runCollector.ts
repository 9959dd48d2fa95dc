import type { CommandFactory, ExitCode } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { runProgram } from '../program.ts';
import { backup } from './backup.ts';
import { cases } from './cases.ts';
import { checkConfig } from './checkConfig.ts';
import { codebook } from './codebook.ts';
import { copy } from './copy.ts';
import { enrol } from './enrol.ts';
import { eraseCommand } from './erase.ts';
import { exportCommand } from './export.ts';
import { recipient } from './recipient.ts';
import { refused } from './refused.ts';
import { restore } from './restore.ts';
import { revoke } from './revoke.ts';
import { serveCommand } from './serve.ts';

/** The commands, in the order in which `collector --help` tells them. */
const commands: readonly CommandFactory[] = [
  ...[serveCommand, checkConfig],
  ...[enrol, cases, revoke],
  ...[exportCommand, refused, codebook, copy, recipient],
  ...[backup, restore, eraseCommand],
];

/** Answers a command line (without the program's name); a wrong call is refused in one line. */
export const runCollector = (args: readonly string[], context: CommandContext): Promise<ExitCode> =>
  runProgram('collector', commands, args, context);
