import * as z from 'zod/mini';
import { type AuditEvent, auditEvent, mostAuditEvents } from '../protocol/audit.ts';
import type { Change, RecordPort } from './change.ts';
import type { Database } from './database.ts';
import { forgetParked, trailOf } from './park.ts';
import { trailRow } from './rows.ts';

/** How long events wait for others to be written with, in milliseconds: answers go first. */
const pause = 2_000;

const parkedTrail = z.object({ changes: z.array(z.object({ event: auditEvent })) });

/** The audit trail of a response as far as it is written, in the order in which it was kept. */
export async function readTrail(db: Database, response: string): Promise<AuditEvent[]> {
  const rows = await db.trail.where('response').equals(response).sortBy('key');
  return rows.flatMap((row) => trailRow.safeParse(row).data?.event ?? []);
}

/** What a trail needs of the record port. */
type TrailPort = Pick<RecordPort, 'write' | 'park' | 'parked'>;

/** Writes the trail of one response, in batches and behind its answers. What fails is tried again with the next event. */
export class TrailWriter {
  readonly #db: Database;
  readonly #port: TrailPort;
  readonly #response: string;
  #waiting: AuditEvent[];
  #parked: boolean;
  #held: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  /** Takes in first what an earlier page had parked. */
  constructor(db: Database, port: TrailPort, response: string) {
    this.#db = db;
    this.#port = port;
    this.#response = response;
    this.#waiting = eventsIn(port.parked(trailOf(response)));
    this.#parked = this.#waiting.length > 0;
  }

  /** What is not durable yet. */
  get unwritten(): readonly AuditEvent[] {
    return this.#waiting;
  }

  take(event: AuditEvent): void {
    if (this.#waiting.length < mostAuditEvents) this.#waiting.push(event);
    this.#held ??= setTimeout(() => void this.flush(), pause);
  }

  /** Writes what waits. Never throws: a trail is worth less than anything that would be disturbed. */
  flush(): Promise<void> {
    clearTimeout(this.#held);
    this.#held = undefined;
    this.#running ??= this.#drain()
      .catch(() => {})
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Puts aside what waits, since the page may be going; and writes it, if there is time after all. */
  park(): void {
    if (this.#waiting.length === 0) return;
    this.#port.park(trailOf(this.#response), this.#waiting.map(this.#change));
    this.#parked = true;
    void this.flush();
  }

  readonly #change = (event: AuditEvent): Change => ({ kind: 'trailed', response: this.#response, event });

  async #drain(): Promise<void> {
    if (this.#parked) {
      // Written before it could be forgotten: it must not be told twice.
      const kept = new Set((await readTrail(this.#db, this.#response)).map((event) => JSON.stringify(event)));
      this.#waiting = this.#waiting.filter((event) => !kept.has(JSON.stringify(event)));
    }
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.map(this.#change);
      await this.#port.write(batch);
      this.#waiting = this.#waiting.slice(batch.length);
    }
    if (this.#parked) forgetParked(trailOf(this.#response));
    this.#parked = false;
  }
}

function eventsIn(text: string | null): AuditEvent[] {
  try {
    return text === null ? [] : (parkedTrail.safeParse(JSON.parse(text)).data?.changes.map(({ event }) => event) ?? []);
  } catch {
    // A torn text tells of nothing that happened.
    return [];
  }
}
