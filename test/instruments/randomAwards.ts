import type { Entered } from '../../src/engine/value.ts';
import type { Dice } from '../engine/random/dice.ts';

/** Entries and what is said to have no answer, of a draft of `test.awards`. */
export interface RandomDraft {
  readonly answers: Readonly<Record<string, Entered>>;
  readonly unanswered: ReadonlySet<string>;
}

/** A draft of `test.awards`: now and then with a blank, a row too few or too many, or a name that is there twice. */
export function randomAwards(dice: Dice): RandomDraft {
  const answers: Record<string, Entered> = {};
  const unanswered = new Set<string>();
  const say = (item: string, ...values: Entered[]) => {
    if (dice.happens(0.02)) return;
    if (dice.happens(0.03)) unanswered.add(item);
    else answers[item] = dice.oneOf(values);
  };
  const rows = (roster: string, ids: readonly string[]): string[] =>
    ids.flatMap((id) => {
      if (dice.happens(0.4)) return [];
      answers[`${roster}[${id}]`] = dice.oneOf(['F', 'M', 'V', 'Va']);
      return [`${roster}[${id}]`];
    });
  const [yes, no] = ['yes', 'no'];
  say('anyProjects', yes, yes, yes, no);
  say('mostAwards', 0, 3, 3, 3, 2);
  for (const project of rows('projects', ['a', 'b', 'c'])) {
    say(`${project}.projectName`, `Project ${project}`, `Project ${project}`, 'Alpha');
    say(`${project}.isCrossBorder`, yes, yes, no);
    say(`${project}.isOverfunded`, yes, no);
  }
  for (const award of rows('awards', ['x', 'y', 'z'])) {
    say(`${award}.beneficiary`, 'Firm', 'Works');
    say(`${award}.project`, 'a', 'b', 'c');
    say(`${award}.amount`, '600000', '499999.99', '0');
    say(`${award}.isPublished`, yes, no);
    for (const payment of rows(`${award}.payments`, ['1', '2'])) say(`${payment}.paid`, '1000', '500000');
  }
  say('isLot', yes, no);
  say('allPublished', yes, no);
  return { answers, unanswered };
}
