import type { Change, RecordPort } from '../storage/change.ts';
import type { OutboxRow } from '../storage/rows.ts';
import { backoff } from './backoff.ts';
import { type Answer, type Outcome, outcomeOf } from './outcome.ts';

/** What a round of sending needs. */
export interface Round {
  readonly read: () => Promise<readonly OutboxRow[]>;
  readonly port: RecordPort;
  readonly send: (entry: OutboxRow) => Promise<Answer>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly onSending: (id: string | undefined) => void;
  /** Also what is not due yet, or paused: the respondent asked for it, or there is reason for hope. */
  readonly eager: boolean;
  /**
   * Entries whose last outcome could not be written, until when they wait: kept in memory, or a device that is full
   * would send the same again and again.
   */
  readonly unwritten: Map<string, { readonly attempts: number; readonly until: number }>;
}

/** When an entry is due: epoch milliseconds. A last attempt in the future means that the device's clock was set back. */
export function dueAt(entry: OutboxRow, now: number, unwritten: Round['unwritten']): number {
  const noted = (entry.lastAttemptAt ?? 0) > now ? now : entry.nextAttemptAt;
  return Math.max(noted, unwritten.get(entry.id)?.until ?? 0);
}

/** Tries each entry of the outbox that is due once. One that is refused or fails holds up no other. */
export async function drain(round: Round): Promise<void> {
  for (const entry of await round.read()) {
    const now = round.now();
    if (entry.state === 'refused' || (entry.state === 'paused' && !round.eager)) continue;
    if (!round.eager && dueAt(entry, now, round.unwritten) > now) continue;
    round.onSending(entry.id);
    const answer = await round.send(entry);
    try {
      await round.port.write([consequence(entry, outcomeOf(answer, entry, round.now()), round)]);
      round.unwritten.delete(entry.id);
    } catch {
      // Not lost: it is sent again later, and gets the same receipt.
      const attempts = (round.unwritten.get(entry.id)?.attempts ?? entry.attempts) + 1;
      round.unwritten.set(entry.id, { attempts, until: round.now() + backoff(attempts, round.random()) });
    }
    round.onSending(undefined);
  }
}

function consequence(entry: OutboxRow, outcome: Outcome, round: Round): Change {
  switch (outcome.kind) {
    case 'delivered':
      return { kind: 'delivered', receipt: outcome.receipt };
    case 'refused':
    case 'paused': {
      const { detail, errors = [] } = outcome.problem;
      const refusal = { name: outcome.name, errors, ...(detail === undefined ? {} : { detail }) };
      return { kind: outcome.kind, response: entry.id, refusal };
    }
    case 'retry': {
      const attempts = entry.attempts + 1;
      const lastAttemptAt = round.now();
      const nextAttemptAt = lastAttemptAt + (outcome.afterMs ?? backoff(attempts, round.random()));
      return { kind: 'postponed', response: entry.id, attempts, lastAttemptAt, nextAttemptAt };
    }
  }
}
