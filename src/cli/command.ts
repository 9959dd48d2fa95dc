import type { Command, CommandUnknownOpts, OptionValues } from '@commander-js/extra-typings';
import type { Desk } from './desk.ts';

/** How a program ends: all is done, something is not (it has been said what), or it was called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** A wrong call that only the command itself can notice, in one line. */
export interface WrongCall {
  readonly wrong: string;
}

/** How a command ends. */
export type Outcome = ExitCode | WrongCall;

/** Refuses a call as wrong; the line goes on with where to read how it is right. */
export const wrongCall = (wrong: string): WrongCall => ({ wrong });

/** A command as a program lists it. Made anew for each command line, since parsing leaves its traces in it. */
export type Entry = (desk: Desk, ended: (outcome: Outcome) => void) => CommandUnknownOpts;

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
    run: (options: Options, desk: Desk, ...positionals: Positionals) => Promise<Outcome>,
  ): Entry =>
  (desk, ended) => {
    const made = signature();
    return made.action(async () => ended(await run(made.opts(), desk, ...made.processedArgs)));
  };

/** A word that other words follow. */
export const group =
  (signature: () => CommandUnknownOpts, entries: readonly Entry[]): Entry =>
  (desk, ended) => {
    const made = signature();
    for (const entry of entries) made.addCommand(entry(desk, ended));
    return made;
  };
