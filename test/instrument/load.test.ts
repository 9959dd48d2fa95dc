import { describe, expect, it } from 'vitest';
import { expressionText } from '../../src/instrument/expression/expressionText.ts';
import { loadInstrument, loadTexts } from '../../src/instrument/load.ts';
import type { Result } from '../../src/lib/result.ts';
import dutch from '../../src/surveys/ict-2024/text/nl.json' with { type: 'json' };
import structure from '../surveys/ict-2024-format1/structure.json' with { type: 'json' };

const gone = Symbol('gone');

/** A copy of `data` with one place changed or taken away; a place is written as the loader writes it. */
function changed(data: unknown, place: string, value: unknown): unknown {
  const copy: unknown = structuredClone(data);
  const steps = place.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  const target = steps.reduce<unknown>((at, step) => Reflect.get(at as object, step), copy) as object;
  if (value === gone) Reflect.deleteProperty(target, last);
  else Reflect.set(target, last, value);
  return copy;
}

type Case = [change: string, value: unknown, place: string, fault: string];

const faultOf = (loaded: Result<unknown, unknown>) => (loaded.ok ? undefined : loaded.fault);

const A3 = 'modules[1].sections[1].questions[1]';
const A4 = 'modules[1].sections[1].questions[2]';
const name = 'an id is letters and digits, a letter first';

describe('a structure', () => {
  it('loads, and is what was written, with trees for what gates and checks say', () => {
    const loaded = loadInstrument(structure);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
    const bare = (of: object) =>
      JSON.parse(JSON.stringify(of, (key, value) => (key === 'gate' || key === 'when' ? 0 : value)));
    expect(bare(loaded.value)).toMatchObject({ ...bare(structure), conditions: {} });
    const gate = loaded.value.modules[1]?.sections[1]?.questions[1]?.gate;
    expect(gate && expressionText(gate)).toBe("(A1 > 0 or isBlank(A1)) and A2 = 'yes'");
  });

  it.each<Case>([
    ['format', 'veldwerk-instrument/3', 'format', 'expected one of veldwerk-instrument/1, veldwerk-instrument/2'],
    ['id', 'ICT 2024', 'id', 'an instrument is named as be.office.survey-2024'],
    ['version', '1', 'version', 'a version is three numbers, as 1.0.0'],
    ['version', gone, 'version', 'expected string'],
    ['languages', [], 'languages', 'too small: at least 1'],
    ['languages[0]', 'Dutch', 'languages[0]', 'a language is written as in BCP 47: nl, pt-BR'],
    ['languages[0]', 'pt-br', 'languages[0]', 'a language is written as in BCP 47: nl, pt-BR'],
    ['official[0]', 'nl_BE', 'official[0]', 'a language is written as in BCP 47: nl, pt-BR'],
    ['helpDesk', null, 'helpDesk', 'expected object'],
    ['idleLimitSeconds', 29, 'idleLimitSeconds', 'too small: at least 30'],
    ['idleLimitSeconds', 901, 'idleLimitSeconds', 'too big: at most 900'],
    ['idleLimitSeconds', 60.5, 'idleLimitSeconds', 'expected int'],
    ['domainChecks.percent', gone, 'domainChecks.percent', 'expected string'],
    ['domainChecks.dates', 'K06', 'domainChecks', 'unknown field dates'],
    ['modules', [], 'modules', 'too small: at least 1'],
    ['modules', 'A', 'modules', 'expected array'],
    ['modules[0]', null, 'modules[0]', 'expected object'],
    ['modules[1].id', '1A', 'modules[1].id', name],
    ['modules[1].id', '__proto__', 'modules[1].id', name],
    ['modules[1].id', 'a'.repeat(49), 'modules[1].id', 'too big: at most 48'],
    ['modules[1].title', 'A', 'modules[1]', 'unknown field title'],
    ['modules[1].sections[0].questions', [], 'modules[1].sections[0].questions', 'too small: at least 1'],
    [`${A3}.type`, 'matrix', `${A3}.type`, 'unknown type'],
    [`${A3}.type`, gone, `${A3}.type`, 'unknown type'],
    [`${A3}.items`, ['A3'], A3, 'unknown field items'],
    [`${A3}.item`, gone, `${A3}.item`, 'expected string'],
    [`${A3}.options`, ['a'], `${A3}.options`, 'too small: at least 2'],
    [`${A3}.options[1]`, 'B', A3, 'options that are no letters: needs format 2'],
    [`${A3}.required`, 'no', `${A3}.required`, 'expected boolean'],
    [`${A4}.items`, [], `${A4}.items`, 'too small: at least 1'],
    [`${A4}.gate.op`, 'xor', `${A4}.gate.op`, 'unknown op'],
    [`${A4}.gate.of`, [], `${A4}.gate.of`, 'too small: at least 1'],
    [`${A4}.gate.of[0].is`, '==', `${A4}.gate.of[0].is`, 'expected one of =, <>, <, <=, >, >='],
    [
      `${A4}.gate.of[0].than`,
      0.5,
      `${A4}.gate.of[0].than`,
      'fits none of the shapes allowed here (expected int; expected string)',
    ],
    [
      `${A4}.gate.of[0].than`,
      '0,5',
      `${A4}.gate.of[0].than`,
      'a decimal number is written as "12.5", without zeros that say nothing',
    ],
    [`${A4}.gate.of[1].item`, 'A 2', `${A4}.gate.of[1].item`, name],
    [
      `${A4}.gate.of[1].value`,
      true,
      `${A4}.gate.of[1].value`,
      'fits none of the shapes allowed here (expected string; expected number)',
    ],
    [`${A4}.gate.of[1].unless`, 'x', `${A4}.gate.of[1]`, 'unknown field unless'],
    [
      'modules[2].sections[0].questions[2].total',
      '100',
      'modules[2].sections[0].questions[2].total',
      'expected number',
    ],
    [
      'modules[0].sections[0].questions[0].fields[0].type',
      'fax',
      'modules[0].sections[0].questions[0].fields[0].type',
      'unknown type',
    ],
    [
      'modules[0].sections[0].questions[0].fields[1].maxLength',
      0,
      'modules[0].sections[0].questions[0].fields[1].maxLength',
      'too small: at least 1',
    ],
    ['checks', gone, 'checks', 'expected array'],
    ['checks[0].level', 'severe', 'checks[0].level', 'expected one of hard, soft'],
    ['checks[1].cases', [], 'checks[1].cases', 'too small: at least 1'],
    ['checks[1].cases[0].items', [], 'checks[1].cases[0].items', 'too small: at least 1'],
  ])('%s = %j', (change, value, place, fault) => {
    expect(faultOf(loadInstrument(changed(structure, change, value)))).toEqual([{ place, fault }]);
  });

  it.each([[null], [undefined], ['text'], [3], [[]]])('%j is none', (data) => {
    expect(faultOf(loadInstrument(data))).toEqual([{ place: '(whole file)', fault: 'expected object' }]);
  });

  it('names the domain checks of the types that it uses, and need name no others', () => {
    const { modules, ...rest } = structure;
    const contactAlone = { ...rest, modules: modules.slice(0, 1), checks: [], domainChecks: { text: 'K05' } };
    expect(faultOf(loadInstrument(contactAlone))).toEqual([
      { place: 'domainChecks.email', fault: 'expected string' },
      { place: 'domainChecks.telephone', fault: 'expected string' },
    ]);
    const named = { ...contactAlone, domainChecks: { text: 'K05', email: 'K05', telephone: 'K05' } };
    expect(loadInstrument(named)).toMatchObject({ ok: true, value: { ...named, conditions: {}, functions: [] } });
  });

  it('names every fault, not only the first', () => {
    const broken = changed(changed(structure, 'version', 'x'), 'checks[0].level', 'x');
    expect(faultOf(loadInstrument(broken))).toMatchObject([{ place: 'version' }, { place: 'checks[0].level' }]);
  });
});

