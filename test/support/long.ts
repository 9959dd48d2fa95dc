/** Whether the long form was asked for: `npm run test:long`, `npm run test:faults`. */
export const long = process.env['TESTS'] === 'long';

/** How many: what the environment says under a name, else the usual number or that of the long form. */
export const howMany = (variable: string, usual: number, inLong: number): number =>
  Number(process.env[variable] ?? (long ? inLong : usual));
