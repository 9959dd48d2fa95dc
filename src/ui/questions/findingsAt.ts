import type { Finding } from '../../engine/findings.ts';
import type { Step } from '../../engine/step.ts';
import type { Session } from '../../session/session.ts';

/** The findings of a level that a question shows. */
export const findingsAt = (session: Session, { entry }: Pick<Step, 'entry'>, level: Finding['level']): Finding[] =>
  session.findingsAt(entry.id).filter((finding) => finding.level === level);
