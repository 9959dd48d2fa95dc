import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import type { DraftLimits } from './http/dependencies.ts';
import { defaultLimits, type ServerLimits } from './http/limits.ts';
import { isNetwork } from './network.ts';
import { isAppAddress } from './register/newInvitation.ts';
import { type Intake, intakes } from './sender.ts';
import { type DatabaseAddress, readDatabaseUrl, shownDatabaseUrl } from './store/databaseUrl.ts';
import type { Terms } from './terms.ts';

/** Where a collector keeps what it receives. */
export interface StoreConfig {
  /** The folder that holds the database, unless another is named. */
  readonly dataDir: string;
  /** The PostgreSQL database in its place. */
  readonly database?: DatabaseAddress | undefined;
  /** The file of the key that short codes are kept under. */
  readonly codeKeyFile: string | undefined;
  /** The file that lists erasures by law. */
  readonly erasuresFile: string | undefined;
}

/** Where the office's page is. */
export interface OfficeConfig {
  /** The port to listen on; 0: any free one. */
  readonly port: number;
  /** The addresses to listen on: of this machine alone, unless another is set. */
  readonly hosts: readonly string[];
  /** The origin that browsers see, where a proxy stands before it. */
  readonly origin: string | undefined;
  /** Whether its page may open sealed responses in a browser that has the key. */
  readonly opensSealed: boolean;
  /** The address of the app, for the links on letters with new codes; undefined: that of this collector. */
  readonly app: string | undefined;
}

/** How a collector runs. */
export interface CollectorConfig extends StoreConfig {
  /** The port to listen on; 0: any free one. */
  readonly port: number;
  /** The addresses to listen on. */
  readonly hosts: readonly string[];
  /** Who may send. */
  readonly intake: Intake;
  /** Networks of proxies whose `X-Forwarded-For` is trusted. */
  readonly proxies: readonly string[];
  /** Whether sealed responses are taken; undefined: where the served configuration has a key. */
  readonly sealed: boolean | undefined;
  /** The file of the key that receipts are signed with; undefined: they are not signed. */
  readonly receiptKeyFile: string | undefined;
  /** How long it keeps what is no longer needed. */
  readonly terms: Terms;
  /** The origins, other than its own, whose pages may deliver here. */
  readonly origins: readonly string[];
  /** Limits on connections, bodies and requests. */
  readonly limits: ServerLimits;
  /** The limits of copies of drafts, where `terms` has them kept. */
  readonly drafts: DraftLimits;
  /** Disk space reserved for proven responses; undefined: a tenth of the disk, a gibibyte at most. */
  readonly diskReserveBytes: number | undefined;
  /** The port on loopback that metrics are read at; undefined: none. */
  readonly metricsPort: number | undefined;
  /** The office's page; undefined: there is none. */
  readonly office: OfficeConfig | undefined;
  /** How long a collector that is told to stop still takes requests, so that load balancers notice first. */
  readonly quietMs: number;
}

