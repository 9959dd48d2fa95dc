import type { Expression } from '../instrument/expression/expression.ts';
import { type Declared, layoutOf } from '../instrument/layout.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { PartKind } from './fault.ts';
import { circuitOf, type Gated } from './proof/circuit.ts';

/** A part with a gate of its own. */
export interface GatedPart extends Gated {
  readonly part: PartKind;
  readonly id: string;
  readonly gate: Expression;
}

/** The parts of an instrument that have gates of their own, in order. */
export function gatedPartsOf(instrument: Instrument): GatedPart[] {
  const { gates } = circuitOf(instrument);
  return writtenGates(instrument).flatMap((written, at) => {
    const gated = gates[at];
    return gated ? [{ ...written, ...gated }] : [];
  });
}

type WrittenGate = Pick<GatedPart, 'part' | 'id' | 'gate'>;

const gateOf = (
  part: PartKind,
  { id, gate }: { readonly id: string; readonly gate?: Expression | undefined },
): WrittenGate[] => (gate === undefined ? [] : [{ part, id, gate }]);

const optionGatesOf = (item: Declared): WrittenGate[] =>
  Object.entries(('optionGates' in item && item.optionGates) || {}).map(([code, gate]) => ({
    part: 'option',
    id: `${item.id}.${code}`,
    gate,
  }));

/** In the order in which a program has them. */
const writtenGates = ({ modules }: Instrument): WrittenGate[] =>
  modules.flatMap((module) => [
    ...gateOf('module', module),
    ...module.sections.flatMap((section) => [
      ...gateOf('section', section),
      ...section.questions.flatMap((question) => [
        ...gateOf('question', question),
        ...layoutOf(question).items.flatMap((item) => [...gateOf('item', item), ...optionGatesOf(item)]),
      ]),
    ]),
  ]);
