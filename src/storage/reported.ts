import { report } from '../lib/report.ts';

/** Has the failure of a read or of a setting in the list of errors, whatever its caller makes of it. */
export const reported = <Value>(work: Promise<Value>): Promise<Value> =>
  work.catch((cause: unknown) => {
    report('database', cause);
    throw cause;
  });
