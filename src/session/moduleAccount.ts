import { computed, type ReadonlySignal } from '@preact/signals';
import { isConfirmed } from '../engine/confirmation.ts';
import { itemAt } from '../engine/outline.ts';
import { rosterFaultsOf } from '../engine/rosters/rosterFaults.ts';
import { missingItems } from '../engine/route.ts';
import type { Step } from '../engine/step.ts';
import { confirmationsIn } from '../protocol/annotation.ts';
import { wholeFindings, wholeRoute } from './account.ts';
import type { Session } from './session.ts';

/** What is asked and what is open, module by module: gathered once for all modules after each change. */
interface ModuleAccount {
  readonly steps: ReadonlySignal<ReadonlyMap<string, readonly Step[]>>;
  readonly open: ReadonlySignal<ReadonlyMap<string, number>>;
}

const accounts = new WeakMap<Session, ModuleAccount>();

function accountOf(session: Session): ModuleAccount {
  const known = accounts.get(session);
  if (known) return known;
  // An answer may open other questions; what is said of a finding changes nothing but how much is open.
  const missing = computed(() => missingItems(wholeRoute(session)).map(({ module }) => module));
  const account = {
    steps: computed(() => stepsByModule(session)),
    open: computed(() => counted([...missing.value, ...faultyModules(session)])),
  };
  accounts.set(session, account);
  return account;
}

function stepsByModule(session: Session): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>(session.instrument.modules.map(({ id }) => [id, []]));
  for (const step of wholeRoute(session).steps.values()) steps.get(step.entry.module)?.push(step);
  return steps;
}

/** The modules of what is wrong, or unlikely and not confirmed, each as often as there is such a thing in it. */
function faultyModules(session: Session): string[] {
  const confirmations = confirmationsIn(session.annotations.value);
  const found = wholeFindings(session).filter((finding) => !isConfirmed(finding, session, confirmations));
  return [
    ...found.flatMap(({ items }) => [...new Set(items.map((id) => itemAt(session.instrument, id)?.module ?? ''))]),
    ...rosterFaultsOf(session.evaluation()).map(({ module }) => module),
  ];
}

function counted(modules: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const module of modules) counts.set(module, (counts.get(module) ?? 0) + 1);
  return counts;
}

/** The steps of a module, in order. Who reads them is drawn again at every change of an answer. */
export const stepsIn = (session: Session, module: string): readonly Step[] =>
  accountOf(session).steps.value.get(module) ?? [];

/** How much of a module is missing, wrong, or unlikely and not confirmed; read in the same way. */
export const openOf = (session: Session, module: string): number => accountOf(session).open.value.get(module) ?? 0;
