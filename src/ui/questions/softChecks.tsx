import { keyOf } from '../../engine/confirmation.ts';
import type { Finding } from '../../engine/findings.ts';
import type { Step } from '../../engine/step.ts';
import type { Session } from '../../session/session.ts';
import { lazyPart } from '../lazy.tsx';
import { confirmationOf } from './confirmationOf.ts';
import { findingsAt } from './findingsAt.ts';

const SoftCheck = lazyPart(async () => (await import('./softCheck.tsx')).SoftCheck, ['more']);

/**
 * What seems unlikely about a question's answers, with the reason. It blocks nothing; one tap says that it is right,
 * with a remark for whom that is not enough. Held back while the respondent is still answering.
 * @param item the one that it is about, among fields with names of their own: there each stands below its field
 */
export function SoftChecks({
  session,
  step,
  quiet,
  item,
}: {
  readonly session: Session;
  readonly step: Step;
  readonly quiet: boolean;
  readonly item?: string;
}) {
  const found = quiet ? shownBefore(session, step) : findingsAt(session, step, 'soft');
  const here = found.filter(({ items }) => (step.entry.layout === 'fields' ? items.at(-1) : undefined) === item);
  return (
    <div class="advice" id={`${item ?? step.entry.id}-advice`} aria-live="polite">
      {here.map((finding) => (
        <SoftCheck key={keyOf(finding)} session={session} finding={finding} />
      ))}
    </div>
  );
}

/** Those that were dealt with stay where they are; the others would nag about what is still being typed. */
const shownBefore = (session: Session, step: Step): Finding[] =>
  findingsAt(session, step, 'soft').filter((finding) => confirmationOf(session, finding) !== undefined);
