import type { Command, CommandUnknownOpts, OptionValues } from '@commander-js/extra-typings';
import type { CommandContext } from './commandContext.ts';

/** Exit codes: done, something failed (which has been printed), wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** A usage error that only the command itself can notice, in one line. */
export interface WrongCall {
  readonly wrong: string;
}

/** The outcome of a command. */
export type CommandOutcome = ExitCode | WrongCall;

/** A usage error; the program adds where to read the usage. */
export const wrongCall = (wrong: string): WrongCall => ({ wrong });

/** Makes a command for one command line, since parsing changes it. */
export type CommandFactory = (context: CommandContext, ended: (outcome: CommandOutcome) => void) => CommandUnknownOpts;

/**
 * A command: what it is called with, and what it does then.
 * @example
 * export const greet = command(
 *   () => new Command('greet').summary('says hello').argument('<NAME>').option('--loud', 'in capitals'),
 *   async ({ loud }, context, name) => {
 *     await context.print([loud ? name.toUpperCase() : name, '\n']);
 *     return 0;
 *   },
 * );
 */
export const command =
  <Positionals extends unknown[], Options extends OptionValues>(
    signature: () => Command<Positionals, Options>,
    run: (options: Options, context: CommandContext, ...positionals: Positionals) => Promise<CommandOutcome>,
  ): CommandFactory =>
  (context, ended) => {
    const made = signature();
    return made.action(async () => ended(await run(made.opts(), context, ...made.processedArgs)));
  };

/** A command with subcommands. */
export const group =
  (signature: () => CommandUnknownOpts, entries: readonly CommandFactory[]): CommandFactory =>
  (context, ended) => {
    const made = signature();
    for (const entry of entries) made.addCommand(entry(context, ended));
    return made;
  };
