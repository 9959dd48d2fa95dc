import type { Expression } from './expression.ts';
import type { FunctionName, Kind } from './signatures.ts';

/** What is wrong with what an expression reads, or with what it makes of it. `part`: where. */
export type KindFault = { readonly part: Expression } & (
  | { readonly kind: 'unknown-name'; readonly name: string }
  /** An item where a number, or a text, is wanted. */
  | { readonly kind: 'not-a-number' | 'not-a-text'; readonly item: string }
  | { readonly kind: 'impossible-value'; readonly item: string; readonly value: string | number }
  | { readonly kind: 'needs-rosters' | 'unknown-given' | 'given-outside-checks'; readonly name: string }
  /** What only a row knows, read where none asks. */
  | { readonly kind: 'row-outside'; readonly name: string }
  | { readonly kind: 'rows-in-rows' }
  | { readonly kind: 'no-roster'; readonly call: FunctionName }
  /** `by`: the function that takes it; without one, a gate, a check or a named condition. */
  | { readonly kind: 'wanted'; readonly wanted: Kind; readonly found: Kind; readonly by?: FunctionName }
  | { readonly kind: 'differ'; readonly left: Kind; readonly right: Kind }
  | { readonly kind: 'no-order' | 'no-equals'; readonly found: Kind }
  | { readonly kind: 'currencies'; readonly left: string; readonly right: string }
);

const kindWords: Readonly<Record<Kind, string>> = {
  truth: 'a truth',
  number: 'a number',
  text: 'a text',
  code: 'one of listed options',
  codes: 'some of listed options',
  date: 'a date',
};

/** A fault of kinds in one line. */
export function kindFaultText(fault: KindFault): string {
  switch (fault.kind) {
    case 'unknown-name':
      return `there is no item or condition ${fault.name}`;
    case 'not-a-number':
      return `${fault.item} is no number`;
    case 'not-a-text':
      return `${fault.item} is no text`;
    case 'impossible-value':
      return `${fault.item} can never be ${JSON.stringify(fault.value)}`;
    case 'needs-rosters':
      return `${fault.name} is no reference to a row, nor a roster that is reckoned over here`;
    case 'row-outside':
      return fault.name === 'position'
        ? '"position" stands in a row alone'
        : `"${fault.name}" is the row that asks: it stands in "where", and in a row`;
    case 'rows-in-rows':
      return 'what is reckoned over rows stands in no other: name it as a condition of the row';
    case 'no-roster':
      return `"${fault.call}" names a roster, as in ${fault.call}(awards.amount where isLarge)`;
    case 'unknown-given':
      return `nothing is given as ${fault.name}`;
    case 'given-outside-checks':
      return `given.${fault.name} stands in checks alone: no route depends on a clock`;
    case 'wanted':
      return fault.by === undefined
        ? `this is ${kindWords[fault.found]}, not ${kindWords[fault.wanted]}${fault.wanted === 'truth' ? " (as in Q = 'yes')" : ''}`
        : `"${fault.by}" takes ${kindWords[fault.wanted]} here, not ${kindWords[fault.found]}`;
    case 'differ':
      return `${kindWords[fault.left]} and ${kindWords[fault.right]} do not go together`;
    case 'no-order':
      return `${kindWords[fault.found]} has no order: only = and <> compare it`;
    case 'currencies':
      return `${fault.left} and ${fault.right} do not mix`;
    case 'no-equals':
      return `"selected" asks for an option of several, not = or <>`;
  }
}
