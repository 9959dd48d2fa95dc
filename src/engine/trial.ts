import type { Evaluation, Input } from './evaluation.ts';

/** What is so once inputs are taken in; they are taken back at once. */
export function trial<Told>(evaluation: Evaluation, inputs: readonly Input[], ask: () => Told): Told {
  const { before } = evaluation.apply(inputs);
  try {
    return ask();
  } finally {
    evaluation.apply(before);
  }
}
