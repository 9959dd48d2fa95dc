import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assessment.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { type ItemStatuses, itemStatusesOf, validateItemStatuses } from '../../src/engine/itemStatuses.ts';
import { reasonsFrom } from '../../src/engine/reasons.ts';
import { missingItems, routeOf } from '../../src/engine/route.ts';
import type { State } from '../../src/engine/step.ts';
import type { Answers, Value } from '../../src/engine/value.ts';
import { ict2024 as ict } from '../support/ict2024.ts';
import { anyDraft, fullDraft, gate, ids, items, runs, validDraft, validFor } from './arbitraries.ts';

const itemOf = (id: string) => {
  const item = items.find((one) => one.id === id);
  if (!item) throw new Error(id);
  return item;
};

/** Required items that are still to be answered, asked already or not. */
const openIn = (draft: Answers): string[] => {
  const { missing, waiting } = assess(ict, draft);
  return [...missing, ...waiting.filter((id) => itemOf(id).required)];
};

describe('any draft, nonsense included', () => {
  it('gives a route that takes every item exactly once, in order', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { asked, waiting, notApplicable, missing } = assess(ict, draft);
        expect([...asked, ...waiting, ...notApplicable].sort()).toEqual([...ids].sort());
        for (const list of [asked, waiting, notApplicable, missing])
          expect(list).toEqual(ids.filter((id) => list.includes(id)));
        expect(missing.filter((id) => !asked.includes(id))).toEqual([]);
      }),
      runs(1000),
    );
  });

  it('is never changed by reading it, and reads the same twice', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const frozen = Object.freeze({ ...draft });
        expect(assess(ict, frozen)).toEqual(assess(ict, draft));
      }),
      runs(200),
    );
  });

  it('lets every asked item be answered so that it counts', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        for (const id of assess(ict, draft).asked) {
          const item = itemOf(id);
          const [value] = fc.sample(validFor(item), { numRuns: 1, seed: 1 });
          expect(routeOf(ict, { ...draft, [id]: value }).values.get(id)).toBe(value);
        }
      }),
      runs(100),
    );
  });

  it('comes back whole when a gate is changed and changed back', () => {
    fc.assert(
      fc.property(
        anyDraft,
        gate.chain((item) => fc.tuple(fc.constant(item.id), validFor(item))),
        (draft, [id, other]) => {
          const before = assess(ict, draft);
          const away = { ...draft, [id]: other };
          assess(ict, away);
          expect(assess(ict, { ...away, [id]: draft[id] })).toEqual(before);
        },
      ),
      runs(500),
    );
  });

  it('counts no draft value behind a closed or a waiting gate', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (draft, other) => {
        const before = assess(ict, draft);
        const hidden = [...before.waiting, ...before.notApplicable];
        const blanked = Object.fromEntries(hidden.map((id) => [id, null]));
        const swapped = Object.fromEntries(hidden.map((id) => [id, other[id]]));
        expect(assess(ict, { ...draft, ...blanked })).toEqual(before);
        expect(assess(ict, { ...draft, ...swapped })).toEqual(before);
        const { values } = routeOf(ict, draft);
        expect(hidden.filter((id) => values.has(id))).toEqual([]);
        const about = before.findings.flatMap((finding) => finding.items);
        expect(about.filter((id) => hidden.includes(id))).toEqual([]);
      }),
      runs(500),
    );
  });

  it('has findings only about items that are asked', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { readings } = routeOf(ict, draft);
        for (const finding of assess(ict, draft).findings)
          for (const id of finding.items) expect([...readings.keys()]).toContain(id);
      }),
      runs(300),
    );
  });

  it('is complete in progress exactly where nothing is open', () => {
    fc.assert(
      fc.property(fc.oneof(validDraft, fullDraft), (draft) => {
        const progress = evaluationOf(ict, draft).tally.all();
        const done = progress.every((module) => module.answered === module.asked && module.waiting === 0);
        expect(done).toBe(openIn(draft).length === 0);
      }),
      runs(300),
    );
  });
});

describe('a waiting question', () => {
  it('names items that can be answered now, and answering them in turn ends the waiting', () => {
    fc.assert(
      fc.property(anyDraft, fc.infiniteStream(fc.constantFrom('yes', 'no')), (draft, choices) => {
        let answers = draft;
        for (const question of [...routeOf(ict, draft).steps.values()].filter(({ state }) => state === 'waiting')) {
          const state = (): State | undefined => routeOf(ict, answers).steps.get(question.entry.question.id)?.state;
          for (let turns = 0; state() === 'waiting'; turns += 1) {
            // E7 waits longest: for the seven of E1, one at a time at worst, and for E6.
            expect(turns).toBeLessThan(8);
            const route = routeOf(ict, answers);
            const [first] = reasonsFrom(evaluationOf(ict, answers), question.entry.question.id);
            if (first === undefined) throw new Error('waits for nothing');
            expect(route.values.has(first)).toBe(false);
            expect(route.readings.has(first)).toBe(true);
            answers = { ...answers, [first]: choices.next().value };
          }
        }
      }),
      runs(300),
    );
  });
});

