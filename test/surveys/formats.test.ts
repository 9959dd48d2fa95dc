import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assessment.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { reasonsFrom } from '../../src/engine/reasons.ts';
import type { Answers } from '../../src/engine/value.ts';
import { allOf, openedUp } from '../../src/instrument/expression/openedUp.ts';
import { gatesByItem } from '../../src/instrument/gates.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { earlier } from '../../src/surveys/earlier.ts';
import patch from '../../src/surveys/ict-2024/1.0.0.json' with { type: 'json' };
import structure from '../../src/surveys/ict-2024/structure.json' with { type: 'json' };
import { anyDraft, fullDraft, ids, runs, validDraft } from '../engine/arbitraries.ts';
import { canonical } from './canonical.ts';
import first from './ict-2024-format1/structure.json' with { type: 'json' };

function loaded(data: unknown): Instrument {
  const instrument = loadInstrument(data);
  if (!instrument.ok) throw new Error(JSON.stringify(instrument.fault));
  return instrument.value;
}

const patched = async (of: unknown): Promise<unknown> =>
  (
    await earlier(
      async () => ({ default: of }),
      async () => ({ default: patch }),
    )
  ).default;

/** Each version as it was released in format 1, and as it is written now. */
const versions = [
  ['1.1.0', loaded(first), loaded(structure)],
  ['1.0.0', loaded(await patched(first)), loaded(await patched(structure))],
] as const;

const draft: fc.Arbitrary<Answers> = fc.oneof(anyDraft, validDraft, fullDraft);

describe('the ICT survey in format 1', () => {
  it.each([
    ['1.0.0', '35e630bcc29866982dd727a803aaa9748b9d8a293c994b3fec9a039c8736fd83'],
    ['1.1.0', 'ebd9fa5e0e6377087de60fa60521baa42f85e8bb38d066b4d4ebecd54233445b'],
  ])('is %s as it was released', async (version, sha256) => {
    const was = version === '1.0.0' ? await patched(first) : first;
    expect(createHash('sha256').update(canonical(was)).digest('hex')).toBe(sha256);
  });

  it.each(versions)('%s has the questions and the checks that it has now', (_version, was, is) => {
    const bare = (of: Instrument): unknown =>
      JSON.parse(
        JSON.stringify({ ...of, format: '', conditions: {}, functions: [] }, (key, value) =>
          key === 'gate' || key === 'when' ? undefined : value,
        ),
      );
    expect(bare(is)).toEqual(bare(was));
    const askedIf = ({ conditions, ...of }: Instrument) =>
      [...gatesByItem({ conditions, ...of })].map(([item, gates]) => [
        item,
        allOf(gates.map((gate) => openedUp(gate, conditions))) !== undefined,
      ]);
    expect(askedIf(is)).toEqual(askedIf(was));
  });

  it.each(versions)('%s asks, skips, waits and finds as it does now, for the same reasons', (_version, was, is) => {
    fc.assert(
      fc.property(
        draft,
        fc.array(fc.constantFrom(...ids), { maxLength: 6 }),
        fc.nat(600),
        (answers, silent, measured) => {
          const unanswered = new Set(silent);
          expect(assess(is, answers, unanswered, measured)).toEqual(assess(was, answers, unanswered, measured));
          const reasonsOf = (instrument: Instrument) => {
            const evaluation = evaluationOf(instrument, answers, unanswered);
            return [...evaluation.program.questions.keys()].map((id) => [id, reasonsFrom(evaluation, id)]);
          };
          expect(reasonsOf(is)).toEqual(reasonsOf(was));
        },
      ),
      runs(1000),
    );
  });
});

it('the difference to an earlier version fits what was read as it fits the file', async () => {
  expect(await patched(loaded(structure))).toEqual(loaded(await patched(structure)));
});
