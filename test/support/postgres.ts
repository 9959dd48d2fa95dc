import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { type DatabaseAddress, readDatabaseUrl } from '../../src/collector/store/databaseUrl.ts';
import { firstThatRuns, wanted } from './apt.ts';

const run = promisify(execFile);

/** The folder of PostgreSQL's own programs, the newest where there are several; `POSTGRES_BIN` names another one. */
const findPrograms = (): string | undefined =>
  [
    process.env['POSTGRES_BIN'],
    ...globSync('/usr/lib/postgresql/*/bin').toSorted((one, other) =>
      other.localeCompare(one, 'en', { numeric: true }),
    ),
    '/opt/homebrew/bin',
    '/usr/local/bin',
  ].find((folder) => folder && firstThatRuns([join(folder, 'initdb')]));

/** The folder of PostgreSQL's programs on this machine; undefined, after a line that says so, where there is none. */
export const wantPostgres = (): string | undefined => wanted(findPrograms, 'postgresql');

/** The server refuses to run as root. */
const otherUser =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--'] : [];

const words = (program: string, args: readonly string[]): [string, string[]] => {
  const [first = program, ...rest] = [...otherUser, program, ...args];
  return [first, rest];
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
};

/** A PostgreSQL server of a test's own, that can be killed. */
export class PostgresServer {
  readonly port: number;
  readonly folder: string;
  readonly #programs: string;
  #users = 0;
  #child: ReturnType<typeof spawn> | undefined;

  private constructor(programs: string, folder: string, port: number) {
    this.#programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Makes one, and starts it. `settings` are lines of `postgresql.conf`. */
  static async make(programs: string, settings: readonly string[] = []): Promise<PostgresServer> {
    const server = await PostgresServer.#named(programs);
    const data = join(server.folder, 'data');
    await server.#do(
      'initdb',
      '-D',
      data,
      '-U',
      'office',
      '--auth=trust',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    );
    server.#configure(settings);
    await server.start();
    return server;
  }

  /** Gives it a certificate for a name, and restarts it; what must be trusted for that is in the file that this gives. */
  async encrypt(name: string): Promise<string> {
    const certificate = join(this.folder, 'server.crt');
    const key = join(this.folder, 'server.key');
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${name}`];
    await this.#run(
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      certificate,
      ...subject,
    );
    await this.stop();
    this.#configure(['ssl = on', `ssl_cert_file = '${certificate}'`, `ssl_key_file = '${key}'`]);
    await this.start();
    return certificate;
  }

  /** Makes a standby of another server, and starts it. */
  static async standbyOf(primary: PostgresServer, name: string): Promise<PostgresServer> {
    const server = await PostgresServer.#named(primary.#programs);
    const source = `host=127.0.0.1 port=${primary.port} user=office application_name=${name}`;
    await server.#do('pg_basebackup', '-D', join(server.folder, 'data'), '-R', '--no-sync', '-c', 'fast', '-d', source);
    server.#configure([]);
    await server.start();
    return server;
  }

  static async #named(programs: string): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'veldwerk-pg-'));
    // Two users use it.
    chmodSync(folder, 0o777);
    return new PostgresServer(programs, folder, await freePort());
  }

  /** The address of the database on it, for whoever owns everything or for another user. */
  url(more = '', user = 'office'): string {
    return `postgres://${user}@127.0.0.1:${this.port}/postgres${more}`;
  }

  /** A user of the database with a schema of its own, which is cheaper than a database. */
  async newUser(): Promise<string> {
    this.#users += 1;
    const name = `user_${this.#users}`;
    await this.ask(`CREATE ROLE ${name} LOGIN; CREATE SCHEMA AUTHORIZATION ${name}`);
    return name;
  }

  async start(): Promise<void> {
    const child = spawn(...words(join(this.#programs, 'postgres'), ['-D', join(this.folder, 'data')]), {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    const said: string[] = [];
    const ready = (async () => {
      for await (const line of createInterface(child.stderr)) {
        said.push(line);
        if (line.includes('ready to accept')) return;
      }
      throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
    })();
    await ready;
    child.stderr.resume();
  }

  /** Ends it: at once, or as a power cut would. */
  async stop(signal: 'SIGQUIT' | 'SIGKILL' = 'SIGQUIT'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    if (signal === 'SIGKILL') this.#killAll();
    child.kill(signal);
    await ended;
  }

  /** Makes a standby a primary. */
  async promote(): Promise<void> {
    await this.#do('pg_ctl', 'promote', '-D', join(this.folder, 'data'), '-w');
  }

  /** Runs statements as the owner of everything. */
  async ask(sql: string): Promise<readonly Record<string, unknown>[]> {
    const client = postgres(this.url(), { max: 1, fetch_types: false, onnotice: () => undefined });
    try {
      return [...(await client.unsafe(sql))];
    } finally {
      await client.end({ timeout: 1 });
    }
  }

  /** Stops it, and takes it away. */
  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A server's children outlive it for a moment, and could finish what was under way. */
  #killAll(): void {
    const { pid } = this.#child ?? {};
    for (const file of globSync(`/proc/${pid}/task/*/children`))
      for (const child of childrenIn(file)) killIfThere(child);
  }

  #configure(settings: readonly string[]): void {
    const file = join(this.folder, 'data', 'postgresql.conf');
    const lines = [
      "listen_addresses = '127.0.0.1'",
      `port = ${this.port}`,
      `unix_socket_directories = '${this.folder}'`,
      "shared_buffers = '32MB'",
      'log_min_messages = log',
      ...settings,
    ];
    appendFileSync(file, `\n${lines.join('\n')}\n`);
  }

  async #do(program: string, ...args: readonly string[]): Promise<void> {
    await this.#run(join(this.#programs, program), ...args);
  }

  async #run(program: string, ...args: readonly string[]): Promise<void> {
    await run(...words(program, args));
  }
}

/** Kills a process, unless it has ended by itself. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const childrenIn = (file: string): number[] => readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number);

/** The address of a database, read. */
export function addressOf(url: string): DatabaseAddress {
  const read = readDatabaseUrl(url);
  if (!read.ok) throw new Error(read.fault);
  return read.value;
}