describe('answering a missing item', () => {
  it('takes it off what is open and adds nothing; where it is no gate, also off what is missing', () => {
    const isGate = (id: string) => /^(A1|A2|B1a|B1b|B6|C3|C4|E1[a-g]|E4|E6)$/.test(id);
    fc.assert(
      fc.property(validDraft, fc.nat(), fc.nat(), (draft, pick, seed) => {
        const { missing } = assess(ict, draft);
        const id = missing[pick % Math.max(1, missing.length)];
        if (id === undefined) return;
        const [value] = fc.sample(validFor(itemOf(id)), { numRuns: 1, seed });
        const answered = { ...draft, [id]: value };
        const before = openIn(draft);
        expect(before).toContain(id);
        expect(openIn(answered).filter((open) => open === id || !before.includes(open))).toEqual([]);
        if (!isGate(id)) expect(assess(ict, answered).missing).toEqual(missing.filter((other) => other !== id));
      }),
      runs(500),
    );
  });

  it('leads from any draft to a complete one', () => {
    fc.assert(
      fc.property(validDraft, fullDraft, (draft, source) => {
        let answers = draft;
        for (let turns = 0; turns <= ids.length; turns += 1) {
          const [first] = assess(ict, answers).missing;
          if (first === undefined) break;
          answers = { ...answers, [first]: source[first] };
        }
        expect(openIn(answers)).toEqual([]);
      }),
      runs(100),
    );
  });
});

/** A complete draft, the items on its route that the respondent can't answer, and the item statuses of both. */
const accounted = fc.tuple(fullDraft, fc.array(fc.constantFrom(...ids), { maxLength: 6 })).map(([draft, wished]) => {
  const unanswered: string[] = [];
  // One at a time: what can't be answered may take others off the route.
  for (const id of new Set(wished)) {
    const next = new Set([...unanswered, id]);
    const asked = routeOf(ict, draft, next).readings;
    if ([...next].every((one) => asked.has(one))) unanswered.push(id);
  }
  return { draft, unanswered, statuses: itemStatusesOf(ict, draft, new Set(unanswered)) };
});

type List = 'answers' | 'notApplicable' | 'undetermined';
const lists: readonly List[] = ['answers', 'notApplicable', 'undetermined'];
const listed = (statuses: ItemStatuses, list: List): readonly string[] =>
  list === 'answers' ? Object.keys(statuses.answers) : statuses[list];

function without(statuses: ItemStatuses, list: List, id: string): ItemStatuses {
  if (list !== 'answers') return { ...statuses, [list]: statuses[list].filter((one) => one !== id) };
  return { ...statuses, answers: Object.fromEntries(Object.entries(statuses.answers).filter(([one]) => one !== id)) };
}

function withItem(statuses: ItemStatuses, list: List, id: string, value: Value): ItemStatuses {
  if (list === 'answers') return { ...statuses, answers: { ...statuses.answers, [id]: value } };
  return { ...statuses, [list]: [...statuses[list], id] };
}

const someValue = (id: string): Value => fc.sample(validFor(itemOf(id)), { numRuns: 1, seed: 7 })[0] ?? 'yes';
const faultsOf = (statuses: ItemStatuses, unanswered: readonly string[]) =>
  validateItemStatuses(ict, statuses, unanswered);

describe('the item statuses of a complete draft', () => {
  it('passes the audit', () => {
    fc.assert(
      fc.property(accounted, ({ draft, unanswered, statuses }) => {
        expect(missingItems(routeOf(ict, draft, new Set(unanswered)))).toEqual([]);
        expect(faultsOf(statuses, unanswered)).toEqual([]);
      }),
      runs(500),
    );
  });

  it('is caught when an item that must be there is dropped', () => {
    fc.assert(
      fc.property(accounted, fc.constantFrom(...ids), ({ statuses, unanswered }, id) => {
        const list = lists.find((one) => listed(statuses, one).includes(id));
        if (!list || !itemOf(id).required) return;
        expect(faultsOf(without(statuses, list, id), unanswered)).toContainEqual({ item: id, fault: 'unaccounted' });
      }),
      runs(1000),
    );
  });

  it('is caught when an item is counted twice', () => {
    fc.assert(
      fc.property(accounted, fc.constantFrom(...ids), fc.constantFrom(...lists), ({ statuses, unanswered }, id, to) => {
        // As a key of an object an answer can't stand there twice.
        if (to === 'answers' && Object.hasOwn(statuses.answers, id)) return;
        const found = faultsOf(withItem(statuses, to, id, someValue(id)), unanswered);
        expect(found).toContainEqual({ item: id, fault: 'counted-twice' });
      }),
      runs(1000),
    );
  });

  it('is caught when an item is moved', () => {
    fc.assert(
      fc.property(accounted, fc.constantFrom(...ids), fc.constantFrom(...lists), ({ statuses, unanswered }, id, to) => {
        const from = lists.find((one) => listed(statuses, one).includes(id));
        if (!from || from === to) return;
        const moved = withItem(without(statuses, from, id), to, id, someValue(id));
        expect(faultsOf(moved, unanswered).map(({ item }) => item)).toContain(id);
      }),
      runs(1000),
    );
  });

  it('is caught when an item is added that the instrument does not have', () => {
    fc.assert(
      fc.property(accounted, fc.constantFrom(...lists), ({ statuses, unanswered }, to) => {
        const found = faultsOf(withItem(statuses, to, 'Z9', 'yes'), unanswered);
        expect(found).toEqual([{ item: 'Z9', fault: 'unknown-item' }]);
      }),
      runs(100),
    );
  });

  it('is caught when an answer is no value of its item', () => {
    fc.assert(
      fc.property(accounted, fc.nat(), fc.constantFrom<Value>(-1, 101.5, 'maybe', ''), (made, pick, value) => {
        const answered = Object.keys(made.statuses.answers).filter((id) => itemOf(id).type !== 'text');
        const id = answered.filter((one) => !one.startsWith('contact'))[pick % 30];
        if (id === undefined) return;
        const found = faultsOf(withItem(made.statuses, 'answers', id, value), made.unanswered);
        expect(found).toContainEqual({ item: id, fault: 'wrong-value' });
      }),
      runs(500),
    );
  });
});
