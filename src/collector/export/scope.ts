import { type Ternary, truthOf } from '../../engine/truth.ts';
import type { Delivered } from './delivered.ts';

/**
 * Whether a response is in the EU scope of a module, or, where no module is named, of every module that the EU asks of
 * fewer enterprises than the form. Undefined where its answers do not tell.
 */
export function insideScope({ document: { answers }, to }: Delivered, module?: string): Ternary {
  const scopes = to.codebook?.scopes ?? [];
  const of = scopes
    .filter(({ modules }) => module === undefined || modules.includes(module))
    .map(({ inside }) => inside);
  return truthOf({ op: 'all', of }, (item) => (Object.hasOwn(answers, item) ? answers[item] : undefined));
}
