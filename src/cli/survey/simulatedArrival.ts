import { hash } from 'node:crypto';
import type { CodeKey } from '../../collector/codeKey.ts';
import { type IntakeDependencies, takeIn } from '../../collector/intake.ts';
import { caseStatusFor, redeemShortCode } from '../../collector/invitations.ts';
import { newInvitation } from '../../collector/register/newInvitation.ts';
import type { SampleCase } from '../../collector/register/sample.ts';
import { sendingOf } from '../../collector/sender.ts';
import { defaultRefusalRoom } from '../../collector/store/refusalRows.ts';
import type { Store } from '../../collector/store/store.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { batches } from '../../lib/batches.ts';
import { reprDigest } from '../../protocol/digest.ts';
import type { CaseMark } from '../../protocol/officeActions.ts';
import { newToken } from '../../protocol/token.ts';
import type { CaseHistory } from '../../simulation/caseHistory.ts';
import type { SentWith, SimulatedDelivery } from '../../simulation/simulatedDelivery.ts';
import type { SimulatedEnterprise } from '../../simulation/simulatedEnterprise.ts';

/** The letter of a case: its token is in the QR code, and its code stands below. */
interface Letter {
  readonly of: SampleCase;
  readonly token: string;
  readonly shortCode: string;
}

/** A case that the office marked; without a mark, revoked. */
interface OfficeActionDone {
  readonly caseId: string;
  readonly at: number;
  readonly mark: CaseMark | undefined;
  readonly why: string;
}

/** What is done by no officer stands on record with this number in the place of a token's. */
const onCommandLine = 0;

/** What came in, by what became of it. */
export interface Arrived {
  cases: number;
  stored: number;
  refused: number;
  /** What became of deliveries that should have become something else, a line each. */
  readonly unexpected: string[];
}

/** A network of documentation (RFC 5737): no device is there. */
const network = '192.0.2.0/24';

/** Cases whose letters are made in one transaction. */
const lettersAtOnce = 128;
/** Cases that are answered at the same time: on SQLite they share transactions, and PostgreSQL has a connection for few. */
const casesAtOnce = 32;

/**
 * Lets simulated cases be invited, opened and answered in a store by the ways of real ones (enrolment, codes, intake),
 * each at its own time. Tokens and codes are random: a known seed must open nothing.
 */
export class SimulatedArrival {
  readonly arrived: Arrived = { cases: 0, stored: 0, refused: 0, unexpected: [] };
  readonly #store: Store;
  readonly #key: CodeKey;
  readonly #instrumentId: string;
  /** What the office did with cases, to be put on record in the order of time. */
  readonly #acts: OfficeActionDone[] = [];
  readonly #findInstrument = newInstrumentFinder();

  constructor(store: Store, key: CodeKey, instrumentId: string) {
    this.#store = store;
    this.#key = key;
    this.#instrumentId = instrumentId;
  }

