import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { described } from '../../src/lib/describedError.ts';
import { errorEntry } from '../../src/lib/errorEntry.ts';
import { ErrorLog, mostErrors } from '../../src/lib/errorLog.ts';
import { errorOf, toldError } from '../../src/lib/toldError.ts';

const keep = (log: ErrorLog, where: string, cause: unknown) => log.keep({ where, cause, at: new Date() });

/** What must never be in the log, each of another kind. */
const secrets = {
  answer: 'Jansens',
  number: '4711',
  token: 'eyJhbGciOiJFUzI1NiJ9.c2VjcmV0',
  passphrase: 'paard batterij nietje correct',
  label: 'Bakkerij De Zon',
  address: 'https://enquete.example/#/r/0198c0de-7f00-7000-8000-000000000001/A',
};

const caught = (run: () => unknown): unknown => {
  try {
    run();
  } catch (cause) {
    return cause;
  }
  throw new Error('nothing was thrown');
};

/** The ways in which a value comes into an error, here and in browsers. */
const ways: readonly (readonly [string, (value: string) => unknown])[] = [
  ['a message', (value) => new Error(`cannot save ${value}`)],
  ['a quoted message', (value) => new TypeError(`'${value}' is not a function`)],
  ['what is parsed', (value) => caught(() => JSON.parse(`"a" ${value}`))],
  ['a property', (value) => caught(() => (undefined as unknown as Record<string, unknown>)[value])],
  ['an operator', (value) => caught(() => 'x' in (value as unknown as object))],
  ['what is iterated', (value) => caught(() => new Map([value] as unknown as [string, string][]))],
  ['an address', (value) => caught(() => new URL(`//${value}:no`))],
  ['a number', (value) => caught(() => BigInt(`${value}x`))],
  ['a name', (value) => Object.assign(new Error('x'), { name: value })],
  ['a name like an error', (value) => Object.assign(new Error('x'), { name: `${value} Error` })],
  ['a cause', (value) => new Error('x', { cause: new Error('y', { cause: new Error(value) }) })],
  ['an inner error', (value) => Object.assign(new Error('x'), { inner: new Error(value) })],
  ['text that is thrown', (value) => value],
  ['an object that is thrown', (value) => ({ message: value })],
  ['a message of many lines', (value) => new Error(`x\n    at ${value} (https://a.example/${value}.js:1:2)`)],
  [
    'an address in the stack',
    (value) => Object.assign(new Error('x'), { stack: `Error: x\n    at f (${value}.js:1:2)` }),
  ],
  ['a long message', (value) => new Error(`${'the '.repeat(70)}${value}`)],
];

/** The parts of a secret that would betray it. */
const partsOf = (secret: string): string[] => secret.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 3);

