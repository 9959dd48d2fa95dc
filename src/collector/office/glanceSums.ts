import type { ResponseFacts } from '../../export/facts.ts';
import { nameIn } from '../../instrument/address.ts';
import { visible } from '../../lib/visible.ts';
import type { Glance, GlanceFindings } from '../../protocol/glance.ts';
import { caseState } from '../../protocol/invitation.ts';
import { nonresponseReason } from '../../protocol/nonresponse.ts';
import type { CountedCases, CountedResponses } from '../store/glanceRows.ts';
import { binsOf, spreadOf, type Tally, tally } from './spread.ts';

/** What a device says its app is is its own word: many a stranger's would make the list long. */
const mostAppVersions = 30;

/** Counts by name, the first name first. */
class Counts {
  readonly #counts = new Map<string, number>();

  add(name: string, number: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + number);
  }

  get sorted(): [name: string, count: number][] {
    return [...this.#counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
  }
}

/** Facts as an earlier version of the collector may have kept them. */
type KeptFacts = Omit<ResponseFacts, 'unanswered'> & Partial<Pick<ResponseFacts, 'unanswered'>>;

/** What intake found in the responses to one questionnaire, summed. */
class Findings {
  #number = 0;
  readonly #measuredSeconds: Tally = new Map();
  readonly #declaredMinutes: Tally = new Map();
  readonly #moduleSeconds = new Map<string, Tally>();
  readonly #checks = new Map<string, { open: number; confirmed: number }>();
  readonly #unanswered = new Map<string, { unknown: number; refused: number; inapplicable: number }>();

  add({ measuredSeconds, declaredMinutes, moduleSeconds, openFindings, confirmedFindings, unanswered }: KeptFacts) {
    this.#number += 1;
    tally(this.#measuredSeconds, measuredSeconds);
    if (declaredMinutes !== undefined) tally(this.#declaredMinutes, declaredMinutes);
    for (const [module, seconds] of Object.entries(moduleSeconds))
      tally(
        kept(this.#moduleSeconds, module, () => new Map()),
        seconds,
      );
    for (const check of openFindings) this.#check(check).open += 1;
    for (const check of confirmedFindings) this.#check(check).confirmed += 1;
    for (const [item, reason] of Object.entries(unanswered ?? {}))
      kept(this.#unanswered, nameIn(item), () => ({ unknown: 0, refused: 0, inapplicable: 0 }))[reason] += 1;
  }

  /** What was found in a row counts with what was found in the others. */
  #check = (check: string) => kept(this.#checks, nameIn(check), () => ({ open: 0, confirmed: 0 }));

  toldOf(id: string): GlanceFindings {
    const total = (counts: Record<(typeof nonresponseReason.options)[number], number>) =>
      nonresponseReason.options.reduce((sum, reason) => sum + counts[reason], 0);
    return {
      id,
      number: this.#number,
      measured: spreadOf(this.#measuredSeconds, 60),
      declared: spreadOf(this.#declaredMinutes),
      bins: binsOf(this.#measuredSeconds, this.#declaredMinutes),
      modules: byName(this.#moduleSeconds).map(([module, seconds]) => ({ module, ...spreadOf(seconds, 60) })),
      checks: byName(this.#checks).map(([check, counts]) => ({ check, ...counts })),
      unanswered: byName(this.#unanswered)
        .map(([item, counts]) => ({ item, ...counts }))
        .toSorted((one, other) => total(other) - total(one)),
    };
  }
}

const byName = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
  [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));

function kept<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
  const found = map.get(name) ?? make();
  map.set(name, found);
  return found;
}

/** The office's counts, summed from what the store counts page by page. */
export class GlanceSums {
  readonly #days = new Counts();
  readonly #languages = new Counts();
  readonly #questionnaires = new Counts();
  readonly #appVersions = new Counts();
  readonly #senders = new Counts();
  #sealed = 0;
  #simulated = 0;
  #unread = 0;
  readonly #found = new Map<string, Findings>();
  readonly #states = new Map<CountedCases['state'], number>();
  #due = 0;
  #delivered = 0;
  readonly #deliveries = new Counts();
  readonly #deadlines = new Counts();
  readonly #caseLanguages = new Map<string, { due: number; delivered: number }>();

  addResponses({ day, language, instrument: { id, version }, sender, sealed, number, facts }: CountedResponses): void {
    this.#days.add(day, number);
    this.#questionnaires.add(`${id} ${version}`, number);
    this.#senders.add(sender, number);
    if (sealed) {
      this.#sealed += number;
      return;
    }
    this.#languages.add(language, number);
    // Not validated: only collectors write them.
    const found = JSON.parse(`[${facts}]`) as KeptFacts[];
    const findings = kept(this.#found, id, () => new Findings());
    for (const one of found) {
      findings.add(one);
      this.#appVersions.add(one.appVersion, 1);
      if (one.simulated) this.#simulated += 1;
      if (!one.unanswered) this.#unread += 1;
    }
    this.#unread += number - found.length;
  }

  addCases({ state, language = '', deadline, delivered, number }: CountedCases): void {
    this.#states.set(state, (this.#states.get(state) ?? 0) + number);
    if (state === 'outOfScope' || state === 'ceased') return;
    const of = kept(this.#caseLanguages, language, () => ({ due: 0, delivered: 0 }));
    this.#due += number;
    of.due += number;
    if (deadline !== undefined) this.#deadlines.add(deadline, number);
    if (delivered === undefined) return;
    this.#delivered += number;
    of.delivered += number;
    this.#deliveries.add(delivered, number);
  }

  toldAt(at: string, { refused, drafts }: Pick<Glance, 'refused' | 'drafts'>): Glance {
    const ofDay = ([day, count]: [string, number]) => ({ day, count });
    return {
      at,
      days: this.#days.sorted.map(ofDay),
      languages: this.#languages.sorted.map(([language, count]) => ({ language, count })),
      questionnaires: this.#questionnaires.sorted.map(([name, count]) => {
        const [id = '', version = ''] = name.split(' ');
        return { id, version, count };
      }),
      appVersions: appVersionsOf(this.#appVersions.sorted),
      senders: this.#senders.sorted.map(([sender, count]) => ({ sender, count })),
      sealed: this.#sealed,
      simulated: this.#simulated,
      unread: this.#unread,
      found: byName(this.#found).map(([id, findings]) => findings.toldOf(id)),
      cases: {
        states: caseState.options.flatMap((state) => {
          const count = this.#states.get(state);
          return count === undefined ? [] : { state, count };
        }),
        due: this.#due,
        delivered: this.#delivered,
        deliveries: this.#deliveries.sorted.map(ofDay),
        deadlines: this.#deadlines.sorted.map(ofDay),
        languages: byName(this.#caseLanguages).map(([language, counts]) => ({ language, ...counts })),
      },
      refused,
      drafts,
    };
  }
}

function appVersionsOf(counts: readonly (readonly [version: string, count: number])[]): Glance['appVersions'] {
  const sorted = counts.toSorted(([, one], [, other]) => other - one);
  const rest = sorted.slice(mostAppVersions).reduce((sum, [, count]) => sum + count, 0);
  return [
    ...sorted.slice(0, mostAppVersions).map(([version, count]) => ({ version: visible(version), count })),
    ...(rest > 0 ? [{ count: rest }] : []),
  ];
}
