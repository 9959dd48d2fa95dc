import { isIP } from 'node:net';
import { fail, ok, type Result } from '../../lib/result.ts';

/** A server of a database: a name or an address, or the folder of its socket. */
export interface DatabaseHost {
  readonly host: string;
  readonly port: number;
}

/** The address of a PostgreSQL database, and how to connect to it. */
export interface DatabaseAddress {
  /** In the order in which they are tried. */
  readonly hosts: readonly DatabaseHost[];
  readonly database: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** The file of the root certificates to verify a server with; undefined: no TLS, on this machine alone. */
  readonly rootCertificates: string | undefined;
  /** Whether a server must take writes, and not only be reached. */
  readonly readWrite: boolean;
  /** How many connections are held at most. */
  readonly connections: number;
}

const form =
  /^postgres(?:ql)?:\/\/(?:(?<credentials>.*)@)?(?<hosts>[^/?#@]*)(?:\/(?<database>[^?#]*))?(?:\?(?<query>.*))?$/s;
const hostForm = /^(?<host>\[[0-9a-f:.]+\]|[^:[\]]*)(?::(?<port>\d{1,5}))?$/i;

const known: ReadonlySet<string> = new Set(['host', 'max', 'sslmode', 'sslrootcert', 'target_session_attrs']);

const defaultPort = 5432;

/**
 * Three collectors of this many leave half of the hundred that PostgreSQL takes by default. More of them do not make a
 * server faster that has fewer cores.
 */
const defaultConnections = 16;

/** Reads an address such as `postgres://user:password@one:5432,two:5432/survey?sslmode=verify-full&sslrootcert=FILE`. The fault is a line. */
export function readDatabaseUrl(text: string): Result<DatabaseAddress, string> {
  const { credentials = '', hosts: named = '', database = '', query = '' } = form.exec(text)?.groups ?? {};
  if (database === '') return fail('is not the address of a database (such as postgres://user@host:5432/survey)');
  const asked = new URLSearchParams(query);
  const unknown = [...asked.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) return fail(`has ${JSON.stringify(unknown)}, which is none of ${[...known].join(', ')}`);
  const hosts = hostsIn(asked.get('host') ?? named);
  if (!hosts) return fail('names a host that is none (such as db.example:5432)');
  const encryption = encryptionIn(asked, hosts);
  if (!encryption.ok) return encryption;
  const attributes = asked.get('target_session_attrs') ?? 'read-write';
  if (!['any', 'primary', 'read-write'].includes(attributes))
    return fail('asks for target_session_attrs other than read-write, primary or any: a collector writes');
  const connections = Number(asked.get('max') ?? defaultConnections);
  if (!Number.isInteger(connections) || connections < 1 || connections > 1000)
    return fail('has a max that is no number of connections (1 to 1000)');
  const [user, password] = credentials.split(/:(.*)/s).map(decoded);
  return ok({
    hosts,
    database: decoded(database),
    user: user || undefined,
    password,
    rootCertificates: encryption.value,
    readWrite: attributes !== 'any',
    connections,
  });
}

function hostsIn(text: string): readonly DatabaseHost[] | undefined {
  const hosts = text.split(',').map((entry): DatabaseHost | undefined => {
    if (entry.startsWith('/')) return { host: entry, port: defaultPort };
    const { host, port = defaultPort } = hostForm.exec(decoded(entry))?.groups ?? {};
    return host === undefined ? undefined : { host: host.replace(/[[\]]/g, '') || 'localhost', port: Number(port) };
  });
  return hosts.every((host) => host !== undefined && host.port <= 65535) ? (hosts as DatabaseHost[]) : undefined;
}

/** Modes that do not verify the server would connect to anyone, so they are not offered. */
function encryptionIn(asked: URLSearchParams, hosts: readonly DatabaseHost[]): Result<string | undefined, string> {
  const mode = asked.get('sslmode') ?? 'disable';
  const file = asked.get('sslrootcert') ?? undefined;
  if (mode !== 'disable' && mode !== 'verify-full')
    return fail(`has sslmode=${mode}, which does not verify the server: verify-full does`);
  if (mode === 'verify-full')
    return file === undefined ? fail('has sslmode=verify-full without sslrootcert, the file of a CA') : ok(file);
  const away = hosts.find(({ host }) => !isLoopback(host));
  return away
    ? fail(`leads to ${away.host} unencrypted: it needs sslmode=verify-full and sslrootcert=FILE`)
    : ok(undefined);
}

const isLoopback = (host: string): boolean =>
  host.startsWith('/') || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that escapes nothing is taken as it is.
    return text;
  }
}

/** An address without its user and password, to be printed. */
export const shownDatabaseUrl = (text: string): string => text.replace(/\?.*$/s, '').replace(/\/\/.*@/s, '//…@');

/** A database in words. */
export const databaseWords = ({ database, hosts }: DatabaseAddress): string =>
  `${database} on ${hosts.map(({ host, port }) => (host.startsWith('/') ? host : `${host}:${port}`)).join(', ')}`;
