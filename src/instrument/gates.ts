import type { Expression } from './expression/expression.ts';
import { layoutOf } from './layout.ts';
import type { Instrument } from './schema.ts';

/** The gates of each item, outside in: those of its module, its section and its question, and its own. */
export function gatesByItem({ modules }: Instrument): ReadonlyMap<string, readonly Expression[]> {
  const gates = new Map<string, readonly Expression[]>();
  for (const module of modules)
    for (const section of module.sections)
      for (const question of section.questions)
        for (const item of layoutOf(question).items)
          gates.set(
            item.id,
            [module.gate, section.gate, question.gate, item.gate].filter((gate) => gate !== undefined),
          );
  return gates;
}
