import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assessment.ts';
import type { Answers } from '../../src/engine/value.ts';
import { documentOf, idOf } from '../collector/documents.ts';
import { runToEnd } from '../collector/processes.ts';
import { ict2024 as ict } from '../support/ict2024.ts';
import structure from '../surveys/ict-2024-format1/structure.json' with { type: 'json' };
import { inFolder, root, survey } from './run.ts';

const seller = { A1: 50, A2: 'no', B1a: 'yes', B1b: 'no', B3a: 60, B3b: 39, contactName: '' };

describe('survey route', () => {
  it.each<[string, unknown]>([
    ['an object', seller],
    ['an empty object', {}],
    ['an array', [seller, {}, { A1: 0 }]],
    ['an empty array', []],
    ['null and "" as blank', { A1: null, A2: '' }],
    ['values of every kind', { A1: '50', A2: true, A3: ['a'], B2: { of: 'x' }, C1: 'maybe', F: -1 }],
  ])('answers %s as the engine does', async (_name, data) => {
    const ran = await survey(['route', '-'], JSON.stringify(data));
    const expected = Array.isArray(data) ? data.map((one) => assess(ict, one)) : assess(ict, data as Answers);
    expect({ ...ran, out: JSON.parse(ran.out) }).toEqual({ code: 0, out: expected, error: '' });
  });

  it('is a program: reads its standard input, writes to its standard output, and ends with its exit code', async () => {
    const program = '../../src/cli/survey.ts';
    const ran = await runToEnd(program, ['route', '-'], {}, { input: JSON.stringify(seller) });
    expect({ ...ran, out: JSON.parse(ran.out) }).toEqual({ code: 0, out: assess(ict, seller), error: '' });
    const refused = await runToEnd(program, ['route', '-'], {}, { input: '5' });
    expect(refused).toEqual({
      code: 2,
      out: '',
      error: 'survey: standard input: expected an object of answers by item id\n',
    });
  });

  it('prints the shape that is documented', async () => {
    const { out } = await survey(['route', '-'], JSON.stringify(seller));
    const printed = JSON.parse(out);
    expect(Object.keys(printed)).toEqual(['asked', 'waiting', 'notApplicable', 'undetermined', 'missing', 'findings']);
    expect(printed.findings).toEqual([
      { check: 'K20', level: 'hard', items: ['B3a', 'B3b'] },
      { check: 'K30', level: 'hard', items: ['B1b', 'B3b'] },
    ]);
    expect(printed.asked.slice(0, 5)).toEqual(['contactName', 'contactFunction', 'contactEmail', 'contactPhone', 'A1']);
    expect(printed.missing[0]).toBe('A5a');
  });

  it.each<[string, object, Answers, readonly string[], readonly string[]]>([
    ['answers and none', { answers: { A1: 80 }, unanswered: ['A2'] }, { A1: 80 }, ['A2'], ['A3', 'A4']],
    [
      'none of the first',
      { answers: {}, unanswered: ['A1', 'C3'] },
      {},
      ['A1', 'C3'],
      ['C4', 'C5a', 'C5b', 'C5c', 'C5d'],
    ],
    [
      'no answer over one',
      { answers: { ...seller, B6: 'yes' }, unanswered: ['B6'] },
      { ...seller, B6: 'yes' },
      ['B6'],
      ['B7'],
    ],
    ['none alone', { unanswered: ['E4'] }, {}, ['E4'], []],
    ['answers alone', { answers: seller }, seller, [], []],
    ['no answer to what is skipped', { answers: { A1: 0 }, unanswered: ['A2'] }, { A1: 0 }, ['A2'], []],
  ])('is told of %s', async (_name, data, answers, unanswered, undetermined) => {
    const { code, out } = await survey(['route', '-'], JSON.stringify(data));
    const printed = JSON.parse(out);
    expect([code, printed]).toEqual([0, assess(ict, answers, new Set(unanswered))]);
    expect(printed.undetermined).toEqual(undetermined);
    expect(printed.missing.filter((item: string) => unanswered.includes(item))).toEqual([]);
  });

  it('is told the minutes measured, which the newest version compares with', async () => {
    const data = JSON.stringify({ answers: { F: 19 }, comparedMinutes: 20 });
    const found = async (...args: string[]) => JSON.parse((await survey(['route', '-', ...args], data)).out).findings;
    expect(await found()).toEqual([{ check: 'K53', level: 'soft', items: ['F'] }]);
    expect(await found('--instrument', 'be.statbel.ict-2024@1.0.0')).toEqual([]);
  });

  it('says of each route what the collector finds of a response', async () => {
    const silent = ['A2', 'B1a', 'B1b', 'E1a'];
    const { answers, notApplicable, undetermined } = documentOf(idOf(1), {
      unanswered: silent.map((item) => ({ item, reason: 'unknown' as const })),
    });
    const { out } = await survey(['route', '-'], JSON.stringify({ answers, unanswered: silent }));
    expect(JSON.parse(out)).toMatchObject({ notApplicable, undetermined, missing: [], waiting: [] });
  });

  it('reads a file, with or without a byte order mark', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'x.json');
      for (const mark of ['', '\uFEFF']) {
        await writeFile(file, `${mark}${JSON.stringify(seller)}\n`);
        const { code, out } = await survey(['route', file, '--instrument', 'be.statbel.ict-2024']);
        expect([code, JSON.parse(out)]).toEqual([0, assess(ict, seller)]);
      }
    });
  });

  it.each<[string, string[], string, RegExp]>([
    ['an unknown item', ['route', '-'], '{"A1": 1, "Z9": 2}', /^survey: standard input: .* has no item "Z9"$/],
    ['several', ['route', '-'], '{"a1": 1, "Z9": 2}', /has no item "a1", "Z9"$/],
    ['one in an array', ['route', '-'], '[{}, {"Z9": 2}]', /^survey: standard input\[1\]: .* has no item "Z9"$/],
    ['one without an answer', ['route', '-'], '{"answers": {"A1": 1}, "unanswered": ["Z9"]}', /has no item "Z9"$/],
    ['no name of one', ['route', '-'], '{"unanswered": [5]}', /has no item "5"$/],
    ['a third part', ['route', '-'], '{"answers": {}, "more": 1}', /has no item "answers", "more"$/],
    [
      'minutes that are no number',
      ['route', '-'],
      '{"answers": {}, "comparedMinutes": "1"}',
      /"answers", "comparedMinutes"$/,
    ],
    ['an inherited name', ['route', '-'], '{"__proto__": 1, "toString": 2}', /no item "__proto__", "toString"$/],
    ['no JSON', ['route', '-'], '{A1:\n 1}\n', /^survey: the standard input is not JSON: /],
    ['nothing at all', ['route', '-'], '', /^survey: the standard input is not JSON: /],
    ['a number', ['route', '-'], '5', /^survey: standard input: expected an object of answers by item id$/],
    ['null', ['route', '-'], 'null', /expected an object/],
    ['an array of others', ['route', '-'], '[{}, [{}]]', /^survey: standard input\[1\]: expected an object/],
    [
      'a file that is not there',
      ['route', 'nowhere.json'],
      '',
      /^survey: cannot read nowhere.json: there is no such file$/,
    ],
    ['a folder', ['route', 'src'], '', /^survey: cannot read src: it is a folder$/],
    ['no file', ['route'], '', /^survey: missing required argument 'FILE' \(survey route --help\)$/],
    ['two files', ['route', 'a.json', 'b.json'], '', /^survey: too many arguments for 'route'.*: a.json, b.json/],
    [
      'an unknown instrument',
      ['route', '-', '--instrument', 'be.nobody.x'],
      '{}',
      /^survey: no instrument be.nobody.x; there is: be.statbel.ict-2024, eu.ec.ipcei-2014$/,
    ],
    ['an unknown option', ['route', '-', '--fast'], '{}', /^survey: unknown option '--fast'.*\(survey route --help\)$/],
    [
      'an option without its value',
      ['route', '-', '--instrument'],
      '{}',
      /^survey: option '--instrument <.*>' argument missing/,
    ],
  ])('refuses %s in one line', async (_name, args, input, line) => {
    const { code, out, error } = await survey(args, input);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error.trimEnd()).toMatch(line);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
  });

  it('answers ten thousand at once', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...seller, A1: at % 101 }));
    const { code, out } = await survey(['route', '-'], JSON.stringify(many));
    const printed = JSON.parse(out);
    expect([code, printed.length]).toEqual([0, 10_000]);
    expect(printed[101]).toEqual(assess(ict, { ...seller, A1: 0 }));
  });

  it('says nothing when its reader has seen enough', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'many.json');
      await writeFile(file, JSON.stringify(Array.from({ length: 2000 }, () => seller)));
      const child = spawn(process.execPath, ['src/cli/survey.ts', 'route', file], { cwd: root });
      const ended = once(child, 'close');
      let complaint = '';
      child.stderr.on('data', (chunk) => {
        complaint += chunk;
      });
      child.stdout.once('data', () => child.stdout.destroy());
      expect([(await ended)[0], complaint]).toEqual([0, '']);
    });
  });

  it('takes a structure file for an instrument', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'structure.json');
      await mkdir(join(folder, 'text'));
      await writeFile(file, JSON.stringify(structure));
      const { code, out } = await survey(['route', '-', '--instrument', file], '{"A1":0}');
      expect([code, JSON.parse(out)]).toEqual([0, assess(ict, { A1: 0 })]);
      await writeFile(file, JSON.stringify({ ...structure, version: '1' }));
      expect(await survey(['route', '-', '--instrument', file], '{}')).toEqual({
        code: 2,
        out: '',
        error: `survey: ${file}: line 1, column ${JSON.stringify(structure).indexOf('"1.1.0"') + 1}: version: a version is three numbers, as 1.0.0\n`,
      });
    });
  });
});
