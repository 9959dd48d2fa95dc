import type { CaseMark } from '../protocol/officeActions.ts';
import { Chance } from './chance.ts';
import { drawArrival } from './fieldPeriod.ts';
import { drawFilledForm, type FilledForm, mistakenForm } from './filledForm.ts';
import { damagedDeliveryOf, deliveryOf, type SentWith, type SimulatedDelivery } from './simulatedDelivery.ts';
import type { SimulatedEnterprise } from './simulatedEnterprise.ts';
import { completeForm, type SimulatedHead, type SimulatedResponse } from './simulatedResponse.ts';
import type { TimeFrame } from './simulatedTime.ts';
import { enterpriseIn, type Simulation } from './simulation.ts';

/** What becomes of a case while the survey is in the field. Moments are milliseconds since 1970. */
export interface CaseHistory {
  readonly enterprise: SimulatedEnterprise;
  /** When its code was exchanged, or its token first used; undefined: never. */
  readonly openedAt: number | undefined;
  /** Whether it was opened with the code of the letter, and not with its QR code. */
  readonly byCode: boolean;
  /** When it was given a new code. */
  readonly reissuedAt: number | undefined;
  readonly revokedAt: number | undefined;
  /** What the office said of it. */
  readonly marked: MarkedCase | undefined;
  /** In the order in which they arrive. */
  readonly deliveries: readonly SimulatedDelivery[];
}

/** A case that will not answer, when the office said so, and why. */
export interface MarkedCase {
  readonly mark: CaseMark;
  readonly at: number;
  readonly why: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How often a case is left alone, opened and not delivered, delivered, delivered damaged alone, revoked, marked. Our assumption. */
const fates = [
  ['silent', 26.2],
  ['opened', 9.5],
  ['answers', 61.5],
  ['damaged', 0.7],
  ['revoked', 0.8],
  ['marked', 1.3],
] as const;

/** What else becomes of those that are answered. */
const courses = [
  ['plain', 92],
  ['corrected', 4],
  ['correctedTwice', 0.4],
  ['forked', 0.3],
  ['rivals', 0.7],
  ['claimed', 1.3],
  ['withoutCase', 0.5],
  ['damagedFirst', 0.8],
] as const;
type Course = (typeof courses)[number][0];

/** What becomes of the case with a number: always the same for a simulation, however many cases it has. */
export function caseHistory(simulation: Simulation, number: number): CaseHistory {
  const enterprise = enterpriseIn(simulation, number);
  const chance = new Chance(`${simulation.seed} history ${number}`);
  const { invitedAt, end } = simulation.period;
  const fate = chance.weighted(fates);
  const none = {
    enterprise,
    byCode: chance.happens(0.7),
    openedAt: undefined,
    reissuedAt: undefined,
    revokedAt: undefined,
    marked: undefined,
  };
  const lastMoment = Math.min(enterprise.expiresAt, end);
  switch (fate) {
    case 'silent':
      return { ...none, deliveries: [] };
    case 'opened':
      return {
        ...none,
        openedAt: Math.min(drawArrival(simulation.period, chance), lastMoment - hourMs),
        deliveries: [],
      };
    case 'revoked':
      return { ...none, revokedAt: invitedAt + chance.whole(5, 35) * dayMs, deliveries: [] };
    case 'marked':
      return { ...none, marked: drawMark(invitedAt + chance.whole(2, 38) * dayMs, chance), deliveries: [] };
    case 'damaged':
    case 'answers': {
      const story = new Story(simulation, enterprise, chance);
      const deliveries = fate === 'damaged' ? story.damagedAlone() : story.along(chance.weighted(courses));
      const openedAt = Math.max(invitedAt + hourMs, story.firstStart - chance.whole(1, 20) * minuteMs);
      const isReissued = chance.happens(0.012) && openedAt > invitedAt + 16 * dayMs;
      return {
        ...none,
        openedAt,
        ...(isReissued && { byCode: true, reissuedAt: openedAt - dayMs }),
        deliveries: deliveries.toSorted((one, other) => one.receivedAt - other.receivedAt),
      };
    }
  }
}

/** What the office hears of enterprises that will not answer. */
function drawMark(midnight: number, chance: Chance): MarkedCase {
  const at = midnight + chance.whole(0, 8 * hourMs);
  return chance.weighted<MarkedCase>([
    [{ mark: 'ceased', at, why: 'bankrupt, by telephone' }, 4],
    [{ mark: 'ceased', at, why: 'merged with another enterprise' }, 2],
    [{ mark: 'outOfScope', at, why: 'fewer than ten persons employed' }, 5],
    [{ mark: 'outOfScope', at, why: 'letter came back' }, 2],
  ]);
}

/** The responses to one case, and what goes before and after each. */
class Story {
  /** When the first of them was begun. */
  firstStart = Number.POSITIVE_INFINITY;
  readonly #simulation: Simulation;
  readonly #of: SimulatedEnterprise;
  readonly #chance: Chance;

