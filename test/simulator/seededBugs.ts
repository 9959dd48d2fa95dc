import type { Invariant } from './ledger.ts';

/** A bug, as an edit of the product's source while it is loaded: the product itself has no switch for any of them. */
export interface SeededBug {
  readonly name: string;
  /** Who had one of the kind. */
  readonly like?: string;
  /** The invariant behind which it is put. */
  readonly breaks: Invariant;
  /** Below `src/`. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Bugs of the kind that other projects had, at least one behind each invariant. */
export const seededBugs: readonly SeededBug[] = [
  {
    name: '"saved" is said before the write',
    like: 'Formbricks #8029, INSEE Drama-Queen',
    breaks: 'a saved answer is lost',
    file: 'storage/writer.ts',
    before: "this.#options.onStatus({ state: 'saving', fault: this.#fault, replica: this.#replica });",
    after: "this.#options.onStatus({ state: 'saved', at: this.#options.now(), replica: this.#replica });",
  },
  {
    name: 'what was not written is forgotten',
    like: 'Enketo #1576, Formbricks #8029',
    breaks: 'a saved answer is lost',
    file: 'storage/writer.ts',
    before: 'this.#putBack(batch);',
    after: '',
  },
  {
    name: 'a write does not look at its number',
    like: 'Enketo: two tabs overwrite each other',
    breaks: 'a saved answer is lost',
    file: 'storage/apply.ts',
    before: "row.state !== 'draft' || row.seq + 1 !== change.seq",
    after: "row.state !== 'draft'",
  },
  {
    name: 'a window that has let go of a draft goes on writing it',
    like: 'Formbricks #7743: two ways to the same row raced',
    breaks: 'a saved answer is lost',
    file: 'session/autosave.ts',
    before: `if (open.writer.unsaved.length > 0 && this.#stash(open, now?.row.seq)) open.writer.handOn();
    }
    open.writer.abandon();`,
    after: 'void now;\n    }',
  },
  {
    name: 'the journal says that it has what it has not',
    like: 'powersync.dart #308: what is written after a kill never goes on',
    breaks: 'a saved answer is lost',
    file: 'storage/tableStore.ts',
    before: 'Dexie.ignoreTransaction(() => replica.keep(entries))',
    after: 'replica.status === "durable" ? Promise.resolve("durable") : replica.keep(entries)',
  },
  {
    name: 'each attempt writes the document anew',
    like: 'Enketo #1405, Collect #5317',
    breaks: 'a response is there twice',
    file: 'sync/send.ts',
    before: 'let request: RequestInit;',
    after: `let request: RequestInit;
      const text = JSON.stringify({ ...JSON.parse(new TextDecoder().decode(entry.bytes)), completedAt: new Date().toISOString() });
      const bytes = new TextEncoder().encode(text);
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      entry = { ...entry, bytes, sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') };`,
  },
  {
    name: 'the collector checks first, and inserts then',
    like: 'kobocat #470',
    breaks: 'a response is there twice',
    file: 'collector/store/migrations.ts',
    before: 'facts TEXT,\n    PRIMARY KEY (id, owner)',
    after: 'facts TEXT',
  },
  {
    name: 'the receipt goes out before the commit',
    like: 'Drama-Queen #431: an interrupted sync was reported as a success',
    breaks: 'a receipt without the stored bytes',
    file: 'collector/intake.ts',
    before: 'const put = await store.put({ ...submission.value,',
    after: `void store.put({ ...submission.value, sign: undefined });
      const put = { kind: 'stored', receipt: { id: headers.id, sha256, receivedAt: incoming.seenAt, code: 'AAAA-BBBB-CCCC' } };
      void ({`,
  },
  {
    name: 'any receipt is taken for one’s own',
    breaks: 'a receipt without the stored bytes',
    file: 'sync/outcome.ts',
    before: "if (!parsed.success || parsed.data.id !== id || parsed.data.sha256 !== sha256) return { kind: 'retry' };",
    after: "if (!parsed.success) return { kind: 'retry' };\n  parsed.data.id = id; parsed.data.sha256 = sha256;",
  },
  {
    name: 'a receipt counts whoever has signed it',
    breaks: 'a receipt without the stored bytes',
    file: 'sync/outcome.ts',
    before: "if (!checked.ok) return { kind: 'retry', receiptFault: checked.fault };",
    after: "if (!checked.ok) return { kind: 'delivered', receipt: parsed.data };",
  },
  {
    name: 'any 200 is taken for a delivery',
    like: 'the recipe of SurveyJS',
    breaks: 'shown as sent, and it is not',
    file: 'sync/outcome.ts',
    before: 'if (!parsed.success ||',
    after:
      "if (!parsed.success) return { kind: 'delivered', receipt: { id, sha256, receivedAt: new Date().toISOString(), code: 'AAAA-BBBB-CCCC' } };\n  if (",
  },
  {
    name: 'an attempt is shown as sent',
    like: 'Drama-Queen #431; powersync.dart #226: a status that was not so',
    breaks: 'shown as sent, and it is not',
    file: 'session/responses.ts',
    before: 'return sending === row.id',
    after: "if (outbox.attempts > 0) return 'delivered';\n  return sending === row.id",
  },
  {
    name: 'a second correction is begun beside the first',
    like: 'Enketo #942',
    breaks: 'a chain forks, and nobody says so',
    file: 'storage/apply.ts',
    before: "throw new WriteError('overtaken');\n  const row = { ...found, correctedBy: by };",
    after: 'void 0;\n  const row = { ...found, correctedBy: by };',
  },
  {
    name: 'the office names no rivals',
    breaks: 'a chain forks, and nobody says so',
    file: 'collector/store/rivalRows.ts',
    before: 'GROUP BY owner, hides, instrument_id HAVING count(*) > 1',
    after: 'GROUP BY owner, hides, instrument_id HAVING count(*) > 2',
  },
  {
    name: 'sending ends at what was refused',
    like: 'Enketo #1140: one failure stopped every queue',
    breaks: 'a bad response delays another',
    file: 'sync/sendDue.ts',
    before: '    const target = round.target(entry);\n    if (!target ||',
    after: "    const target = round.target(entry);\n    if (entry.state === 'refused') return;\n    if (!target ||",
  },
  {
    name: 'a rejected token holds up everything',
    breaks: 'a bad response delays another',
    file: 'sync/sendDue.ts',
    before: '    const target = round.target(entry);\n    if (!target ||',
    after:
      "    const target = round.target(entry);\n    if (entry.state === 'paused' && round.which !== 'all') return;\n    if (!target ||",
  },
  {
    name: 'what goes out leaves the outbox first',
    like: 'Workbox #2599, #1937',
    breaks: 'something completed is never delivered',
    file: 'sync/sendDue.ts',
    before: 'const reply = await round.send(entry);',
    after: `await round.store.base.tables.write(({ outbox }) => outbox.delete(entry.id));
      const reply = await round.send(entry);`,
  },
  {
    name: 'what failed once is not tried again',
    like: 'powersync-native #15; jepsen-powersync: a queue that stays stuck after disconnect and connect',
    breaks: 'something completed is never delivered',
    file: 'sync/outboxSender.ts',
    before: 'else await arm();',
    after: '',
  },
  {
    name: 'an attempt has no time limit',
    like: 'powersync.dart #307: after a partition the upload stays stuck',
    breaks: 'something completed is never delivered',
    file: 'sync/send.ts',
    before: 'signal: AbortSignal.timeout(sendTimeoutMs(entry.bytes.length, entry.attempts)),',
    after: '',
  },
  {
    name: 'a server’s fault is taken for a refusal',
    breaks: 'something completed is never delivered',
    file: 'sync/outcome.ts',
    before: 'const afterMs = retryAfterMs(reply.retryAfter, now);',
    after: `if (reply.status >= 500) return { kind: 'refused', name: 'unavailable', problem: { type: '', title: '', status: reply.status } };
  const afterMs = retryAfterMs(reply.retryAfter, now);`,
  },
  {
    name: 'a window that takes over shows what it had read before',
    like: 'powersync.dart #253: reads that go back in time',
    breaks: 'what is shown is not what is kept',
    file: 'session/autosave.ts',
    before: "    if (now?.row.state !== 'draft') return false;\n    this.show(now);",
    after: "    if (now?.row.state !== 'draft') return false;",
  },
  {
    name: 'a name that is sealed is another one each time',
    breaks: 'a saved answer is lost',
    file: 'storage/lock/cipher.ts',
    before: 'gcmsiv(this.#nameKey, new Uint8Array(ivBytes)).encrypt(',
    after: 'gcmsiv(this.#nameKey, randomBytes(ivBytes)).encrypt(',
  },
  {
    name: 'a locked page clears what it cannot read from the queue',
    like: 'Workbox #2599, #1937: entries were dropped',
    breaks: 'something completed is never delivered',
    file: 'storage/tableStore.ts',
    before: 'outbox: () => tables.read(readOutbox),',
    after: `outbox: async () => {
      const closed = await tables.read(async (rows) => (await rows.outbox.toArray()).filter(({ bytes }) => !bytes));
      if (closed.length > 0)
        await tables.write(async (rows) => {
          for (const { id } of closed) await rows.outbox.delete(id);
        });
      return tables.read(readOutbox);
    },`,
  },
];
