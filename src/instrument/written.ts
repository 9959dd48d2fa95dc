import * as z from 'zod/mini';
import { belowMeasured, condition } from './condition.ts';
import type { Expression } from './expression/expression.ts';
import { expressionFaultText } from './expression/expressionFault.ts';
import { keepOffsets } from './expression/offsets.ts';
import { parseExpression } from './expression/parse.ts';
import { fromCondition } from './fromCondition.ts';

/** Reads what was written into a tree; the character of a fault goes with it. */
function treeOf(
  text: string | Parameters<typeof fromCondition>[0],
  { issues }: z.core.ParsePayload,
  path: string[] = [],
): Expression {
  if (typeof text !== 'string') return fromCondition(text);
  const parsed = parseExpression(text);
  if (parsed.ok) {
    keepOffsets(parsed.value.offsets);
    return parsed.value.expression;
  }
  const { fault } = parsed;
  issues.push({ code: 'custom', message: expressionFaultText(fault), params: { at: fault.at }, input: text, path });
  return z.NEVER;
}

/** What must hold, as it is written: a text, or in format 1 an object. Read, it is a tree. */
export const written = z.pipe(
  z.union([z.string(), condition]),
  z.transform((text, context) => treeOf(text, context)),
);

/** What must hold in an edit check. */
export const writtenInCheck = z.pipe(
  z.union([z.string(), z.discriminatedUnion('op', [condition, belowMeasured])]),
  z.transform((text, context) => treeOf(text, context)),
);

/** A condition that has a name: its text, or an object with room for more. */
export const writtenByName = z.pipe(
  z.union([z.string(), z.strictObject({ is: z.string() })]),
  z.transform((text, context) => (typeof text === 'string' ? treeOf(text, context) : treeOf(text.is, context, ['is']))),
);