/** A setting that cannot be used: its value, or the part of it that is wrong. */
export interface ConfigFault {
  readonly variable: string;
  readonly value: string;
  readonly fault: string;
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65535;

const mebibyte = 1024 * 1024;

/** A setting that is a whole number of one or more. */
const whole = (fault: string) =>
  z.pipe(z.string().check(z.refine((text) => /^\d{1,9}$/.test(text) && Number(text) > 0, fault)), z.transform(Number));

const seconds = z.pipe(
  z.string().check(z.refine((text) => /^\d{1,3}$/.test(text), 'is not a number of seconds (0 to 999)')),
  z.transform(Number),
);

const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Its session is a cookie that a browser sends by https alone. */
const isSecureOrigin = (text: string): boolean => isOrigin(text) && text.startsWith('https:');

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const databaseSetting = z.pipe(
  z.string(),
  z.transform((text, { issues }): DatabaseAddress => {
    const read = readDatabaseUrl(text);
    if (read.ok) return read.value;
    issues.push({ code: 'custom', message: read.fault, input: text });
    return z.NEVER;
  }),
);

const storeSettings = {
  DATA_DIR: z._default(z.string(), 'data'),
  DATABASE_URL: z.optional(databaseSetting),
  CODE_KEY_FILE: z.optional(z.string()),
  ERASURES_FILE: z.optional(z.string()),
};

const port = z.pipe(z.string().check(z.refine(isPort, 'is not a port number (0 to 65535)')), z.transform(Number));
const days = z.pipe(
  z.string().check(z.refine((text) => /^[1-9]\d{0,4}$/.test(text), 'is not a number of days (1 to 99999)')),
  z.transform(Number),
);

/** The addresses of this machine alone. */
const loopback: readonly string[] = ['127.0.0.1', '::1'];

/** More than any machine can take in a minute. */
const unbounded = { network: 1e9, all: 1e9 };

const settings = z.object({
  ...storeSettings,
  PORT: z._default(port, 8080),
  HOST: z.optional(z.string()),
  TRUSTED_PROXIES: z._default(
    z.pipe(
      z.pipe(z.string(), z.transform(listOf)),
      z.array(z.string().check(z.refine(isNetwork, 'is not a network (such as 10.0.0.0/8)'))),
    ),
    [],
  ),
  INTAKE: z.enum(intakes, {
    error: 'is not who may send: "invited" (whoever has a token of a case) or "open" (anyone)',
  }),
  RECEIPT_KEY_FILE: z.optional(z.string()),
  CONTACT_DAYS: z.optional(days),
  REFUSED_DAYS: z.optional(days),
  DRAFT_COPY_DAYS: z.optional(days),
  SEALED: z.optional(z.enum(['yes', 'no'], { error: 'is neither "yes" nor "no"' })),
  CORS_ORIGINS: z._default(
    z.pipe(
      z.pipe(z.string(), z.transform(listOf)),
      z.array(z.string().check(z.refine(isOrigin, 'is not an origin (such as https://survey.example)'))),
    ),
    [],
  ),
  MAX_CONNECTIONS: z._default(whole('is not a number of connections'), defaultLimits.connections),
  UNPROVEN_PER_MINUTE: z.optional(whole('is not a number of responses a minute')),
  UNPROVEN_PER_MINUTE_IN_ALL: z.optional(whole('is not a number of responses a minute')),
  DRAFT_COPY_SECONDS: z._default(seconds, 60),
  DRAFT_COPY_MB: z._default(whole('is not a number of megabytes'), 4096),
  DISK_RESERVE_MB: z.optional(whole('is not a number of megabytes')),
  METRICS_PORT: z.optional(port),
  OFFICE_PORT: z.optional(port),
  OFFICE_HOST: z.optional(z.string()),
  OFFICE_ORIGIN: z.optional(
    z.string().check(z.refine(isSecureOrigin, 'is not an origin with https (such as https://office.example)')),
  ),
  OFFICE_OPENS_SEALED: z._default(z.enum(['yes', 'no'], { error: 'is neither "yes" nor "no"' }), 'no'),
  APP_URL: z.optional(
    z.string().check(z.refine(isAppAddress, 'is not the address of the app (such as https://survey.example/)')),
  ),
  DRAIN_SECONDS: z._default(seconds, 1),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings where the environment has none. */
export interface DefaultSettings {
  readonly intake?: Intake;
  readonly draftDays?: number;
  /** Where to listen: on this machine alone, or everywhere. */
  readonly on: 'loopback' | 'all';
}

/** Reads from the environment where responses are kept; a blank setting takes its default. The fault names every wrong one. */
export function readStoreConfig(environment: Environment): Result<StoreConfig, readonly ConfigFault[]> {
  const read = parsed(z.object(storeSettings), environment);
  return read.ok ? ok(storeConfigIn(read.value)) : read;
}

const storeConfigIn = (read: z.infer<z.ZodMiniObject<typeof storeSettings>>): StoreConfig => ({
  dataDir: read.DATA_DIR,
  database: read.DATABASE_URL,
  codeKeyFile: read.CODE_KEY_FILE,
  erasuresFile: read.ERASURES_FILE,
});

/** Reads all settings from the environment; a blank one takes its default. The fault names every wrong one. */
export function readCollectorConfig(
  environment: Environment,
  { intake, draftDays, on }: DefaultSettings,
): Result<CollectorConfig, readonly ConfigFault[]> {
  const given = environment['INTAKE']?.trim() ? {} : { INTAKE: intake };
  const read = parsed(settings, { ...environment, ...given });
  if (!read.ok) return read;
  const { PORT, HOST, CORS_ORIGINS, TRUSTED_PROXIES, INTAKE, SEALED } = read.value;
  const { MAX_CONNECTIONS, UNPROVEN_PER_MINUTE, UNPROVEN_PER_MINUTE_IN_ALL, DISK_RESERVE_MB } = read.value;
  const hosts = HOST === undefined ? (on === 'loopback' ? loopback : ['0.0.0.0']) : [HOST];
  // Whoever runs programs on this machine can fill its disk in other ways.
  const usual = hosts.every((host) => loopback.includes(host)) ? unbounded : defaultLimits.unproven;
  return ok({
    port: PORT,
    hosts,
    ...storeConfigIn(read.value),
    origins: CORS_ORIGINS,
    proxies: TRUSTED_PROXIES,
    intake: INTAKE,
    receiptKeyFile: read.value.RECEIPT_KEY_FILE,
    terms: {
      contactDays: read.value.CONTACT_DAYS,
      refusedDays: read.value.REFUSED_DAYS,
      draftDays: read.value.DRAFT_COPY_DAYS ?? draftDays,
    },
    sealed: SEALED === undefined ? undefined : SEALED === 'yes',
    limits: {
      ...defaultLimits,
      connections: MAX_CONNECTIONS,
      unproven: {
        network: UNPROVEN_PER_MINUTE ?? usual.network,
        all: UNPROVEN_PER_MINUTE_IN_ALL ?? usual.all,
      },
    },
    diskReserveBytes: DISK_RESERVE_MB === undefined ? undefined : DISK_RESERVE_MB * mebibyte,
    drafts: { maxBytes: read.value.DRAFT_COPY_MB * mebibyte, pauseMs: read.value.DRAFT_COPY_SECONDS * 1000 },
    metricsPort: read.value.METRICS_PORT,
    office: officeIn(read.value),
    quietMs: read.value.DRAIN_SECONDS * 1000,
  });
}

const officeIn = ({
  OFFICE_PORT,
  OFFICE_HOST,
  OFFICE_ORIGIN,
  OFFICE_OPENS_SEALED,
  APP_URL,
}: z.infer<typeof settings>): OfficeConfig | undefined =>
  OFFICE_PORT === undefined
    ? undefined
    : {
        port: OFFICE_PORT,
        hosts: OFFICE_HOST === undefined ? loopback : [OFFICE_HOST],
        origin: OFFICE_ORIGIN,
        opensSealed: OFFICE_OPENS_SEALED === 'yes',
        app: APP_URL,
      };

function parsed<Schema extends z.ZodMiniType>(
  schema: Schema,
  environment: Environment,
): Result<z.infer<Schema>, readonly ConfigFault[]> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = schema.safeParse(given);
  if (read.success) return ok(read.data);
  return fail(
    read.error.issues.map(({ path: [variable, entry], message }) => {
      const text = given[String(variable)] ?? '';
      const value = variable === 'DATABASE_URL' ? shownDatabaseUrl(text) : text;
      return {
        variable: String(variable),
        value: typeof entry === 'number' ? (listOf(value)[entry] ?? value) : value,
        fault: message,
      };
    }),
  );
}

/** A wrong setting in one line. */
export const configLine = ({ variable, value, fault }: ConfigFault): string =>
  `${variable}: ${JSON.stringify(value)} ${fault}`;
