import type { Finding } from '../../engine/findings.ts';
import type { Step } from '../../engine/step.ts';
import type { Session } from '../../session/session.ts';

/** The findings of a level that a question shows; hard ones with each wording once. */
export function findingsAt(session: Session, { entry }: Step, level: Finding['level']): Finding[] {
  const found = session.findingsAt(entry.id).filter((finding) => finding.level === level);
  if (level === 'soft') return found;
  const texts = found.map(({ text }) => text);
  return found.filter(({ text }, index) => texts.indexOf(text) === index);
}
