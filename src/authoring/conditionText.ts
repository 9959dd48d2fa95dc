import type { Condition } from '../instrument/condition.ts';

function isPlain(condition: Condition): boolean {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.length === 1;
    case 'some':
    case 'every':
      return condition.items.length === 1;
    case 'total':
      return condition.blank === undefined;
    default:
      return true;
  }
}

const joined = (parts: readonly Condition[], sign: string): string =>
  parts
    .map((part) => (parts.length === 1 || isPlain(part) ? conditionText(part) : `(${conditionText(part)})`))
    .join(` ${sign} `);

/** A condition in words: "C3 = yes and C4 = yes". */
export function conditionText(condition: Condition): string {
  switch (condition.op) {
    case 'equals':
      return `${condition.item} = ${condition.value}`;
    case 'shape':
      return `${condition.item} is like ${condition.is === 'email' ? 'an e-mail address' : 'a telephone number'}`;
    case 'some':
    case 'every': {
      const { items, op, value } = condition;
      if (items.length === 1) return `${items[0]} = ${value}`;
      return `${op === 'some' ? 'one of' : 'each of'} ${items.join(', ')} = ${value}`;
    }
    case 'total': {
      const { items, is, than, blank } = condition;
      const compared = `${items.join(' + ')} ${is} ${than}`;
      return blank === undefined ? compared : `${compared}${blank ? ' or blank' : ' and not blank'}`;
    }
    case 'all':
      return joined(condition.of, 'and');
    case 'any':
      return joined(condition.of, 'or');
    case 'not':
      return `not (${conditionText(condition.of)})`;
  }
}
