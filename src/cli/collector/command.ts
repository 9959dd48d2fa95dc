/** How a command ends: all is done, something is not (it has been said what), or it was called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** The options that commands take, besides `--help`; `all` is a switch, the others have a value. */
export type OptionName =
  | 'all'
  | 'case'
  | 'enterprise'
  | 'format'
  | 'instrument'
  | 'key'
  | 'language'
  | 'out'
  | 'prefill'
  | 'to'
  | 'token'
  | 'url';

/** What a command is called with: the options that were given. */
export interface Call {
  readonly all?: boolean;
  readonly case?: string;
  readonly enterprise?: string;
  readonly format?: string;
  readonly instrument?: string;
  readonly key?: string;
  readonly language?: string;
  readonly out?: string;
  readonly prefill?: string;
  readonly to?: string;
  readonly token?: string;
  readonly url?: string;
}

/** What a command works at. */
export interface Desk {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes pieces of text as they come, to a file or else to the standard output. */
  print(pieces: Iterable<string> | AsyncIterable<string>, file?: string): Promise<void>;
  /** Says a line on the standard error. */
  complain(line: string): void;
}

/** A command as the command line knows it. */
export interface Command {
  readonly usage: string;
  readonly options: readonly OptionName[];
  run(call: Call, desk: Desk): Promise<ExitCode>;
}

/** Refuses a wrong call of a command. */
export function refuse(desk: Desk, command: string, fault: string): 2 {
  desk.complain(`${fault} (collector ${command} --help)`);
  return 2;
}
