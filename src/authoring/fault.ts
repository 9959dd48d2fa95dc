import type { Value } from '../engine/value.ts';
import type { ItemType } from '../instrument/itemTypes.ts';

/** What carries an id, or has words of its own. */
export type IdKind =
  | ('module' | 'section' | 'question' | 'item' | 'condition' | 'option')
  | ('check' | 'term' | 'unit' | 'language' | 'roster' | 'criterion' | 'outcome');

/** What can have a gate of its own. */
export type PartKind = 'module' | 'section' | 'question' | 'item' | 'option';

/** What an expression of a part may be beside its gate, as the file calls it. */
export const expressionNames = ['is', 'where', 'min', 'limit', 'applies', 'met', 'notMet'] as const;
export type ExpressionName = (typeof expressionNames)[number];

/**
 * Where an expression or a list of items stands: a gate (without `part`, a question's), a named condition, or a case of a
 * check (counted from 1); `named`: what is no gate of that part; `character`: where in its text, counted from 1.
 */
export type ConditionPlace = { readonly character?: number; readonly named?: ExpressionName } & (
  | { readonly of: 'gate'; readonly part?: Exclude<PartKind, 'question'> | 'roster'; readonly id: string }
  | { readonly of: 'condition' | 'criterion'; readonly id: string }
  | { readonly of: 'check'; readonly id: string; readonly case: number }
);

/** A fault of an instrument that has the right shape but cannot work, or lacks texts. */
export type LintFault =
  | { readonly fault: 'duplicate-id' | 'inherited-id'; readonly kind: IdKind; readonly id: string }
  | { readonly fault: 'unknown-item'; readonly place: ConditionPlace; readonly item: string }
  | {
      readonly fault: 'impossible-value';
      readonly place: ConditionPlace;
      readonly item: string;
      readonly value: string | number;
    }
  | { readonly fault: 'not-a-number'; readonly place: ConditionPlace; readonly item: string }
  | { readonly fault: 'not-a-text'; readonly place: ConditionPlace; readonly item: string }
  | { readonly fault: 'not-measured'; readonly place: ConditionPlace; readonly item: string }
  | { readonly fault: 'unknown-check'; readonly place: ConditionPlace; readonly check: string }
  | { readonly fault: 'looks-ahead'; readonly place: ConditionPlace; readonly item: string }
  | { readonly fault: 'unused-condition'; readonly condition: string }
  | { readonly fault: 'bad-split'; readonly question: string; readonly total: number; readonly most: number }
  | { readonly fault: 'bad-bounds'; readonly item: string; readonly min: Value; readonly max: Value }
  | { readonly fault: 'unknown-currency'; readonly item: string; readonly currency: string }
  | { readonly fault: 'unknown-option' | 'unknown-gated-option'; readonly item: string; readonly option: string }
  | { readonly fault: 'unused-list'; readonly list: string }
  | { readonly fault: 'unused-domain-check'; readonly type: ItemType }
  | { readonly fault: 'official-unlisted'; readonly language: string }
  | { readonly fault: 'never-opens' | 'unreachable' | 'never-closes'; readonly part: PartKind; readonly id: string }
  | { readonly fault: 'never-fires'; readonly check: string; readonly case: number }
  | { readonly fault: 'not-proven'; readonly about: readonly ConditionPlace[]; readonly limit: number }
  | { readonly fault: 'no-texts'; readonly language: string }
  | { readonly fault: 'unlisted-texts'; readonly language: string }
  | {
      readonly fault: 'bad-quote';
      readonly language: string;
      readonly text: string;
      readonly character: number;
      readonly says: string;
    }
  | {
      readonly fault: 'unknown-quote' | 'quote-ahead';
      readonly language: string;
      readonly text: string;
      readonly name: string;
    }
  | { readonly fault: 'no-quote-here'; readonly language: string; readonly text: string }
  | {
      readonly fault: 'other-quotes';
      readonly language: string;
      readonly text: string;
      readonly names: string;
      readonly than: string;
      readonly wanted: string;
    }
  | { readonly fault: 'wrong-language'; readonly language: string; readonly says: string }
  | {
      readonly fault: 'missing-text' | 'missing-label' | 'unknown-text';
      readonly language: string;
      readonly kind: IdKind;
      readonly id: string;
    };

function partText(place: ConditionPlace): string {
  switch (place.of) {
    case 'gate':
      return `${whatText(place.named)} of ${place.part === undefined ? '' : `${place.part} `}${place.id}`;
    case 'condition':
    case 'criterion':
      return `${place.of} ${place.id}${place.named ? `, ${place.named}` : ''}`;
    case 'check':
      return `check ${place.id}, case ${place.case}`;
  }
}

