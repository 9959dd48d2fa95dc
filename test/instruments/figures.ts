import { entriesIn } from '../support/rows.ts';

/** Two projects of which one is dear and dirty, of a budget that they are within. */
export const figuresAnswers = entriesIn({
  ...{ budget: '2000', opened: '2026-02-28' },
  projects: {
    p1: { project: 'Wind', cost: '60', green: 'yes' },
    p2: { project: 'Coal', cost: '1440.5', green: 'no' },
  },
});

/** What is computed of them. */
export const figuresComputed = {
  ...{ total: '1500.5', isLarge: 'yes', size: 'large', ends: '2027-02-28', mean: '750.3', filled: 75 },
  ...{ 'projects[p1].share': 3, 'projects[p2].share': 72 },
};

/** What is told of them where it was begun on that day. */
export const figuresOutcome = {
  ...{ fits: 'met', timely: 'met', allClean: 'notMet' },
  ...{ 'projects[p1].clean': 'notApplicable', 'projects[p2].clean': 'notMet' },
};
