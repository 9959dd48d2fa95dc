import { type Evaluate, type ExpressionValue, inVain, isUndecided, none, open } from '../expressionValue.ts';

/** The least of `false`, open, none, `true` among parts; `or` is the same with `true` and `false` in each other's place. */
const combined =
  (decisive: boolean) =>
  (...parts: readonly Evaluate[]): Evaluate =>
  (results) => {
    let sofar: ExpressionValue = !decisive;
    for (const part of parts) {
      const result = part(results);
      if (result === decisive) return decisive;
      if (result === open) sofar = open;
      else if (result === inVain && sofar !== open) sofar = inVain;
      else if (result === none && !isUndecided(sofar)) sofar = none;
    }
    return sofar;
  };

export const and = combined(false);
export const or = combined(true);

/** None counts as not holding here, too: what does not exist is neither so nor otherwise. */
export const not =
  (part: Evaluate): Evaluate =>
  (results) => {
    const result = part(results);
    return typeof result === 'boolean' ? !result : result;
  };

/** The second where the first holds, the third where it does not. */
export const choose =
  (condition: Evaluate, then: Evaluate, otherwise: Evaluate): Evaluate =>
  (results) => {
    const result = condition(results);
    if (isUndecided(result)) return result;
    return result === true ? then(results) : otherwise(results);
  };
