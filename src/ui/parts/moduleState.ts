import { outlineOf } from '../../engine/outline.ts';
import { missingItems } from '../../engine/route.ts';
import type { Session } from '../../session/session.ts';

/** How a module stands. */
export type ModuleState = 'untouched' | 'busy' | 'done' | 'attention' | 'skipped';

/** The state of a module: something to mend comes before anything else. */
export function moduleState(session: Session, module: string): ModuleState {
  const { items } = outlineOf(session.instrument);
  const hard = session.findings.value.filter((finding) => finding.level === 'hard');
  if (hard.some((finding) => finding.items.some((id) => items.get(id)?.module === module))) return 'attention';
  const progress = session.progress.value.find((one) => one.module === module);
  if (!progress) return 'untouched';
  const anyEntry = [...items.values()].some(
    (item) => item.module === module && session.answers.value[item.id] !== undefined,
  );
  const required = [...items.values()].some((item) => item.module === module && item.required);
  if (!required) return anyEntry ? 'done' : 'untouched';
  if (progress.asked === 0 && progress.waiting === 0) return 'skipped';
  const open = progress.waiting > 0 || missingItems(session.route.value).some((item) => item.module === module);
  return open ? (progress.answered > 0 ? 'busy' : 'untouched') : 'done';
}
