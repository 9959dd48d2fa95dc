import type * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { circleFaults } from './circles.ts';
import { type Fault, faultsOf } from './faults.ts';
import { formatFaults } from './formats.ts';
import { functionsIn, isComputing } from './functions.ts';
import { withGatedOptions } from './gatedOptions.ts';
import { givenIn } from './given.ts';
import { loadFaultsOfKinds } from './kindsIn.ts';
import { typesIn } from './layout.ts';
import { deepestNesting } from './limits.ts';
import { isTooDeep } from './nesting.ts';
import { quotes, quotingParts, textsWithin } from './quotes.ts';
import { rosterFaults } from './rosterFaults.ts';
import { type Instrument, instrument } from './schema.ts';
import { type Texts, texts } from './texts.ts';
import { withTypedValues } from './typedConditions.ts';
import { withoutSchema } from './withoutSchema.ts';

function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  data: unknown,
): Result<z.output<Schema>, readonly Fault[]> {
  if (isTooDeep(data)) return fail([{ place: '(whole file)', fault: `deeper than ${deepestNesting} levels` }]);
  const parsed = schema.safeParse(withoutSchema(data));
  return parsed.success ? ok(parsed.data) : fail(faultsOf(parsed.error));
}

/**
 * Reads a questionnaire's structure; a broken one names each fault with its place. Whatever its format, what gates and
 * checks say is read into trees.
 */
export function loadInstrument(data: unknown): Result<Instrument, readonly Fault[]> {
  const parsed = parse(instrument, data);
  if (!parsed.ok) return parsed;
  const faults = [...formatFaults(parsed.value, data), ...rosterFaults(parsed.value)];
  if (faults.length > 0) return fail(faults);
  const isFirst = parsed.value.format === 'veldwerk-instrument/1';
  const loaded = isFirst ? withTypedValues(parsed.value) : withGatedOptions(parsed.value);
  const inExpressions = [...loadFaultsOfKinds(loaded), ...circleFaults(loaded)];
  return inExpressions.length > 0
    ? fail(inExpressions)
    : ok({
        ...loaded,
        // What is computed is evaluated as rows are.
        ...(isComputing(loaded) && { rosters: loaded.rosters ?? {} }),
        types: [...typesIn(loaded)],
        functions: functionsIn(loaded),
        ...givenTo(loaded),
      });
}

/** What it reads of what is given, where there is such. */
function givenTo(instrument: Instrument): Pick<Instrument, 'given'> {
  const given = givenIn(instrument);
  return given.length > 0 ? { given } : {};
}

/** Reads a questionnaire's words in one language; broken ones name each fault with its place. */
export function loadTexts(data: unknown): Result<Texts, readonly Fault[]> {
  const parsed = parse(texts, data);
  if (!parsed.ok) return parsed;
  const isQuoting = quotingParts.some((part) => textsWithin(parsed.value[part]).some(({ text }) => quotes(text)));
  return isQuoting ? ok({ ...parsed.value, quotes: true }) : parsed;
}
