import { Command, CommanderError, type CommandUnknownOpts, type Option } from '@commander-js/extra-typings';
import { type CommandFactory, type CommandOutcome, type ExitCode, group } from './command.ts';
import type { CommandContext } from './commandContext.ts';

/** The width of usage texts, whatever the terminal's. */
const columns = 118;

/**
 * Runs a command line (without the program's name); wrong usage is reported in one line.
 * @throws what a command throws
 */
export async function runProgram(
  name: string,
  entries: readonly CommandFactory[],
  args: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  let outcome: CommandOutcome = 0;
  let helpText = '';
  const entry = group(() => new Command(name), entries);
  const program = entry(context, (ended) => {
    outcome = ended;
  });
  program
    .exitOverride()
    .helpOption('-h, --help', 'this text')
    .helpCommand(false)
    .addHelpText('after', `\n${name} COMMAND --help tells more.`)
    .configureHelp({
      commandUsage: usageOf,
      subcommandTerm: (command) => [command.name(), ...argumentsOf(command)].join(' '),
      optionTerm: termOf,
      optionDescription: ({ description, defaultValue, defaultValueDescription }) =>
        defaultValue === undefined
          ? description
          : `${description} (default: ${defaultValueDescription ?? String(defaultValue)})`,
    })
    .configureOutput({
      writeOut: (text) => {
        helpText += text;
      },
      writeErr: () => undefined,
      getOutHelpWidth: () => columns,
      getOutHasColors: () => false,
    });
  for (const command of program.commands) settle(command, program);
  const refuse = (line: string): 2 => {
    context.printError(`${line} (${[name, ...wordsOf(program, args)].join(' ')} --help)`);
    return 2;
  };
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) return refuse(lineOf(error));
    await context.print([helpText]);
  }
  return codeOf(outcome, refuse);
}

const codeOf = (outcome: CommandOutcome, refuse: (line: string) => ExitCode): ExitCode =>
  typeof outcome === 'number' ? outcome : refuse(outcome.wrong);

/** Gives a command, and all below it, the output and the error handling of its parent. */
function settle(command: CommandUnknownOpts, parent: CommandUnknownOpts): void {
  command.copyInheritedSettings(parent).helpCommand(false);
  for (const below of command.commands) settle(below, command);
}

/** The words of a command line that name a command. */
function wordsOf({ commands }: CommandUnknownOpts, [word, ...args]: readonly string[]): string[] {
  const found = commands.find((command) => command.name() === word);
  return found ? [found.name(), ...wordsOf(found, args)] : [];
}

const lineOf = ({ code, message }: CommanderError): string =>
  code === 'commander.help' ? 'no command given' : message.replace(/^error: |\.$/g, '').replace(/\s+/g, ' ');

/** An option with its value: a word in capitals, or what it can be. */
const termOf = ({ flags, argChoices }: Option): string =>
  flags.replace(/<(.*)>/, (_all, value: string) => argChoices?.join('|') ?? value);

const argumentsOf = ({ registeredArguments }: CommandUnknownOpts): string[] =>
  registeredArguments.map((argument) => (argument.required ? argument.name() : `[${argument.name()}]`));

/** A usage line with every option, since they are few. */
function usageOf(command: CommandUnknownOpts): string {
  const names: string[] = [];
  for (let at: CommandUnknownOpts | null = command; at; at = at.parent) names.unshift(at.name());
  if (command.commands.length > 0) return [...names, 'COMMAND'].join(' ');
  const options = command.options.map((option) => (option.mandatory ? termOf(option) : `[${termOf(option)}]`));
  return [...names, ...argumentsOf(command), ...options].join(' ');
}
