import * as z from 'zod/mini';
import { type AuditEvent, auditEvent, maxAuditEvents } from '../protocol/audit.ts';
import type { Change } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { trailRow } from './rows.ts';
import { forgetStash, trailOf } from './stash.ts';

/** How long events wait for others to be written with: answers go first. */
const batchAfterMs = 2_000;

const stashedTrail = z.object({ changes: z.array(z.object({ event: auditEvent })) });

/** The audit trail of a response as far as it is written, in the order in which it was kept. */
export async function readTrail({ base }: DeviceStore, response: string): Promise<AuditEvent[]> {
  const rows = await base.tables.read(({ trail }) => trail.where('response').equals(response).sortBy('key'));
  return rows.flatMap((row) => trailRow.safeParse(row).data?.event ?? []);
}

/** Writes the trail of one response, in batches and behind its answers. What fails is tried again with the next event. */
export class TrailWriter {
  readonly #store: DeviceStore;
  readonly #response: string;
  #waiting: AuditEvent[];
  #stashed: boolean;
  #held: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  /** Takes in first what an earlier page had stashed. */
  constructor(store: DeviceStore, response: string) {
    this.#store = store;
    this.#response = response;
    this.#waiting = eventsIn(store.stashed(trailOf(response)));
    this.#stashed = this.#waiting.length > 0;
  }

  /** What is not durable yet. */
  get unwritten(): readonly AuditEvent[] {
    return this.#waiting;
  }

  take(event: AuditEvent): void {
    if (this.#waiting.length < maxAuditEvents) this.#waiting.push(event);
    this.#held ??= setTimeout(() => void this.flush(), batchAfterMs);
  }

  /** Writes what waits. Never throws: a trail is worth less than anything that would be disturbed. */
  flush(): Promise<void> {
    clearTimeout(this.#held);
    this.#held = undefined;
    this.#running ??= this.#drain()
      .catch(() => {
        // Reported by the store; what waits is written with the next event.
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Puts aside what waits, since the page may be going; and writes it, if there is time after all. */
  stash(): void {
    if (this.#waiting.length === 0) return;
    this.#store.stash(trailOf(this.#response), this.#waiting.map(this.#change));
    this.#stashed = true;
    void this.flush();
  }

  readonly #change = (event: AuditEvent): Change => ({ kind: 'trailed', response: this.#response, event });

  async #drain(): Promise<void> {
    if (this.#stashed) {
      // Written before it could be forgotten: it must not be told twice.
      const kept = new Set((await readTrail(this.#store, this.#response)).map((event) => JSON.stringify(event)));
      this.#waiting = this.#waiting.filter((event) => !kept.has(JSON.stringify(event)));
    }
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.map(this.#change);
      await this.#store.write(batch);
      this.#waiting = this.#waiting.slice(batch.length);
    }
    if (this.#stashed) forgetStash(trailOf(this.#response));
    this.#stashed = false;
  }
}

function eventsIn(text: string | null): AuditEvent[] {
  try {
    return text === null
      ? []
      : (stashedTrail.safeParse(JSON.parse(text)).data?.changes.map(({ event }) => event) ?? []);
  } catch {
    // A torn text tells of nothing that happened.
    return [];
  }
}
