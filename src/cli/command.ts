import type { Command, CommandUnknownOpts, OptionValues } from '@commander-js/extra-typings';
import type { CommandContext } from './commandContext.ts';

/** How a program ends: all is done, something is not (it has been said what), or it was called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** A wrong call that only the command itself can notice, in one line. */
export interface WrongCall {
  readonly wrong: string;
}

/** How a command ends. */
export type CommandOutcome = ExitCode | WrongCall;

/** Refuses a call as wrong; the line goes on with where to read how it is right. */
export const wrongCall = (wrong: string): WrongCall => ({ wrong });

/** A command as a program lists it. Made anew for each command line, since parsing leaves its traces in it. */
export type CommandFactory = (context: CommandContext, ended: (outcome: CommandOutcome) => void) => CommandUnknownOpts;

/**
 * A command: what it is called with, and what it does then.
 * @example
 * export const greet = command(
 *   () => new Command('greet').summary('says hello').argument('<NAME>').option('--loud', 'in capitals'),
 *   async ({ loud }, desk, name) => {
 *     await desk.print([loud ? name.toUpperCase() : name, '\n']);
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

/** A word that other words follow. */
export const group =
  (signature: () => CommandUnknownOpts, entries: readonly CommandFactory[]): CommandFactory =>
  (context, ended) => {
    const made = signature();
    for (const entry of entries) made.addCommand(entry(context, ended));
    return made;
  };