describe('texts', () => {
  it('load, and are what was written', () => {
    expect(loadTexts(dutch)).toEqual({ ok: true, value: dutch });
  });

  it.each<Case>([
    ['language', 'Spanish', 'language', 'a language is written as in BCP 47: nl, pt-BR'],
    ['title', '', 'title', 'too small: at least 1'],
    ['footer', 'x', '(whole file)', 'unknown field footer'],
    ['answers.yes', gone, 'answers.yes', 'expected string'],
    ['questions.A1.stem', '', 'questions.A1.stem', 'too small: at least 1'],
    ['questions.A1', 'words', 'questions.A1', 'expected object'],
    ['questions.A1.hint', 'x', 'questions.A1', 'unknown field hint'],
    ['items.A1.text', 5, 'items.A1.text', 'expected string'],
    ['options.A3.a', 3, 'options.A3.a', 'expected string'],
    ['checks.K01', null, 'checks.K01', 'expected string'],
    ['preamble[0].type', 'image', 'preamble[0].type', 'unknown type'],
    [
      'preamble[0]',
      { type: 'list', entries: [5] },
      'preamble[0].entries[0]',
      'fits none of the shapes allowed here (expected string; expected object)',
    ],
    ['preamble[0]', { type: 'list', entries: [] }, 'preamble[0].entries', 'too small: at least 1'],
  ])('%s = %j', (change, value, place, fault) => {
    expect(faultOf(loadTexts(changed(dutch, change, value)))).toEqual([{ place, fault }]);
  });
});