const whatText = (named: ExpressionName | undefined): string => (named ? `"${named}"` : 'the gate');

/** Where something stands, in English. */
export const placeText = (place: ConditionPlace): string =>
  place.character === undefined ? partText(place) : `${partText(place)}, character ${place.character}`;

/** A fault in one line of English. */
export function faultText(found: LintFault): string {
  if (isWordingFault(found)) return `texts ${found.language}: ${wordingFaultText(found)}`;
  switch (found.fault) {
    case 'duplicate-id':
      return `${found.kind} ${found.id}: the id is used twice`;
    case 'inherited-id':
      return `${found.kind} ${found.id}: everything in JavaScript has something of this name: use another id`;
    case 'unknown-check':
      return `${placeText(found.place)}: there is no other check ${found.check}`;
    case 'unknown-item':
      return `${placeText(found.place)}: there is no item ${found.item}`;
    case 'impossible-value':
      return `${placeText(found.place)}: ${found.item} can never be ${JSON.stringify(found.value)}`;
    case 'not-a-number':
      return `${placeText(found.place)}: reckons with ${found.item}, which is no number`;
    case 'not-a-text':
      return `${placeText(found.place)}: asks for the shape of ${found.item}, which is no text`;
    case 'not-measured':
      return `${placeText(found.place)}: compares ${found.item} with a measured time that is not offered there`;
    case 'looks-ahead':
      return `${placeText(found.place)}: reads ${found.item}, which is not asked before ${found.place.id}`;
    case 'unused-condition':
      return `condition ${found.condition}: nothing reads it`;
    case 'bad-split':
      return `question ${found.question}: its parts can't make ${found.total} together, only 0 to ${found.most}`;
    case 'bad-bounds':
      return `item ${found.item}: nothing is from ${found.min} to ${found.max}`;
    case 'unknown-currency':
      return `item ${found.item}: ISO 4217 has no currency ${found.currency}`;
    case 'unknown-option':
      return `item ${found.item}: ${found.option} is exclusive, but none of its options`;
    case 'unknown-gated-option':
      return `item ${found.item}: ${found.option} has a gate, but is none of its options`;
    case 'unused-list':
      return `list ${found.list}: no item has its options`;
    case 'unused-domain-check':
      return `domain check of ${found.type}: no item is of this type`;
    case 'official-unlisted':
      return `language ${found.language}: official, but not among the languages`;
    case 'never-opens':
      return `${found.part} ${found.id}: its gate can never open`;
    case 'unreachable':
      return `${found.part} ${found.id}: never asked, since it reads or stands in what is never asked`;
    case 'never-closes':
      return `${found.part} ${found.id}: its gate can never close`;
    case 'never-fires':
      return `check ${found.check}, case ${found.case}: can never fire`;
    case 'not-proven':
      return `not proven within ${found.limit} evaluations: ${found.about.map(placeText).join('; ')}`;
    case 'no-texts':
      return `language ${found.language}: listed, but there are no texts`;
    case 'unlisted-texts':
      return `language ${found.language}: there are texts, but it is not among the languages`;
    case 'wrong-language':
      return `language ${found.language}: its texts say that they are ${found.says}`;
  }
}

const wordingFaults = [
  ...(['bad-quote', 'unknown-quote', 'quote-ahead', 'no-quote-here', 'other-quotes'] as const),
  ...(['missing-text', 'missing-label', 'unknown-text'] as const),
] as const;

/** A fault of the words in a language, each beside what the structure has. */
export type WordingFault = Extract<LintFault, { readonly fault: (typeof wordingFaults)[number] }>;

export const isWordingFault = (found: LintFault): found is WordingFault =>
  wordingFaults.some((one) => one === found.fault);

/** A fault of words in one line of English, without the language. */
export function wordingFaultText(found: WordingFault): string {
  switch (found.fault) {
    case 'bad-quote':
      return `${found.text}, character ${found.character}: ${found.says}`;
    case 'unknown-quote':
      return `${found.text} quotes ${found.name}, which is no item of its row, or asked once`;
    case 'quote-ahead':
      return `${found.text} quotes ${found.name}, which is not asked before`;
    case 'no-quote-here':
      return `${found.text} quotes, but nothing is filled in there`;
    case 'other-quotes':
      return `${found.text} quotes ${found.names || 'nothing'}, in ${found.than} ${found.wanted || 'nothing'}`;
    case 'missing-text':
      return `${found.kind} ${found.id} has no words`;
    case 'missing-label':
      return `${found.kind} ${found.id} has no label, and its id is no number or letter`;
    case 'unknown-text':
      return `words for ${found.kind} ${found.id}, which the structure does not have`;
  }
}
