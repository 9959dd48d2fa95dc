import { isConfirmed, keyOf } from '../../engine/confirmation.ts';
import type { Finding } from '../../engine/findings.ts';
import { annotationKey } from '../../protocol/annotation.ts';
import type { Session } from '../../session/session.ts';

/** The respondent's word that a soft finding is right on the answers as they are now; undefined where there is none. */
export function confirmationOf(session: Session, finding: Finding) {
  const given = session.annotation(annotationKey({ kind: 'confirmed', about: keyOf(finding) }));
  if (given?.kind !== 'confirmed') return undefined;
  return isConfirmed(finding, session, new Map([[given.about, given]])) ? given : undefined;
}