  constructor(simulation: Simulation, of: SimulatedEnterprise, chance: Chance) {
    this.#simulation = simulation;
    this.#of = of;
    this.#chance = chance;
  }

  damagedAlone(): SimulatedDelivery[] {
    return [damagedDeliveryOf(this.#first(this.#filled()), this.#chance)];
  }

  along(course: Course): SimulatedDelivery[] {
    const form = this.#filled();
    switch (course) {
      case 'plain':
        return [deliveryOf(this.#first(form), 'token')];
      case 'claimed':
        return [deliveryOf(this.#first(form), 'nothing')];
      case 'withoutCase': {
        const { enterpriseNumber, name } = this.#of;
        return [deliveryOf(this.#first(form, { enterpriseNumber, label: name }), 'ownToken')];
      }
      case 'corrected': {
        const first = this.#first(mistakenForm(form, this.#chance));
        const second = this.#later(form, first, { ...this.#case(), corrects: first.document });
        return [deliveryOf(first, 'token'), deliveryOf(second, this.#chance.happens(0.15) ? 'secondToken' : 'token')];
      }
      case 'correctedTwice': {
        const first = this.#first(mistakenForm(form, this.#chance));
        const second = this.#later(mistakenForm(form, this.#chance), first, {
          ...this.#case(),
          corrects: first.document,
        });
        const third = this.#later(form, second, { ...this.#case(), corrects: second.document });
        return sentWith('token', first, second, third);
      }
      case 'forked': {
        const first = this.#first(mistakenForm(form, this.#chance));
        const [one, other] = [form, mistakenForm(form, this.#chance)].map((corrected) =>
          this.#later(corrected, first, { ...this.#case(), corrects: first.document }),
        );
        return [
          ...sentWith('token', first, ...(one ? [one] : [])),
          ...sentWith('secondToken', ...(other ? [other] : [])),
        ];
      }
      case 'rivals': {
        const first = this.#first(form);
        const other = this.#later(this.#filled(), first, this.#case());
        return [deliveryOf(first, 'token'), deliveryOf(other, 'secondToken')];
      }
      case 'damagedFirst': {
        const first = this.#first(form);
        const whole = this.#later(form, first, this.#case());
        return [damagedDeliveryOf(first, this.#chance), deliveryOf(whole, 'token')];
      }
    }
  }

  #filled(): FilledForm {
    return drawFilledForm(this.#of, this.#chance);
  }

  #case(): SimulatedHead {
    return { case: { id: this.#of.caseId, enterpriseNumber: this.#of.enterpriseNumber } };
  }

  #first(form: FilledForm, head = this.#case()): SimulatedResponse {
    const { period } = this.#simulation;
    let receivedAt = drawArrival(period, this.#chance);
    // Few come late.
    while (receivedAt > this.#of.expiresAt && this.#chance.happens(0.85))
      receivedAt = drawArrival(period, this.#chance);
    return this.#completed(form, head, {
      from: period.invitedAt + 3 * hourMs,
      begunBy: this.#of.expiresAt - hourMs,
      receivedAt,
    });
  }

  #later(form: FilledForm, after: SimulatedResponse, head: SimulatedHead): SimulatedResponse {
    const { end } = this.#simulation.period;
    const wanted = after.receivedAt + this.#chance.logNormal(1.5 * dayMs, 1);
    const receivedAt = wanted < end ? wanted : after.receivedAt + (end - after.receivedAt) * this.#chance.next();
    return this.#completed(form, head, {
      from: after.receivedAt + minuteMs,
      begunBy: Number.POSITIVE_INFINITY,
      receivedAt: Math.round(receivedAt),
    });
  }

  #completed(form: FilledForm, head: SimulatedHead, frame: Omit<TimeFrame, 'invitedAt'>): SimulatedResponse {
    const { instrument, period } = this.#simulation;
    const made = completeForm(instrument, form, head, { ...frame, invitedAt: period.invitedAt }, this.#chance);
    this.firstStart = Math.min(this.firstStart, Date.parse(made.document.startedAt));
    return made;
  }
}

const sentWith = (right: SentWith, ...responses: readonly SimulatedResponse[]): SimulatedDelivery[] =>
  responses.map((one) => deliveryOf(one, right));