describe('an error in the log', () => {
  it.each(ways)('has no secret that is in it by way of %s', (_way, thrown) => {
    for (const secret of Object.values(secrets)) {
      const kept = JSON.stringify(described(thrown(secret)));
      expect(partsOf(secret).filter((part) => kept.includes(part))).toEqual([]);
    }
  });

  it('has none of any text that is no word of the browsers’', () => {
    // Letters that no word of a message has, in any neighbourhood.
    const secret = fc.stringMatching(/^[a-z0-9 .'"-]{0,20}qzx[a-z0-9]{0,20}$/);
    fc.assert(
      fc.property(secret, fc.constantFrom(...ways), (value, [, thrown]) => {
        expect(JSON.stringify(described(thrown(value)))).not.toContain('qzx');
      }),
      { seed: 13, numRuns: 2_000 },
    );
  });

  it('has no number of a message: it may be an answer', () => {
    expect(described(new RangeError('Invalid array length 80'))[0]?.message).toBe('Invalid array length …');
  });

  it.each(['a', 'b', 'yes', 'no', 'unknown', 'refused'])('has no answer that is but the word %s', (answer) => {
    for (const [way, thrown] of ways.filter(([, thrown]) => thrown(answer) instanceof Error)) {
      const kept = described(thrown(answer)).flatMap(({ message }) => message.toLowerCase().split(/[^\p{L}]+/u));
      expect(kept, way).not.toContain(answer);
    }
  });

  it('says what kind of trouble it is', () => {
    const inner = new DOMException('The database connection is closing.', 'InvalidStateError');
    expect(
      described(new Error('write fault: closed', { cause: inner })).map(({ name, message }) => [name, message]),
    ).toEqual([
      ['Error', 'write fault: closed'],
      ['InvalidStateError', 'The database connection is closing.'],
    ]);
    expect(described(caught(() => (undefined as unknown as { a: 1 }).a))[0]).toMatchObject({
      name: 'TypeError',
      message: 'Cannot read properties of undefined (reading …)',
    });
  });

  it.each([
    [
      'Chromium',
      'TypeError: x\n    at keep (https://a.example/s/assets/first-B1_x.js:1:20)\n    at async new Ledger (https://a.example/s/assets/worker.js?v=1:3:4)\n    at https://a.example/assets/a.js:5:6\n    at <anonymous>',
    ],
    [
      'Firefox and Safari',
      'keep@https://a.example/s/assets/first-B1_x.js:1:20\nLedger@https://a.example/s/assets/worker.js?v=1:3:4\n@https://a.example/assets/a.js:5:6\n',
    ],
  ])('has the functions of a stack of %s, without addresses', (_browser, stack) => {
    expect(described(Object.assign(new TypeError('x'), { stack }))[0]?.stack).toEqual([
      'keep first-B1_x.js:1:20',
      'Ledger worker.js:3:4',
      '- a.js:5:6',
    ]);
  });

  it('has no end of causes', () => {
    const loop: Error & { cause?: unknown } = new Error('x');
    loop.cause = loop;
    expect(described(loop)).toHaveLength(5);
  });

  it.each(ways)('is bounded where it comes by way of %s', (_way, thrown) => {
    const log = new ErrorLog();
    keep(log, 'test', thrown('secret '.repeat(10_000)));
    expect(errorEntry.safeParse(log.entries[0]).error).toBeUndefined();
    expect(JSON.stringify(log.entries).length).toBeLessThan(8_000);
  });
});

describe('the log', () => {
  it('keeps the latest', () => {
    const log = new ErrorLog();
    for (let n = 0; n < mostErrors + 10; n += 1) keep(log, `place ${n}`, new Error('x'));
    expect(log.entries).toHaveLength(mostErrors);
    expect(log.entries.at(0)?.where).toBe('place 10');
    expect(log.entries.at(-1)?.where).toBe(`place ${mostErrors + 9}`);
  });

  it('counts what comes again, and lets it push nothing out', () => {
    const log = new ErrorLog();
    keep(log, 'first', new Error('y'));
    for (let n = 0; n < 100; n += 1) keep(log, 'again', new RangeError('x'));
    expect(log.entries.map(({ where, times }) => [where, times])).toEqual([
      ['first', 1],
      ['again', 100],
    ]);
  });

  it('keeps an error once, where it came up, however it is wrapped later', () => {
    const log = new ErrorLog();
    const cause = new TypeError('x');
    keep(log, 'database', cause);
    keep(log, 'write', new Error('write fault: failed', { cause }));
    keep(log, 'page', cause);
    expect(log.entries.map(({ where, times }) => [where, times])).toEqual([['database', 1]]);
  });

  it('tells who follows it', () => {
    const log = new ErrorLog();
    let told = 0;
    const end = log.follow(() => {
      told += 1;
    });
    keep(log, 'here', 'thrown');
    end();
    keep(log, 'there', 'thrown');
    expect(told).toBe(1);
  });

  it('goes on from what was kept before the page started anew', () => {
    const [before, after] = [new ErrorLog(), () => new ErrorLog(before.entries)];
    keep(before, 'here', 'thrown');
    const log = after();
    keep(log, 'here', 'thrown');
    expect(log.entries.map(({ where, times }) => [where, times])).toEqual([['here', 2]]);
  });
});

describe('what a worker tells', () => {
  it('is an error again on the page', () => {
    const cause = new TypeError('x');
    expect(described(errorOf(structuredClone(toldError(cause))))).toEqual(described(cause));
  });

  it('is some error where something else was thrown', () => {
    expect(described(errorOf(toldError('Jansens'))).map(({ name, message }) => [name, message])).toEqual([
      ['Error', 'string'],
    ]);
  });
});
