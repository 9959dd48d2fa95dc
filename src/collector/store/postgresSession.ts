import { readFileSync } from 'node:fs';
import { isIP, Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import postgres from 'postgres';
import type { DatabaseAddress, DatabaseHost } from './databaseUrl.ts';
import type { Row, Statement } from './statement.ts';

/**
 * A failure of a server or of the network. Only its code and the name of a constraint are kept: the server's own message
 * may quote an answer.
 */
export class PostgresFault extends Error {
  override readonly name = 'PostgresFault';
  /** An SQLSTATE, or a code of the network. */
  readonly code: string;
  /** The connection is lost: whether the last statement was executed is not known. */
  readonly lost: boolean;

  constructor(
    code: string,
    { lost, constraint }: { readonly lost: boolean; readonly constraint?: string | undefined },
  ) {
    super(`PostgreSQL: ${code}${constraint === undefined ? '' : ` (${constraint})`}`);
    this.code = code;
    this.lost = lost;
  }
}

/** The result of a statement. */
export interface QueryResult {
  readonly rows: readonly Row[];
  /** The command tag: `SELECT`, `INSERT`, `COMMIT` and so on. */
  readonly command: string;
  /** How many rows were returned or changed. */
  readonly count: number;
  /** Whether the server sent a warning, as where a commit did not wait for its standby. */
  readonly warned: boolean;
}

/** How long connecting may take. */
const connectTimeoutMs = 2000;

/**
 * One connection to one server. It never reconnects by itself: a transaction would silently go on in another one. That is
 * why the package's own pool is not used; with several hosts it also retries without end or pause, and takes a standby for
 * a server that can be written to.
 */
export class PostgresSession {
  readonly #socket: Socket;
  readonly #sql: postgres.Sql<{ whole: number }>;
  #warned = false;
  #lost = false;

  private constructor(
    address: DatabaseAddress,
    at: DatabaseHost,
    {
      socket,
      ssl,
      statementTimeoutMs,
    }: { socket: Socket; ssl: ConnectionOptions | undefined; statementTimeoutMs: number },
  ) {
    this.#socket = socket;
    let handedOver = false;
    this.#sql = postgres({
      // The package's types do not have `socket`, which it documents.
      ...({
        socket: () => {
          if (handedOver) return new Socket().on('error', () => undefined).destroy(new Error('connected once'));
          handedOver = true;
          return Object.assign(socket, { host: at.host, port: at.port });
        },
      } as object),
      host: at.host,
      port: at.port,
      database: address.database,
      ...(address.user !== undefined && { username: address.user }),
      ...(address.password !== undefined && { password: address.password }),
      ssl: ssl ?? false,
      max: 1,
      max_lifetime: null,
      connect_timeout: connectTimeoutMs / 1000,
      fetch_types: false,
      types: { whole: { to: 20, from: [20, 1700], serialize: String, parse: Number } },
      onnotice: ({ severity }) => {
        if (severity === 'WARNING') this.#warned = true;
      },
      onclose: () => {
        this.#lost = true;
      },
      connection: {
        application_name: 'veldwerk',
        client_min_messages: 'warning',
        statement_timeout: statementTimeoutMs,
        idle_in_transaction_session_timeout: statementTimeoutMs,
        // No statement here takes as long as compiling it: counting page by page took ten times as long with it.
        jit: 'off',
      } as Partial<postgres.ConnectionParameters>,
    });
  }

  /**
   * Connects to a server.
   * @param statementTimeoutMs how long the server may work at one statement
   * @throws PostgresFault
   */
  static async open(address: DatabaseAddress, at: DatabaseHost, statementTimeoutMs: number): Promise<PostgresSession> {
    const ssl = encryption(address, at);
    const session = new PostgresSession(address, at, {
      socket: await connected(at),
      ssl,
      statementTimeoutMs,
    });
    try {
      await session.#checkServer(address);
    } catch (error) {
      session.destroy();
      throw error;
    }
    return session;
  }

  /** Whether it cannot be used any more. */
  get isLost(): boolean {
    return this.#lost;
  }

  /**
   * Executes one statement. Where it takes too long, the connection is closed.
   * @throws PostgresFault
   */
  async run({ sql, values }: Statement, limitMs: number): Promise<QueryResult> {
    if (this.#lost) throw new PostgresFault('CONNECTION_CLOSED', { lost: true });
    this.#warned = false;
    let timedOut = false;
    const timer = setTimeout(
      () => {
        timedOut = true;
        this.destroy();
      },
      Math.max(limitMs, 1),
    );
    try {
      // Without values and no query: not worth preparing, and may be several statements.
      const simple = values.length === 0 && !/^\s*SELECT/.test(sql);
      const result = await this.#sql.unsafe(sql, values.map(bindable), { prepare: true, simple } as object);
      return { rows: result, command: result.command ?? '', count: result.count ?? 0, warned: this.#warned };
    } catch (error) {
      throw timedOut ? new PostgresFault('NO_ANSWER', { lost: true }) : this.#faultIn(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Disconnects. */
  async end(): Promise<void> {
    await this.#sql.end({ timeout: 1 });
    this.#socket.destroy();
  }

  /** Closes the connection at once, whatever is under way. */
  destroy(): void {
    this.#lost = true;
    this.#socket.destroy();
    // Rejects what is under way, before this returns.
    this.#sql.end({ timeout: 0 }).catch(() => undefined);
  }

  /** Checks that a server has what a collector needs. */
  async #checkServer({ readWrite }: DatabaseAddress): Promise<void> {
    const sql = `SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') AS read_only,
      current_setting('synchronous_commit') AS waits, current_setting('fsync') AS flushes`;
    const [row] = (await this.run({ sql, values: [] }, connectTimeoutMs)).rows;
    if (readWrite && (row?.['standby'] === true || row?.['read_only'] === 'on'))
      throw new PostgresFault('READ_ONLY', { lost: false });
    // With these off, an acknowledged response could be lost in a power cut.
    if (row?.['waits'] === 'off') throw new PostgresFault('SYNCHRONOUS_COMMIT_OFF', { lost: false });
    if (row?.['flushes'] === 'off') throw new PostgresFault('FSYNC_OFF', { lost: false });
  }

  #faultIn(error: unknown): PostgresFault {
    if (error instanceof postgres.PostgresError) {
      // After these the server closes the connection, maybe during a commit; 40003 means that the outcome is unknown.
      const lost = error.severity === 'FATAL' || error.severity === 'PANIC' || error.code === '40003';
      if (lost) this.destroy();
      return new PostgresFault(error.code, { lost, constraint: error.constraint_name });
    }
    this.destroy();
    return new PostgresFault(codeOf(error), { lost: true });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'CONNECTION_FAILED';

/** PostgreSQL texts cannot have a NUL, so its symbol takes its place. */
const bindable = (value: Statement['values'][number]): Statement['values'][number] =>
  typeof value === 'string' ? value.replaceAll('\0', '␀') : value;

function encryption({ rootCertificates }: DatabaseAddress, { host }: DatabaseHost): ConnectionOptions | undefined {
  if (rootCertificates === undefined) return undefined;
  // An IP address is not sent as SNI, but the certificate must be for it.
  const servername = isIP(host) === 0 ? host : undefined;
  return {
    ca: certificatesIn(rootCertificates),
    host,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(servername !== undefined && { servername }),
  };
}

function certificatesIn(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new PostgresFault(`CERTIFICATES_${codeOf(error)}`, { lost: false });
  }
}

const connected = ({ host, port }: DatabaseHost): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = new Socket();
    const giveUp = (code: string) => {
      socket.destroy();
      reject(new PostgresFault(code, { lost: true }));
    };
    socket.setTimeout(connectTimeoutMs, () => giveUp('CONNECT_TIMEOUT'));
    socket.once('error', (error) => giveUp(codeOf(error)));
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners();
      // An error while the package does not listen for it must not end this process.
      socket.on('error', () => undefined);
      socket.setNoDelay(true);
      resolve(socket);
    });
    if (host.startsWith('/')) socket.connect(`${host}/.s.PGSQL.${port}`);
    else socket.connect(port, host);
  });
