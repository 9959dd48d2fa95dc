/** What a command answers: an exit code (0 fine, 1 faults found, 2 a wrong call or file), and what it prints. */
export interface Reply {
  readonly code: 0 | 1 | 2;
  /** For the standard output, whole lines. */
  readonly out: string;
  /** For the standard error, a line each. */
  readonly err: readonly string[];
}

/** A command as the command line knows it. */
export interface Command {
  readonly usage: string;
  /** The options it takes a value for, besides `--help`. */
  readonly options: readonly ('instrument' | 'limit')[];
  run(call: Call): Promise<Reply>;
}

/** What a command is called with. */
export interface Call {
  readonly positionals: readonly string[];
  readonly instrument: string | undefined;
  /** Evaluations after which a proof is given up; undefined: the usual ones. */
  readonly limit: number | undefined;
}

/** A reply that prints. */
export const say = (out: string, code: 0 | 1 = 0, err: readonly string[] = []): Reply => ({ code, out, err });

/** A reply that does nothing, and says why. */
export const refuse = (...err: readonly string[]): Reply => ({ code: 2, out: '', err });
