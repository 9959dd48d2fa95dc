import type { Instrument } from '../instrument/schema.ts';
import type { Finding } from './findings.ts';
import { outlineOf } from './outline.ts';
import type { Route } from './route.ts';

/** How a module stands: something to mend comes before anything else. */
export type ModuleState = 'untouched' | 'busy' | 'done' | 'attention' | 'skipped';

/**
 * How far a module is. Only items that must be answered count; waiting ones are open, skipped ones are not there, and
 * one that was said to have no answer is dealt with.
 */
export interface Progress {
  readonly module: string;
  readonly answered: number;
  readonly asked: number;
  readonly waiting: number;
  readonly state: ModuleState;
}

/** What is counted in a module. `blank`: asked and not answered; `entered`: has an entry, whether it must or not. */
interface Count {
  required: number;
  answered: number;
  asked: number;
  waiting: number;
  blank: number;
  entered: number;
  wrong: boolean;
}

/** Progress by module, in the order of the instrument: derived, so it cannot run backwards by itself. */
export function progressOn(instrument: Instrument, route: Route, findings: readonly Finding[]): Progress[] {
  const counts = new Map(instrument.modules.map(({ id }) => [id, { ...nothing }]));
  for (const { entry, state } of route.steps.values()) {
    const count = counts.get(entry.module);
    for (const item of entry.items) {
      if (!count) continue;
      const kind = route.readings.get(item.id)?.kind;
      if (kind !== undefined && kind !== 'blank') count.entered += 1;
      if (!item.required) continue;
      count.required += 1;
      if (state === 'waiting') count.waiting += 1;
      if (state !== 'asked') continue;
      count.asked += 1;
      if (kind === 'blank') count.blank += 1;
      if (kind === 'valid' || kind === 'unanswered') count.answered += 1;
    }
  }
  const { items } = outlineOf(instrument);
  for (const finding of findings) {
    if (finding.level !== 'hard') continue;
    for (const id of finding.items) {
      const count = counts.get(items.get(id)?.module ?? '');
      if (count) count.wrong = true;
    }
  }
  return [...counts].map(([module, count]) => {
    const { answered, asked, waiting } = count;
    return { module, answered, asked, waiting, state: stateOf(count) };
  });
}

const nothing: Count = { required: 0, answered: 0, asked: 0, waiting: 0, blank: 0, entered: 0, wrong: false };

function stateOf({ required, answered, asked, waiting, blank, entered, wrong }: Count): ModuleState {
  if (wrong) return 'attention';
  if (required === 0) return entered > 0 ? 'done' : 'untouched';
  if (asked === 0 && waiting === 0) return 'skipped';
  if (waiting === 0 && blank === 0) return 'done';
  return answered > 0 ? 'busy' : 'untouched';
}
