import type { Finding } from '../../engine/findings.ts';
import { outlineOf } from '../../engine/outline.ts';
import type { Step } from '../../engine/route.ts';
import type { Session } from '../../session/session.ts';

/** The findings that a question shows: those whose last item is one of its own, each wording once. */
export function findingsAt(session: Session, { entry }: Step, level: Finding['level']): Finding[] {
  const order = [...outlineOf(session.instrument).items.keys()];
  const own = new Set(entry.items.map((item) => item.id));
  const texts = new Set<string>();
  return session.findings.value.filter((finding) => {
    const last = Math.max(...finding.items.map((item) => order.indexOf(item)));
    if (finding.level !== level || !own.has(order[last] ?? '')) return false;
    if (level === 'hard' && texts.has(finding.text)) return false;
    texts.add(finding.text);
    return true;
  });
}
