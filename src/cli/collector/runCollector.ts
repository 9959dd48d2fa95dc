import type { CommandFactory, ExitCode } from '../command.ts';
import type { CommandContext } from '../commandContext.ts';
import { runProgram } from '../program.ts';
import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import { casesCommand } from './cases.ts';
import { checkConfigCommand } from './checkConfig.ts';
import { codebookCommand } from './codebook.ts';
import { copyCommand } from './copy.ts';
import { draftsCommand } from './drafts.ts';
import { enrolCommand } from './enrol.ts';
import { eraseCommand } from './erase.ts';
import { exportCommand } from './export.ts';
import { ingestCommand } from './ingest.ts';
import { keysCommand } from './keys.ts';
import { officeTokenCommand } from './officeToken.ts';
import { publishCommand } from './publish.ts';
import { recipientCommand } from './recipient.ts';
import { refusedCommand } from './refused.ts';
import { reopenCommand } from './reopen.ts';
import { requestsCommand } from './requests.ts';
import { restoreCommand } from './restore.ts';
import { revokeCommand } from './revoke.ts';
import { serveCommand } from './serve.ts';
import { shelfCommand } from './shelf.ts';
import { verifyCommand } from './verify.ts';
import { withdrawCommand } from './withdraw.ts';

/** The commands, in the order in which `collector --help` tells them. */
const commands: readonly CommandFactory[] = [
  ...[serveCommand, checkConfigCommand],
  ...[enrolCommand, casesCommand, draftsCommand, revokeCommand, reopenCommand, requestsCommand],
  ...[publishCommand, withdrawCommand, shelfCommand],
  ...[officeTokenCommand, auditCommand],
  ...[keysCommand, verifyCommand],
  ...[ingestCommand, exportCommand, refusedCommand, codebookCommand, copyCommand, recipientCommand],
  ...[backupCommand, restoreCommand, eraseCommand],
];

/** Runs a command line (without the program's name); wrong usage is reported in one line. */
export const runCollector = (args: readonly string[], context: CommandContext): Promise<ExitCode> =>
  runProgram('collector', commands, args, context);
