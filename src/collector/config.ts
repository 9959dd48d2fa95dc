import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';

/** How a collector runs. */
export interface CollectorConfig {
  /** The port to listen on; 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** The folder that holds the database. */
  readonly dataDir: string;
  /** The origins, other than its own, whose pages may deliver here. */
  readonly origins: readonly string[];
}

/** A setting that cannot be used: its value, or the part of it that is wrong. */
export interface ConfigFault {
  readonly variable: string;
  readonly value: string;
  readonly fault: string;
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65535;

const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const settings = z.object({
  PORT: z._default(
    z.pipe(z.string().check(z.refine(isPort, 'is not a port number (0 to 65535)')), z.transform(Number)),
    8080,
  ),
  HOST: z._default(z.string(), '0.0.0.0'),
  DATA_DIR: z._default(z.string(), 'data'),
  CORS_ORIGINS: z._default(
    z.pipe(
      z.pipe(z.string(), z.transform(listOf)),
      z.array(z.string().check(z.refine(isOrigin, 'is not an origin (such as https://survey.example)'))),
    ),
    [],
  ),
});

/** Reads the settings out of an environment; a blank one takes its default. Every wrong one is named. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<CollectorConfig, readonly ConfigFault[]> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    return fail(
      parsed.error.issues.map(({ path: [variable, entry], message }) => {
        const value = given[String(variable)] ?? '';
        return {
          variable: String(variable),
          value: typeof entry === 'number' ? (listOf(value)[entry] ?? value) : value,
          fault: message,
        };
      }),
    );
  }
  const { PORT, HOST, DATA_DIR, CORS_ORIGINS } = parsed.data;
  return ok({ port: PORT, host: HOST, dataDir: DATA_DIR, origins: CORS_ORIGINS });
}

/** A wrong setting in one line. */
export const configLine = ({ variable, value, fault }: ConfigFault): string =>
  `${variable}: ${JSON.stringify(value)} ${fault}`;
