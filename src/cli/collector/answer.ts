import type { Entry, ExitCode } from '../command.ts';
import type { Desk } from '../desk.ts';
import { answerWith } from '../program.ts';
import { cases } from './cases.ts';
import { checkConfig } from './checkConfig.ts';
import { codebook } from './codebook.ts';
import { copy } from './copy.ts';
import { enrol } from './enrol.ts';
import { exportCommand } from './export.ts';
import { recipient } from './recipient.ts';
import { refused } from './refused.ts';
import { revoke } from './revoke.ts';
import { serveCommand } from './serve.ts';

/** The commands, in the order in which `collector --help` tells them. */
const commands: readonly Entry[] = [
  ...[serveCommand, checkConfig],
  ...[enrol, cases, revoke],
  ...[exportCommand, refused, codebook, copy, recipient],
];

/** Answers a command line (without the program's name); a wrong call is refused in one line. */
export const answer = (args: readonly string[], desk: Desk): Promise<ExitCode> =>
  answerWith('collector', commands, args, desk);
