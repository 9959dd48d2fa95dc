import { parseArgs } from 'node:util';
import { graph } from './graph.ts';
import { lint } from './lint.ts';
import { paths } from './paths.ts';
import { type Command, type Reply, refuse, say } from './reply.ts';
import { route } from './route.ts';

const usage = `Usage: survey COMMAND

  route FILE       what answers give: the route, what is missing, the findings
  lint [ID|FILE]   the faults of an instrument
  paths [ID|FILE]  how many complete routes it has, the shortest and the longest
  graph [ID|FILE]  its routing as a Mermaid flowchart

survey COMMAND --help tells more.
`;

const commands: ReadonlyMap<string, Command> = new Map(Object.entries({ route, lint, paths, graph }));

/** Answers a command line (without the program's name); a wrong call is refused in one line. */
export async function answer([name, ...args]: readonly string[]): Promise<Reply> {
  if (name === '--help' || name === '-h') return say(usage);
  if (name === undefined) return refuse('no command given (survey --help)');
  const command = commands.get(name);
  if (!command) return refuse(`no such command: ${name} (survey --help)`);
  const read = readCall(command, args);
  if (typeof read === 'string') return refuse(`${read} (survey ${name} --help)`);
  const { help, instrument, limit } = read.values;
  if (help) return say(command.usage);
  if (limit !== undefined && !/^[1-9]\d{0,14}$/.test(limit)) return refuse(`--limit is a whole number, not ${limit}`);
  return command.run({
    positionals: read.positionals,
    instrument,
    limit: limit === undefined ? undefined : Number(limit),
  });
}

interface Parsed {
  readonly values: { readonly help?: boolean; readonly instrument?: string; readonly limit?: string };
  readonly positionals: readonly string[];
}

function readCall({ options }: Command, args: string[]): Parsed | string {
  const taken = Object.fromEntries(options.map((option) => [option, { type: 'string' } as const]));
  try {
    return parseArgs({ args, allowPositionals: true, options: { ...taken, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  }
}
