import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingOf } from '../../src/cli/opening-texts.ts';
import { findingsFrom } from '../../src/engine/allFindings.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import type { Texts } from '../../src/instrument/texts.ts';
import { catalogue } from '../../src/surveys/catalogue.ts';
import { openInstrument, openTexts } from '../../src/surveys/open.ts';
import { anyDraft, runs } from '../engine/arbitraries.ts';
import { ict2024 } from '../support/ict2024.ts';

async function textsOf({ id, version, languages }: Instrument): Promise<Texts[]> {
  const opened = await Promise.all(languages.map((language) => openTexts(id, version, language)));
  return opened.flatMap((one) => (one.ok ? [one.value] : []));
}

/** The questionnaire as if it began with one of its modules. */
const beginningWith = (instrument: Instrument, first: string): Instrument => ({
  ...instrument,
  modules: instrument.modules.toSorted(({ id }) => (id === first ? -1 : 0)),
});

const explained = ({ modules, sections, questions }: Texts, at: string) =>
  modules[at]?.introduction ?? sections[at]?.introduction ?? questions[at]?.notes;

const cases = ict2024.modules.map(({ id }) => id);

describe.each(cases)('the opening of a questionnaire that begins with module %s', (first) => {
  const instrument = beginningWith(ict2024, first);
  const entries = outlineOf(instrument).entries.filter(({ module }) => module === first);
  const items = entries.flatMap((entry) => entry.items.map(({ id }) => id));

  it('says all that the page of the module says, as the whole does', async () => {
    for (const whole of await textsOf(ict2024)) {
      const opening = openingOf(whole, instrument);
      expect(opening.modules[first]).toEqual(whole.modules[first]);
      expect(Object.keys(opening.modules)).toEqual(Object.keys(whole.modules));
      for (const { id } of instrument.modules[0]?.sections ?? [])
        expect(opening.sections[id]).toEqual(whole.sections[id]);
      for (const { question } of entries) expect(opening.questions[question.id]).toEqual(whole.questions[question.id]);
      for (const id of items) {
        expect(opening.items[id]).toEqual(whole.items[id]);
        expect(opening.options[id]).toEqual(whole.options[id]);
      }
      const said = [
        ...entries.map(({ question }) => whole.questions[question.id]?.stem ?? ''),
        ...items.map((id) => whole.items[id]?.text ?? ''),
      ].map((text) => text.toLowerCase());
      const terms = (whole.terms ?? []).filter(({ forms }) =>
        forms.some((form) => said.some((text) => text.includes(form.toLowerCase()))),
      );
      expect(opening.terms).toEqual(terms);
      for (const { at } of terms) expect(explained(opening, at)).toEqual(explained(whole, at));
    }
  });

  it('has words for whatever can be found there', async () => {
    const [whole] = await textsOf(ict2024);
    const checks = whole && openingOf(whole, instrument).checks;
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const found = findingsFrom(evaluationOf(instrument, draft)).filter((finding) =>
          finding.items.some((item) => items.includes(item)),
        );
        for (const { text } of found) expect(checks?.[text]).toBe(whole?.checks[text]);
      }),
      runs(100),
    );
  });
});

it.each(catalogue)('is smaller than the whole, for $id $version', async ({ id, version }) => {
  const opened = await openInstrument(id, version);
  if (!opened.ok) throw new Error(id);
  for (const whole of await textsOf(opened.value))
    expect(JSON.stringify(openingOf(whole, opened.value)).length).toBeLessThan(JSON.stringify(whole).length / 4);
});
