import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/authoring/graph.ts';
import { check, isYes, percent, tinyTexts, writtenTiny, yesNo } from '../authoring/tiny.ts';
import { ict2024 as ict } from '../support/ict2024.ts';
import { inFolder, type Ran, root, survey } from './run.ts';

describe('survey', () => {
  it.each([
    [['--help']],
    [['-h']],
    [['route', '--help']],
    [['lint', '--help']],
    [['paths', '-h']],
    [['graph', '--help']],
    [['simulate', '--help']],
  ])('%j tells how it is used', async (args) => {
    const { code, out, error } = await survey(args);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: survey /);
  });

  it.each<[string[], RegExp]>([
    [[], /no command given/],
    [['rout'], /unknown command 'rout'/],
    [['toString'], /unknown command 'toString'/],
    [['lint', 'a', 'b'], /too many arguments for 'lint'.*: a, b/],
    [['paths', 'a', 'b'], /too many arguments for 'paths'.*: a, b/],
    [['graph', 'a', 'b'], /too many arguments for 'graph'.*: a, b/],
    [['lint', 'be.nobody.x'], /no instrument be.nobody.x/],
    [['paths', 'be.statbel.ict-2024@9.9.9'], /no version 9.9.9 of be.statbel.ict-2024; there is: 1.0.0, 1.1.0/],
    [['lint', 'no/such/structure.json'], /cannot read no\/such\/structure.json: there is no such file/],
    [['lint', 'package-lock.txt.json'], /there is no such file/],
    [['graph', 'biome.json', '--limit', '5'], /unknown option '--limit'/],
    [['simulate'], /--collect or --out is missing/],
    [['simulate', '--out', 'x', '--day', 'soon'], /--day is a day/],
    [['simulate', '--out', 'x', '--cases', '1000000'], /--cases is 900000 at most/],
    [['simulate', '--out', 'x', '--instrument', 'be.nobody.x'], /no instrument be.nobody.x/],
    [['paths', '--limit', 'much'], /--limit .* 'much' is invalid. It is a whole number/],
  ])('%j is refused', async (args, line) => {
    const { code, out, error } = await survey(args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(line);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('survey lint', () => {
  it('notes what the proof takes as anything, with line and column', async () => {
    const { code, out, error } = await survey(['lint', join(root, 'test/instruments/awards/structure.json')]);
    expect([code, out]).toEqual([0, 'no faults\n']);
    expect(error).toContain('line 142, column 23: the gate of S1: the proof takes sum(awards.amount) as anything');
  });

  it('ends with its exit code', async () => {
    expect(await survey(['lint'])).toEqual({ code: 0, out: 'no faults\n', error: '' });
    expect(await survey(['lint', '--limit', '1'])).toMatchObject({ code: 1, error: '' });
    expect(await survey(['lint', 'be.nobody.x'])).toMatchObject({ code: 2, out: '' });
  });

  it.each([
    [[]],
    [['be.statbel.ict-2024']],
    [['be.statbel.ict-2024@1.0.0']],
    [[join(root, 'src/surveys/ict-2024/structure.json')]],
  ])('finds no faults: %j', async (args) => {
    expect(await survey(['lint', ...args])).toEqual({ code: 0, out: 'no faults\n', error: '' });
  });

  /** Lints a structure file with these files beside it. */
  async function lintOf(structure: unknown, texts?: Readonly<Record<string, unknown>>, args: string[] = []) {
    let ran: Ran = { code: 0, out: '', error: '' };
    await inFolder(async (folder) => {
      await writeFile(
        join(folder, 'structure.json'),
        typeof structure === 'string' ? structure : JSON.stringify(structure),
      );
      if (texts) await mkdir(join(folder, 'text'));
      for (const [name, content] of Object.entries(texts ?? {}))
        await writeFile(join(folder, 'text', name), typeof content === 'string' ? content : JSON.stringify(content));
      ran = await survey(['lint', join(folder, 'structure.json'), ...args]);
      ran = { ...ran, out: ran.out.replaceAll(folder, '.') };
    });
    return ran;
  }

  const sound = writtenTiny([yesNo('Q'), yesNo('C', isYes('Q'))]);
  const words = { ...tinyTexts, options: {}, checks: { D3: '3' } };
  const noFolder = 'survey: no folder "text" beside the structure: its words are not looked at\n';

  it.each<[string, unknown, Record<string, unknown> | undefined, { code: number; out: string[]; error: string }]>([
    ['sound, with words', sound, { 'nl.json': words }, { code: 0, out: ['no faults'], error: '' }],
    ['sound, without words', sound, undefined, { code: 0, out: ['no faults'], error: noFolder }],
    [
      'a fault on each line',
      writtenTiny([yesNo('Q', isYes('R')), yesNo('R'), yesNo('R')]),
      undefined,
      {
        code: 1,
        out: [
          'line 1, column 389: question R: the id is used twice',
          'line 1, column 368: item R: the id is used twice',
          'line 1, column 286: the gate of Q: reads R, which is not asked before Q',
        ],
        error: noFolder,
      },
    ],
    [
      'no words in the folder',
      sound,
      {},
      { code: 1, out: ['line 1, column 82: language nl: listed, but there are no texts'], error: '' },
    ],
    [
      'words that lack some',
      sound,
      { 'nl.json': { ...words, items: {} } },
      {
        code: 1,
        out: [
          'text/nl.json: line 1, column 254: item Q has no words',
          'text/nl.json: line 1, column 254: item C has no words',
        ],
        error: '',
      },
    ],
    [
      'words of a broken shape',
      sound,
      { 'nl.json': { ...words, title: '', answers: {} } },
      {
        code: 1,
        out: [
          'text/nl.json: line 1, column 26: title: too small: at least 1',
          'text/nl.json: line 1, column 66: answers.yes: expected string',
          'text/nl.json: line 1, column 66: answers.no: expected string',
        ],
        error: '',
      },
    ],
    [
      'a structure of a broken shape',
      { ...sound, version: 'one', modules: [{ id: 'M', sections: [] }] },
      undefined,
      {
        code: 1,
        out: [
          'line 1, column 62: version: a version is three numbers, as 1.0.0',
          'line 1, column 214: modules[0].sections: too small: at least 1',
        ],
        error: '',
      },
    ],
  ])('%s', async (_name, structure, texts, expected) => {
    const { code, out, error } = await lintOf(structure, texts);
    expect({ code, out: out.trimEnd().split('\n'), error }).toEqual(expected);
  });

  it('says where in the file a fault is, to the character of an expression', async () => {
    const file = writtenTiny([percent('P'), yesNo('Q', 'P > X\t+ "P')], { format: 'veldwerk-instrument/2' });
    const linesOf = async (written: object) => {
      const indented = JSON.stringify(written, null, 2);
      const { out } = await lintOf(indented);
      return out
        .trimEnd()
        .split('\n')
        .map((line) => {
          const [, row, column, said] = /^line (\d+), column (\d+): (.*)$/.exec(line) ?? [];
          return [indented.split('\n')[Number(row) - 1]?.slice(Number(column) - 1), said];
        });
    };
    const place = 'modules[0].sections[0].questions[1].gate';
    expect(await linesOf(file)).toEqual([
      ['\\"P"', `${place}: character 9: a text stands in single quotes, as in 'yes'`],
    ]);
    const sections = [{ id: 'S', questions: [percent('P'), yesNo('Q', 'P >\tX')] }];
    const conditions = { big: { is: 'P >\n\tY' }, small: 'P < 3' };
    const more = { ...file, conditions, modules: [{ id: 'M', sections }], checks: [check('big', ['P'])] };
    expect(await linesOf(more)).toEqual([
      ['Y"', 'condition big, character 6: there is no item Y'],
      ['X"', 'the gate of Q, character 5: there is no item X'],
      ['"P < 3"', 'condition small: nothing reads it'],
    ]);
  });

  it('names words that are not JSON', async () => {
    const { code, out } = await lintOf(sound, { 'nl.json': '{' });
    expect(code).toBe(1);
    expect(out).toBe('text/nl.json: line 1, column 2: is not JSON\n');
  });

  it('is not content with what it cannot prove', async () => {
    const { code, out } = await lintOf(sound, { 'nl.json': words }, ['--limit', '1']);
    expect([code, out]).toEqual([1, 'not proven within 1 evaluations: the gate of C\n']);
  });
});

describe('survey paths', () => {
  it.each([
    ['1.1.0', 'be.statbel.ict-2024'],
    ['1.0.0', 'be.statbel.ict-2024@1.0.0'],
  ])('counts the routes of the real instrument, version %s', async (version, name) => {
    const { code, out, error } = await survey(['paths', name]);
    expect([code, error]).toEqual([0, '']);
    expect(out.split('\n').slice(0, 3)).toEqual([
      `be.statbel.ict-2024 ${version}: 108 complete routes = 9 x 3 x 4`,
      expect.stringMatching(/^shortest: 37 items \+ 4 optional \(A1=0 /),
      expect.stringMatching(/^longest: 74 items \+ 4 optional \(A1=1 /),
    ]);
    expect(out).toContain('\n3 by C3, C4\n  C3=yes C4=yes\n    asks C4, C5\n');
  });

  it('counts more ways than it lists', async () => {
    const items = Array.from({ length: 9 }, (_, at) => `Q${at}`);
    const behind = items.map((item) => yesNo(`${item}more`, isYes(item)));
    const all = yesNo('all', { op: 'every', items, value: 'yes' });
    await inFolder(async (folder) => {
      const file = join(folder, 'structure.json');
      await writeFile(file, JSON.stringify(writtenTiny([...items.map((item) => yesNo(item)), ...behind, all])));
      const { code, out } = await survey(['paths', file]);
      expect([code, out.split('\n')[0]]).toEqual([0, 'test.tiny 1.0.0: 512 complete routes']);
      expect(out.match(/^ {4}asks /gm)).toHaveLength(200);
      expect(out).toMatch(/\n {2}and 312 more\n$/);
    });
  });

  it('says where it is not proven', async () => {
    const { code, out } = await survey(['paths', '--limit', '12']);
    expect(code).toBe(1);
    expect(out).toMatch(/^be.statbel.ict-2024 1.1.0: not proven\n/);
    expect(out).toContain('\nnot proven by A1, A2, B1a, B1b, B6\n\n3 by C3, C4\n');
  });
});

describe('survey graph', () => {
  it('prints the drawing', async () => {
    expect(await survey(['graph'])).toEqual({ code: 0, out: graphOf(ict), error: '' });
  });
});
