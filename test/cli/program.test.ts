import { Command, Option } from '@commander-js/extra-typings';
import { describe, expect, it } from 'vitest';
import { command, group, wrongCall } from '../../src/cli/command.ts';
import { runProgram } from '../../src/cli/program.ts';
import { wholeNumber } from '../../src/cli/wholeNumber.ts';
import { recordingContext } from './run.ts';

const greet = command(
  () =>
    new Command('greet')
      .summary('says hello')
      .description('Says hello to NAME.')
      .argument('<NAME>', 'to whom')
      .argument('[OTHER]', 'and to whom')
      .option('--loud', 'in capitals')
      .option('--times <N>', 'how often', wholeNumber, 1)
      .addOption(new Option('--in <LANGUAGE>', 'how it is said').choices(['nl', 'en']).default('en'))
      .addHelpText('after', '\nExit codes: 0 said, 2 a wrong call.'),
  async ({ loud, times, in: language }, context, name, other) => {
    if (name === other) return wrongCall('greets nobody twice');
    const words = `${language === 'nl' ? 'dag' : 'hello'} ${[name, other].filter(Boolean).join(' and ')}\n`;
    await context.print([(loud ? words.toUpperCase() : words).repeat(times)]);
    return name === 'nobody' ? 1 : 0;
  },
);
const door = group(
  () => new Command('door').summary('the door'),
  [
    command(
      () => new Command('open').summary('opens it'),
      async (_options, context) => {
        await context.print(['open\n']);
        return 0;
      },
    ),
  ],
);

async function call(...args: string[]) {
  const { context, printed, errors } = recordingContext();
  const code = await runProgram('house', [greet, door], args, context);
  return { code, out: printed.join(''), err: errors };
}

describe('a program', () => {
  it.each<[string[], 0 | 1, string]>([
    [['greet', 'Ann'], 0, 'hello Ann\n'],
    [['greet', 'Ann', 'Bob', '--loud', '--times=2'], 0, 'HELLO ANN AND BOB\nHELLO ANN AND BOB\n'],
    [['greet', '--in', 'nl', '--', '--loud'], 0, 'dag --loud\n'],
    [['greet', '-'], 0, 'hello -\n'],
    [['greet', 'nobody'], 1, 'hello nobody\n'],
    [['door', 'open'], 0, 'open\n'],
  ])('does %j', async (args, code, out) => {
    expect(await call(...args)).toEqual({ code, out, err: [] });
  });

  it.each<[string[], string | RegExp, string]>([
    [[], 'no command given', 'house'],
    [['gret'], "unknown command 'gret' (Did you mean greet?)", 'house'],
    [['constructor'], "unknown command 'constructor'", 'house'],
    [['help'], "unknown command 'help'", 'house'],
    [['--loud'], "unknown option '--loud'", 'house'],
    [['greet'], /missing required argument 'NAME'/, 'house greet'],
    [['greet', 'a', 'b', 'c'], /too many arguments/, 'house greet'],
    [['greet', 'a', '--quiet'], /unknown option '--quiet'/, 'house greet'],
    [['greet', 'a', '--times'], /argument missing/, 'house greet'],
    [['greet', 'a', '--times', '0'], /'0' is invalid. It is a whole number/, 'house greet'],
    [['greet', 'a', '--in', 'fr'], /'fr' is invalid. Allowed choices are nl, en/, 'house greet'],
    [['greet', 'a', 'a'], 'greets nobody twice', 'house greet'],
    [['door'], 'no command given', 'house door'],
    [['door', 'shut'], "unknown command 'shut'", 'house door'],
  ])('refuses %j in one line', async (args, line, words) => {
    const { code, out, err } = await call(...args);
    expect([code, out, err.length]).toEqual([2, '', 1]);
    expect(err[0]).toMatch(line);
    expect(err[0]).toMatch(new RegExp(` \\(${words} --help\\)$`));
  });

  it.each([[['greet', '--help']], [['greet', '-h', 'a', 'b', 'c']]])('explains a command: %j', async (args) => {
    expect(await call(...args)).toEqual({
      code: 0,
      err: [],
      out: `Usage: house greet NAME [OTHER] [--loud] [--times N] [--in nl|en]

Says hello to NAME.

Arguments:
  NAME        to whom
  OTHER       and to whom

Options:
  --loud      in capitals
  --times N   how often (default: 1)
  --in nl|en  how it is said (default: en)
  -h, --help  this text

Exit codes: 0 said, 2 a wrong call.
`,
    });
  });

  it.each([
    [
      ['--help'],
      /^Usage: house COMMAND\n[\s\S]*\n {2}greet NAME \[OTHER\] +says hello\n[\s\S]*house COMMAND --help tells more/,
    ],
    [['door', '-h'], /^Usage: house door COMMAND\n[\s\S]*\n {2}open +opens it\n/],
  ])('lists its commands: %j', async (args, text) => {
    const { code, out, err } = await call(...args);
    expect([code, out, err]).toEqual([0, expect.stringMatching(text), []]);
  });

  it('lets through what a command throws', async () => {
    const { context } = recordingContext();
    const broken = command(
      () => new Command('break'),
      () => Promise.reject(new Error('broken')),
    );
    await expect(runProgram('house', [broken], ['break'], context)).rejects.toThrow('broken');
  });
});
