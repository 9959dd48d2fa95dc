import { createHash } from 'node:crypto';
import type { Result } from '../lib/result.ts';
import { reprDigest } from '../protocol/digest.ts';
import type { ProblemName } from '../protocol/problem.ts';
import { type IntakeDependencies, judge, type Refused, type Taken } from './intake.ts';
import type { Sending } from './sender.ts';
import { defaultRefusalRoom, type KeptRefusal } from './store/refusalRows.ts';
import type { Store } from './store/store.ts';

/** Problems that may have been the collector's fault: it lacked a questionnaire that the device had, or its rules were wrong. */
const mayBeOurFault: ReadonlySet<string> = new Set<ProblemName>(['unknown-instrument', 'invalid-document']);

/** A refusal that was judged anew, and what became of it. */
export interface Rejudged {
  readonly refusal: KeptRefusal;
  readonly became: Result<Taken, Refused>;
}

/**
 * Judges anew what was refused for a reason that may have been the collector's fault, by today's rules and with the right
 * that it was sent with. What passes is stored as received now, and is no refusal any more; the rest stays as it is.
 */
export async function* rejudge(dependencies: IntakeDependencies): AsyncGenerator<Rejudged> {
  for await (const refusal of dependencies.store.refusals()) {
    const rejudged = await rejudgeOne(refusal, dependencies);
    if (rejudged) yield rejudged;
  }
}

/** The same for one refusal; undefined where it was no fault of the collector's, or is not kept any more. */
export async function rejudgeOne(
  refusal: KeptRefusal,
  dependencies: IntakeDependencies,
): Promise<Rejudged | undefined> {
  const { store, now } = dependencies;
  if (!mayBeOurFault.has(refusal.name)) return undefined;
  const bytes = await store.refusedBytes(refusal);
  if (!bytes) return undefined;
  const digest = createHash('sha256').update(bytes).digest();
  const { id, media: contentType } = refusal;
  const headers = { id, contentType, contentEncoding: undefined, reprDigest: reprDigest(new Uint8Array(digest)) };
  const sending = await sendingFor(refusal, store);
  const became = await judge(
    { headers, sending, bytes, sha256: digest.toString('hex'), seenAt: now().toISOString() },
    dependencies,
  );
  if (became.ok) await store.removeRefusal(refusal);
  return { refusal, became };
}

/** What judging anew needs: all that intake has, but for the limits on whoever sends, since nobody does. */
export const rejudgingOn = (
  given: Pick<IntakeDependencies, 'store' | 'findInstrument' | 'now' | 'onFault'>,
): IntakeDependencies => ({
  ...given,
  sealed: true,
  refusalRoom: defaultRefusalRoom,
  hasSpareRoom: () => true,
  onRefused: () => undefined,
});

/** The right that a refused document was sent with; where that is a case's, a token of it that is not revoked, if there is one. */
async function sendingFor({ owner, firstSeen }: KeptRefusal, store: Store): Promise<Sending> {
  const [, kind = '', name = ''] = /^(case|own):(.*)$/s.exec(owner) ?? [];
  if (kind === 'own') return { right: { kind: 'own', hash: name }, token: undefined };
  const of = kind === 'case' ? await store.caseOf(name) : undefined;
  const tokens = of ? await store.tokensOf(of.id) : [];
  const token = tokens.findLast(({ revokedAt }) => revokedAt === undefined) ?? tokens.at(-1);
  if (!of || !token) return { right: { kind: 'none' }, token: undefined };
  const { number, origin, revokedAt } = token;
  const { id: caseId, instrumentId, expiresAt } = of;
  return {
    right: { kind: 'case', caseId, token: number },
    token: {
      ...{ number, caseId, kind: 'full', origin, instrumentId },
      revoked: revokedAt !== undefined,
      // Whether it is late depends on when it first came.
      expiresAt: expiresAt !== undefined && expiresAt < firstSeen ? expiresAt : undefined,
    },
  };
}
