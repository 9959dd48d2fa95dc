import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseAddress } from './databaseUrl.ts';
import { PostgresFault, PostgresSession } from './postgresSession.ts';

/** Neither a retry nor another host helps against these faults. */
const isFinal = ({ code }: PostgresFault): boolean =>
  /^(28|3D|42)/.test(code) || /CERT|^ERR_TLS|SELF_SIGNED|_OFF$/.test(code);

/** A random pause, so that those who wait do not retry all at once. */
export const shortPause = (): Promise<unknown> => pause(20 + Math.random() * 80);

/** Sessions with the server of a database that takes writes. */
export class PostgresPool {
  readonly #address: DatabaseAddress;
  readonly #timeoutMs: number;
  #idle: PostgresSession[] = [];
  /** Sessions that are lent or being opened. */
  #lent = 0;
  #waiting: (() => void)[] = [];
  /** The host that took the last session. */
  #host = 0;
  #closed = false;

  constructor(address: DatabaseAddress, timeoutMs: number) {
    this.#address = address;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Lends a session, which the caller must give back. While no server can be reached, it waits for one.
   * @param until milliseconds of the monotonic clock
   * @throws PostgresFault
   */
  async lend(until: number): Promise<PostgresSession> {
    while (this.#idle.length === 0 && this.#lent >= this.#address.connections) await this.#waitForTurn(until);
    this.#lent += 1;
    const idle = this.#idle.pop();
    if (idle && !idle.isLost) return idle;
    try {
      return await this.#open(until);
    } catch (error) {
      this.#lent -= 1;
      this.#next();
      throw error;
    }
  }

  /** Takes a session back. */
  takeBack(session: PostgresSession): void {
    this.#lent -= 1;
    if (session.isLost) {
      // Its server is likely gone, so the other idle sessions are lost too: nobody should have to wait to find out.
      for (const other of this.#idle.splice(0)) other.destroy();
    } else if (this.#closed) void session.end();
    else this.#idle.push(session);
    this.#next();
  }

  /** Disconnects; lent sessions are closed when they are given back. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map((session) => session.end()));
  }

  #next(): void {
    this.#waiting.shift()?.();
  }

  #waitForTurn(until: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const proceed = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(
        () => {
          this.#waiting = this.#waiting.filter((waiting) => waiting !== proceed);
          reject(new PostgresFault('NO_CONNECTION_FREE', { lost: false }));
        },
        Math.max(until - performance.now(), 0),
      );
      this.#waiting.push(proceed);
    });
  }

  async #open(until: number): Promise<PostgresSession> {
    const { hosts } = this.#address;
    for (;;) {
      const faults: PostgresFault[] = [];
      for (let tried = 0; tried < hosts.length; tried += 1) {
        const host = hosts[this.#host % hosts.length];
        if (this.#closed || !host) throw new PostgresFault('CLOSED', { lost: true });
        try {
          return await PostgresSession.open(this.#address, host, this.#timeoutMs);
        } catch (error) {
          if (!(error instanceof PostgresFault)) throw error;
          faults.push(error);
          this.#host += 1;
        }
      }
      const [fault] = faults;
      if (fault && (faults.every(isFinal) || performance.now() >= until)) throw fault;
      await shortPause();
    }
  }
}
