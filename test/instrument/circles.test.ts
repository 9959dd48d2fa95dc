import { describe, expect, it } from 'vitest';
import { loadInstrument } from '../../src/instrument/load.ts';
import type { WrittenInstrument } from '../../src/instrument/schema.ts';
import { writtenTiny, yesNo } from '../authoring/tiny.ts';
import awards from '../instruments/awards/structure.json' with { type: 'json' };

const second = { format: 'veldwerk-instrument/2' } as const;

function faultsOf(written: unknown) {
  const loaded = loadInstrument(written);
  return loaded.ok ? [] : loaded.fault.map(({ place, fault }) => `${place}: ${fault}`);
}

/** The questionnaire of awards with one place changed. */
function awardsWith(change: (structure: typeof awards) => void) {
  const copy = structuredClone(awards);
  change(copy);
  return copy;
}

describe('a questionnaire is refused for', () => {
  it.each<
    [what: string, questions: Parameters<typeof writtenTiny>[0], more: Partial<WrittenInstrument>, faults: string[]]
  >([
    [
      'a condition that reads itself',
      [yesNo('Q', 'one')],
      { conditions: { one: 'not one' } },
      ['conditions.one: character 5: reads itself: one, one'],
    ],
    [
      'conditions that read each other, in their order',
      [yesNo('Q'), yesNo('R', 'three')],
      { conditions: { one: "Q = 'yes' and two", two: 'three', three: 'not one' } },
      ['conditions.one: character 15: reads itself: one, two, three, one'],
    ],
    [
      'a gate that reads what stands behind it',
      [yesNo('Q', "Q = 'yes'")],
      {},
      ['modules[0].sections[0].questions[0].gate: character 1: reads itself: Q, Q'],
    ],
    [
      'gates that wait for each other',
      [yesNo('Q', "R = 'yes'"), yesNo('R', 'asked')],
      { conditions: { asked: "Q = 'yes'" } },
      ['conditions.asked: character 1: reads itself: asked, Q, R, asked'],
    ],
  ])('%s', (_, questions, more, faults) => {
    expect(faultsOf(writtenTiny(questions, { ...second, ...more }))).toEqual(faults);
  });

  it('the gate of a section, or of its module, that reads what is asked there', () => {
    const section = { id: 'S', questions: [yesNo('Q')] };
    const modules = (module: object, inner: object) => ({
      ...second,
      modules: [{ id: 'M', ...module, sections: [{ ...section, ...inner }] }],
    });
    const gate = "Q = 'yes'";
    expect(faultsOf(writtenTiny([], modules({ gate }, {})))).toEqual([
      'modules[0].gate: character 1: reads itself: Q, Q',
    ]);
    expect(faultsOf(writtenTiny([], modules({}, { gate })))).toEqual([
      'modules[0].sections[0].gate: character 1: reads itself: Q, Q',
    ]);
  });

  it('rows that depend on what is asked of them', () => {
    const limited = awardsWith(({ rosters }) => {
      rosters.awards.limit = 'count(awards where amount > 0)';
    });
    expect(faultsOf(limited)).toEqual(
      expect.arrayContaining(['rosters.awards.limit: character 7: reads itself: awards, awards']),
    );
    const gated = awardsWith(({ rosters }) => {
      rosters.projects.gate = 'any(isBlank(awards.project))';
    });
    expect(faultsOf(gated)).toContainEqual(expect.stringContaining('reads itself: projects, project, projects'));
  });

  it('rows that are called by each other', () => {
    // A project is called by an award, and an award by a project.
    const named = (label: object) =>
      awardsWith(({ rosters, modules }) => {
        rosters.awards.label = 'project';
        Object.assign(rosters.projects, label);
        const favourite = { id: 'P5', type: 'choice', item: 'favourite', options: { rows: 'awards' } };
        Object.assign(modules[2]?.sections[0] ?? {}, { for: 'projects', questions: [favourite] });
      });
    expect(faultsOf(named({ label: 'favourite' }))).toEqual([
      'project: rows call each other: project, favourite, project',
    ]);
    expect(faultsOf(named({ label: 'projectName' }))).toEqual([]);
  });

  it('a column that reads itself over all rows', () => {
    const own = awardsWith(({ modules }) => {
      const question = modules[1]?.sections[0]?.questions[2];
      if (question) Object.assign(question, { gate: 'sum(awards.amount) < 1000' });
    });
    expect(faultsOf(own)).toContainEqual(expect.stringContaining('reads itself: amount, amount'));
  });
});

describe('a questionnaire is taken where', () => {
  it('conditions share what they read', () => {
    const conditions = { yes: "Q = 'yes'", both: 'yes and other', other: "yes or R = 'no'" };
    expect(
      faultsOf(writtenTiny([yesNo('Q'), yesNo('R', 'yes'), yesNo('S', 'both')], { ...second, conditions })),
    ).toEqual([]);
  });

  it('each question waits for the one before it, ten thousand deep', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) => yesNo(`Q${at}`, at > 0 ? `Q${at - 1} = 'yes'` : undefined));
    const began = performance.now();
    expect(faultsOf(writtenTiny(chain.toReversed(), second))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('a check reads its own column', () => {
    const checked = awardsWith(({ checks }) => {
      const first = checks[0]?.cases[0];
      if (first) first.when = 'sum(awards.amount) > 1000';
    });
    expect(faultsOf(checked)).toEqual([]);
    expect(JSON.stringify(checked)).toContain('sum(awards.amount) > 1000');
  });
});