  /** Takes in some cases, from their letters to their last responses. */
  async takeIn(histories: readonly CaseHistory[], invitedAt: number): Promise<void> {
    for (const some of batches(histories, lettersAtOnce)) {
      const letters = await this.#invite(
        some.map(({ enterprise }) => enterprise),
        invitedAt,
        false,
      );
      this.arrived.cases += some.length;
      const lettered = some.map((history, at) => ({ history, letter: letters[at] }));
      for (const answering of batches(lettered, casesAtOnce))
        await Promise.all(answering.map(({ history, letter }) => this.#answer(history, letter)));
    }
  }

  /** What the office did, once all cases are there. */
  async finish(): Promise<void> {
    for (const { caseId, at: ms, mark, why } of this.#acts.splice(0).toSorted((one, other) => one.at - other.at)) {
      const at = new Date(ms).toISOString();
      const line = { at, token: onCommandLine, caseId };
      if (mark) await this.#store.markCase(caseId, mark, { ...line, act: 'case-marked', detail: `${mark}: ${why}` });
      else await this.#store.revokeCase(caseId, at, { ...line, act: 'case-revoked', detail: why });
    }
  }

  async #invite(enterprises: readonly SimulatedEnterprise[], at: number, reissued: boolean): Promise<Letter[]> {
    const invited = await Promise.all(
      enterprises.map((one) => newInvitation(sampleCaseOf(one), this.#instrumentId, this.#key, reissued)),
    );
    await this.#store.enrolCases(
      invited.map(({ newEnrolment }) => newEnrolment),
      new Date(at).toISOString(),
    );
    return invited;
  }

  /** One after the other, since a correction needs what it corrects. */
  async #answer(history: CaseHistory, letter: Letter | undefined): Promise<void> {
    const { enterprise, byCode, openedAt, reissuedAt, revokedAt, marked, deliveries } = history;
    let used = letter;
    if (reissuedAt !== undefined) [used] = await this.#invite([enterprise], reissuedAt, true);
    if (!used) return;
    const tokens: Partial<Record<SentWith, string>> = { token: used.token };
    if (openedAt !== undefined) {
      if (byCode) tokens.token = await this.#redeem(used, openedAt);
      else await this.#open(used.token, openedAt);
      if (deliveries.some((one) => one.sentWith === 'secondToken'))
        tokens.secondToken = await this.#redeem(used, openedAt + 1000);
    }
    for (const delivery of deliveries) await this.#deliver(delivery, tokens[delivery.sentWith]);
    const { caseId } = enterprise;
    if (revokedAt !== undefined)
      this.#acts.push({ caseId, at: revokedAt, mark: undefined, why: 'asked for by the enterprise' });
    if (marked) this.#acts.push({ caseId, ...marked });
  }

  async #redeem({ shortCode, token }: Letter, at: number): Promise<string> {
    const body = new TextEncoder().encode(JSON.stringify({ code: shortCode }));
    const redeemed = await redeemShortCode(body, network, { ...this.#clock(at), codeKey: () => this.#key });
    if (redeemed.ok) return redeemed.value.enrolment.token ?? token;
    this.arrived.unexpected.push(`code: ${redeemed.fault.title}`);
    return token;
  }

  async #open(token: string, at: number): Promise<void> {
    const sending = await this.#sending({ authorization: `Bearer ${token}`, own: undefined });
    if (sending) await caseStatusFor(sending, this.#clock(at));
  }

  async #deliver({ id, receivedAt, bytes, refusedAs, sentWith }: SimulatedDelivery, token: string | undefined) {
    const sending = await this.#sending({
      authorization: token === undefined ? undefined : `Bearer ${token}`,
      own: sentWith === 'ownToken' ? newToken() : undefined,
    });
    if (!sending) return;
    const claimed = refusedAs === 'digest-mismatch' ? new Uint8Array(32) : hash('sha256', bytes, 'buffer');
    const headers = {
      id,
      contentType: 'application/json',
      contentEncoding: undefined,
      reprDigest: reprDigest(new Uint8Array(claimed)),
    };
    const taken = await takeIn(headers, sending, bytes, this.#intake(receivedAt));
    if (taken.ok) this.arrived.stored += 1;
    else this.arrived.refused += 1;
    const became = taken.ok ? undefined : taken.fault.name;
    if (became === refusedAs) return;
    this.arrived.unexpected.push(`response ${id}: ${became ?? 'stored'}, not ${refusedAs ?? 'stored'}`);
  }

  async #sending(credentials: Parameters<typeof sendingOf>[0]) {
    const sending = await sendingOf(credentials, {
      store: this.#store,
      intake: 'open',
      codeKey: () => this.#key,
      generalTokens: [],
    });
    return sending.ok ? sending.value : undefined;
  }

  #clock(at: number) {
    return { store: this.#store, now: () => new Date(at) };
  }

  #intake(at: number): IntakeDependencies {
    return {
      ...this.#clock(at),
      findInstrument: this.#findInstrument,
      sealed: false,
      refusalRoom: defaultRefusalRoom,
      hasSpareRoom: () => true,
      onFault: (cause) => this.arrived.unexpected.push(`checking failed: ${String(cause)}`),
      onRefused: () => undefined,
    };
  }
}

/** An enterprise as a line of a sample. */
export const sampleCaseOf = (of: SimulatedEnterprise): SampleCase => ({
  id: of.caseId,
  enterpriseNumber: of.enterpriseNumber,
  name: of.name,
  language: of.language,
  email: of.email,
  expiresAt: new Date(of.expiresAt).toISOString(),
  known: {},
});
