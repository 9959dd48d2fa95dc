import { DatabaseSync } from 'node:sqlite';
import { type CodeKey, codeHmac, codeKeyFile, openCodeKey } from '../../src/collector/codeKey.ts';
import { hashOf } from '../../src/collector/sender.ts';
import { databaseFile, openSqliteStore } from '../../src/collector/store/sqlite.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';
import { newToken, sendTokenOf } from '../../src/protocol/token.ts';

const instrumentId = 'be.statbel.ict-2024';
const now = () => new Date().toISOString();

/** An office's register of cases, as its commands write it beside the collector that runs on the same folder. */
export class RegisterDesk {
  readonly #folder: string;
  readonly #store: Store;
  readonly #key: CodeKey;

  constructor(folder: string) {
    const opened = openSqliteStore(folder);
    const key = openCodeKey(codeKeyFile(folder, undefined));
    if (!opened.ok || !key.ok) throw new Error('the register does not open');
    this.#folder = folder;
    this.#store = opened.value;
    this.#key = key.value;
  }

  close = (): Promise<void> => this.#store.close();

  /** Puts a case into the register, and gives its short code. */
  async invite(id: string, more: { readonly name?: string; readonly known?: string } = {}): Promise<string> {
    await this.#store.addCases([{ id, instrumentId, ...more }], now());
    return this.issue(id);
  }

  /** Gives a case another short code; the ones before it end. */
  async issue(id: string): Promise<string> {
    const code = newShortCode();
    await this.#store.codeKey(this.#key.fingerprint);
    await this.#store.issueCode(
      { hmac: codeHmac(code, this.#key), keyId: this.#key.fingerprint, caseId: id, reissued: false },
      now(),
    );
    return code;
  }

  /** A token of a case, as it stands in a letter. */
  async token(id: string): Promise<string> {
    const token = newToken();
    const hashes = { full: hashOf(token), send: hashOf(await sendTokenOf(token)) };
    await this.#store.registerToken({ caseId: id, origin: 'enrol', hashes, weak: false }, now());
    return token;
  }

  /** Ends the tokens of a case, and leaves its code. */
  async revokeTokens(id: string): Promise<void> {
    for (const { number } of await this.#store.tokensOf(id)) await this.#store.revokeToken(number, now());
  }

  /** Asks for a correction of what a case has delivered. */
  askCorrection = (id: string, nl: string, items: string[]): Promise<boolean> =>
    this.#store.askCorrection(id, { messages: { nl }, items }, { at: now(), token: 0, act: 'correction-asked' });

  /** Ends the tokens and codes of a case. */
  revoke = (id: string): Promise<boolean> => this.#store.revokeCase(id, now());

  /** How the collector has the responses of a case: `proven` or `claimed`. */
  senders(id: string): string[] {
    const db = new DatabaseSync(databaseFile(this.#folder), { readOnly: true });
    try {
      return db
        .prepare('SELECT sender FROM responses WHERE case_id = ? ORDER BY received_at')
        .all(id)
        .map(({ sender }) => String(sender));
    } finally {
      db.close();
    }
  }
}
