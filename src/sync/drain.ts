import type { Change, RecordPort } from '../storage/change.ts';
import type { OutboxRow } from '../storage/rows.ts';
import { backoff, longestBackoff } from './backoff.ts';
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
}

/** A time far off means that the device's clock was set back, not that anyone wanted to wait that long. */
const isDue = (entry: OutboxRow, now: number): boolean =>
  entry.nextAttemptAt <= now || entry.nextAttemptAt > now + 61 * longestBackoff;

/** Tries each entry of the outbox that is due once. One that is refused or fails holds up no other. */
export async function drain(round: Round): Promise<void> {
  for (const entry of await round.read()) {
    const wanted = entry.state === 'queued' ? round.eager || isDue(entry, round.now()) : false;
    if (!wanted && !(round.eager && entry.state === 'paused')) continue;
    round.onSending(entry.id);
    try {
      const answer = await round.send(entry);
      await round.port.write([consequence(entry, outcomeOf(answer, entry, round.now()), round)]);
    } finally {
      round.onSending(undefined);
    }
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
      const wait = outcome.afterMs ?? backoff(attempts, round.random());
      return { kind: 'postponed', response: entry.id, attempts, nextAttemptAt: round.now() + wait };
    }
  }
}
