import type { Route } from '../engine/route.ts';
import type { AuditEvent } from '../protocol/audit.ts';
import type { Chance } from './chance.ts';
import type { SimulatedTime } from './simulatedTime.ts';

/**
 * The audit trail of a response that was filled in from its first question to its last, with pauses.
 * @param values whether the answers are in it
 */
export function drawTrail(route: Route, time: SimulatedTime, values: boolean, chance: Chance): AuditEvent[] {
  const { moduleMs, sessions, startedAt, completedAt } = time;
  const asked = [...route.steps.values()].filter(({ state }) => state === 'asked');
  const activeMs = Object.values(moduleMs).reduce((sum, ms) => sum + ms, 0);
  const pauseMs = Math.max(0, completedAt - startedAt - activeMs) / Math.max(1, sessions - 1);
  const pauses = new Set(Array.from({ length: sessions - 1 }, () => chance.whole(2, Math.max(2, asked.length - 1))));
  const events: AuditEvent[] = [{ event: 'form start', start: startedAt }];
  let now = startedAt;
  let module = '';
  for (const [at, { entry }] of asked.entries()) {
    if (entry.module !== module) {
      module = entry.module;
      events.push({ event: 'jump', node: module, start: now });
    }
    if (pauses.has(at)) {
      events.push({ event: 'form exit', start: now });
      now = Math.min(completedAt, Math.round(now + pauseMs));
      events.push({ event: 'form resume', start: now });
    }
    const ofModule = asked.filter((step) => step.entry.module === module).length;
    const end = Math.min(completedAt, now + Math.round((moduleMs[module] ?? 0) / ofModule));
    const answers = entry.items.flatMap(({ id }) => (route.values.has(id) ? [`${id}=${route.values.get(id)}`] : []));
    const newValue = answers.join('; ').slice(0, 4000);
    // Contact data never stand in it.
    const kept = values && entry.module !== 'ID' ? { oldValue: '', newValue } : {};
    events.push({ event: 'question', node: entry.question.id, start: now, end, ...kept });
    now = end;
  }
  events.push({ event: 'jump', node: 'review', start: now }, { event: 'end screen', start: now, end: completedAt });
  return [...events, { event: 'form finalize', start: completedAt }];
}
