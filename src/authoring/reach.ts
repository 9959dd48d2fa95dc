import { outlineOf } from '../engine/outline.ts';
import { type Condition, itemsRead } from '../instrument/condition.ts';
import type { Instrument } from '../instrument/schema.ts';
import { explore, type Stop } from './explore.ts';
import type { ConditionPlace, LintFault } from './fault.ts';
import { decidedByAnswers } from './leaves.ts';
import { samplesOf } from './representatives.ts';
import { routesOf } from './routes.ts';

/**
 * The faults that only walking the routes shows: gates that never open or never close, questions that wait forever,
 * checks that never fire; and what could not be proven within `limit` evaluations. Expects sound references.
 */
export function reachFaults(instrument: Instrument, limit: number): LintFault[] {
  return [...gateFaults(instrument, limit), ...checkFaults(instrument, limit)];
}

function gateFaults(instrument: Instrument, limit: number): LintFault[] {
  const { items, entries } = outlineOf(instrument);
  const { branchings } = routesOf(instrument, limit);
  const proven = branchings.filter((branching) => branching.outcomes !== undefined);
  const asked = new Set(proven.flatMap(({ outcomes }) => outcomes?.flatMap((outcome) => outcome.asked) ?? []));
  const tried = new Set(proven.flatMap(({ questions }) => questions));
  const never = (question: string) => tried.has(question) && !asked.has(question);
  const gates = new Map(entries.map(({ question }) => [question.id, question.gate]));
  const behindNever = (question: string): boolean => {
    const gate = gates.get(question);
    return gate !== undefined && itemsRead(gate).some((item) => never(items.get(item)?.question ?? ''));
  };
  return branchings.flatMap(({ questions, outcomes }): LintFault[] => {
    if (!outcomes) return [{ fault: 'not-proven', about: questions.map((id) => ({ of: 'gate', id })), limit }];
    return questions.flatMap((question): LintFault[] => {
      const stuck = outcomes.find(({ waiting }) => waiting.includes(question));
      const closes = outcomes.some((outcome) => ![...outcome.asked, ...outcome.waiting].includes(question));
      return [
        ...(never(question)
          ? [{ fault: behindNever(question) ? 'unreachable' : 'never-opens', question } as const]
          : []),
        ...(closes || never(question) ? [] : [{ fault: 'never-closes', question } as const]),
        ...(stuck ? [{ fault: 'waits-forever', question, answers: stuck.answers } as const] : []),
      ];
    });
  });
}

/** Walks only what a check's condition depends on: the items that it reads, and what decides whether they are asked. */
function firing(instrument: Instrument, when: Condition, limit: number): boolean | undefined {
  const { entries } = outlineOf(instrument);
  const needed = new Set(itemsRead(when));
  const stops: Stop[] = [];
  // Gates look backward, so one pass from the end meets every item after all that need it.
  for (const { question, items } of entries.toReversed()) {
    const own = items.filter((item) => needed.has(item.id));
    if (own.length === 0) continue;
    for (const item of question.gate ? itemsRead(question.gate) : []) needed.add(item);
    stops.unshift({ gate: question.gate, items: own });
  }
  const all: readonly Stop[] = [...stops, { name: 'fires', gate: when, items: [] }];
  const outcomes = explore(all, limit);
  const fires = (found: typeof outcomes) => found?.some(({ asked }) => asked.length > 0);
  // Where answers are too many to list, an example still proves that it can.
  return outcomes ? fires(outcomes) : fires(explore(all, limit, samplesOf)) || undefined;
}

function checkFaults(instrument: Instrument, limit: number): LintFault[] {
  return instrument.checks.flatMap((check) =>
    check.cases.flatMap((one, at): LintFault[] => {
      const fires = firing(instrument, decidedByAnswers(one.when), limit);
      const place: ConditionPlace = { of: 'check', id: check.id, case: at + 1 };
      if (fires === undefined) return [{ fault: 'not-proven', about: [place], limit }];
      return fires ? [] : [{ fault: 'never-fires', check: check.id, case: at + 1 }];
    }),
  );
}
