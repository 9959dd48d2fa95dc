import { layoutOf } from '../../src/instrument/layout.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import type { Texts } from '../../src/instrument/texts.ts';

/** Dutch words for an instrument that was drawn by chance: each thing is called by its name. */
export function wordsFor(instrument: Instrument): Texts {
  const questions = instrument.modules.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
  const items = questions.flatMap((question) => layoutOf(question).items);
  const checks = new Set([
    ...Object.values(instrument.domainChecks),
    ...[instrument.uniqueCheck].filter((id) => id !== undefined),
    ...instrument.checks.map(({ id }) => id),
  ]);
  const named = (names: Iterable<string>, words: (name: string) => object) =>
    Object.fromEntries([...names].map((name) => [name, words(name)]));
  return {
    language: 'nl',
    title: `Vragenlijst ${instrument.id}`,
    preamble: [],
    closing: [],
    answers: { yes: 'Ja', no: 'Neen' },
    units: { percent: '%', minutes: 'minuten' },
    modules: named(
      instrument.modules.map(({ id }) => id),
      (id) => ({ label: id, title: `Deel ${id}` }),
    ),
    rosters: named(Object.keys(instrument.rosters ?? {}), (name) => ({
      title: `Lijst ${name}`,
      row: `Rij ${name}`,
      add: `Een rij ${name} toevoegen`,
    })),
    sections: {},
    questions: named(
      questions.map(({ id }) => id),
      (id) => ({ short: `Vraag ${id}`, stem: `Wat is het antwoord op ${id}?` }),
    ),
    items: named(
      items.map(({ id }) => id),
      (id) => ({ text: `Antwoord ${id}` }),
    ),
    options: Object.fromEntries(
      items.flatMap((item) =>
        'options' in item && Array.isArray(item.options)
          ? [[item.id, Object.fromEntries(item.options.map((code) => [code, `Keuze ${code}`]))]]
          : [],
      ),
    ),
    checks: Object.fromEntries([...checks].map((id) => [id, `Klopt ${id}?`])),
  } as Texts;
}
