/** What an expression is: nothing, open, open for good, or a value (a number in ten-thousandths). */
export type Meaning = 'none' | 'open' | 'vain' | { readonly is: boolean | bigint | string };

export const undecided = (meaning: Meaning): meaning is 'open' | 'vain' => meaning === 'open' || meaning === 'vain';
export const holds = (meaning: Meaning): boolean => typeof meaning === 'object' && meaning.is === true;
export const opens = (...parts: readonly Meaning[]): Meaning => (parts.includes('open') ? 'open' : 'vain');

/** A number in ten-thousandths. */
export function units(text: string): bigint {
  const [whole = '', places = ''] = text.split('.');
  return BigInt(whole + places.padEnd(4, '0'));
}

export const and = (parts: readonly Meaning[]): Meaning => {
  if (parts.some((part) => typeof part === 'object' && part.is === false)) return { is: false };
  if (parts.some(undecided)) return opens(...parts);
  return parts.includes('none') ? 'none' : { is: true };
};

export const not = (part: Meaning): Meaning => (typeof part === 'object' ? { is: part.is !== true } : part);

/** What operands give that all have a value; nothing and what is open go before. */
export function reckonedOf(call: string, operands: readonly Meaning[]): Meaning {
  if (operands.includes('none')) return 'none';
  if (operands.some(undecided)) return opens(...operands.filter(undecided));
  const [left, right] = operands.map((one) => (one as { is: bigint }).is);
  return { is: reckoned(call, left ?? 0n, right ?? 0n) };
}

function reckoned(call: string, left: bigint, right: bigint): boolean | bigint {
  switch (call) {
    case '=':
      return left === right;
    case '<>':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case 'negate':
      return -left;
    case 'isEmail':
      return `${left}` === 'a@b.example';
    default:
      throw new Error(call);
  }
}

/** What the route does with what a gate gives this. */
export function stateOf(gate: Meaning): 'asked' | 'waiting' | 'undetermined' | 'notApplicable' {
  if (holds(gate)) return 'asked';
  if (typeof gate === 'object' || gate === 'none') return 'notApplicable';
  return gate === 'open' ? 'waiting' : 'undetermined';
}
