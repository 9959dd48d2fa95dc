import { type ExpressionValue, isUndecided, none } from '../../engine/expressionValue.ts';

/** What a truth was seen to be. */
export interface Seen {
  holds: boolean;
  fails: boolean;
}

/** What the truths at some places were seen to be. What waits for something that never comes neither holds nor fails. */
export class Sightings {
  readonly #seen: ReadonlyMap<number, Seen>;

  constructor(targets: readonly number[]) {
    this.#seen = new Map(targets.map((target) => [target, { holds: false, fails: false }]));
  }

  at(target: number): Seen | undefined {
    return this.#seen.get(target);
  }

  /** Those of some places that are looked at. */
  among(places: readonly number[]): number[] {
    return places.filter((place) => this.#seen.has(place));
  }

  look(places: Iterable<number>, results: readonly ExpressionValue[]): void {
    for (const place of places) {
      const seen = this.#seen.get(place);
      const result = results[place] ?? none;
      if (seen && !isUndecided(result)) seen[result === true ? 'holds' : 'fails'] = true;
    }
  }
}
