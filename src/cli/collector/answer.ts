import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../lib/result.ts';
import { codebook } from './codebook.ts';
import { type Call, type Command, type Desk, type ExitCode, refuse } from './command.ts';
import { copy } from './copy.ts';
import { enrol } from './enrol.ts';
import { exportCommand } from './export.ts';
import { recipient } from './recipient.ts';
import { refused } from './refused.ts';

const usage = `Usage: collector COMMAND

  export    the responses, for statistics
  refused   what the collector has refused, and why
  codebook  the variables of a questionnaire
  enrol     an invitation for a case, with what is known already
  copy      all of a file into a PostgreSQL database
  recipient a pair of keys for sealed responses

collector COMMAND --help tells more.
`;

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ export: exportCommand, refused, codebook, enrol, copy, recipient }),
);

/** Answers a command line (without the program's name); a wrong call is refused in one line. */
export async function answer([name, ...args]: readonly string[], desk: Desk): Promise<ExitCode> {
  if (name === '--help' || name === '-h') return explain(usage, desk);
  const command = name === undefined ? undefined : commands.get(name);
  if (name === undefined || !command) {
    desk.complain(`${name === undefined ? 'no command given' : `no such command: ${name}`} (collector --help)`);
    return 2;
  }
  const read = readCall(name, command, args);
  if (!read.ok) return refuse(desk, name, read.fault);
  return read.value === 'help' ? explain(command.usage, desk) : command.run(read.value, desk);
}

async function explain(text: string, desk: Desk): Promise<ExitCode> {
  await desk.print([text]);
  return 0;
}

function readCall(name: string, { options }: Command, args: string[]): Result<Call | 'help', string> {
  const taken = Object.fromEntries(
    options.map((option) => [option, { type: option === 'all' ? 'boolean' : 'string' } as const]),
  );
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...taken, help: { type: 'boolean', short: 'h' } },
    });
    const { help, ...call } = values;
    if (help) return ok('help');
    return positionals.length > 0 ? fail(`${name} takes no ${positionals.join(' ')}`) : ok(call);
  } catch (error) {
    return fail((error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' '));
  }
}
