import { describe, expect, it } from 'vitest';
import {
  type DraftCopy,
  type DraftValue,
  draftCopy,
  entryAddress,
  entryName,
  isRowEntry,
} from '../../src/protocol/draftCopy.ts';
import { timeOfAll } from '../../src/protocol/measuredTime.ts';
import { holdsSame, mergeDrafts, saysSame } from '../../src/protocol/mergeDrafts.ts';
import { howMany } from '../support/long.ts';
import { actOn, type Deed, DraftDevice, numbersFrom, type Rest } from './draftHistory.ts';

const histories = howMany('HISTORIES', 500, 100_000);
const firstSeed = Number(process.env['SEED'] ?? 20261127);

const answered = (value: string | number): DraftValue => ({ kind: 'answered', value });
const A1 = entryName('answered', 'A1');
const row = entryName('answered', 'awards[x1]');
const inRow = entryName('answered', 'awards[x1].amount');
const inner = entryName('answered', 'awards[x1].years[y1]');
const innerAmount = entryName('answered', 'awards[x1].years[y1].amount');

/** Two devices that have both had a copy with these entries. */
function forked(entries: Readonly<Record<string, DraftValue>>): [DraftDevice, DraftDevice, Rest] {
  const here = new DraftDevice('a');
  for (const [name, value] of Object.entries(entries)) here.say(name, value);
  const rest: Rest = { copy: undefined, known: new Set() };
  here.contact(rest);
  return [here, DraftDevice.from('b', here), rest];
}

/** Has them both come to the same draft. */
function gathered(here: DraftDevice, there: DraftDevice, rest: Rest): DraftCopy {
  for (const device of [here, there, here]) device.contact(rest);
  expect(holdsSame(here.draft, there.draft)).toBe(true);
  return here.draft;
}

const shown = ({ differences }: DraftCopy) => differences.map(({ name, value }) => [name, value]);

describe('two devices that go on from one copy', () => {
  it.each<[string, DraftValue, DraftValue, DraftValue, DraftValue, DraftValue[]]>([
    ['changed here', answered(1), answered(2), answered(1), answered(2), []],
    ['changed there', answered(1), answered(1), answered(2), answered(2), []],
    ['changed on both to the same', answered(1), answered(2), answered(2), answered(2), []],
    ['changed on both', answered(1), answered(2), answered(3), answered(3), [answered(2)]],
    ['cleared there, changed here', answered(1), answered(2), null, null, [answered(2)]],
    ['cleared here, changed there', answered(1), null, answered(2), answered(2), [null]],
    ['new on both', null, answered(2), answered(3), answered(3), [answered(2)]],
    [
      'an answer here, there none',
      null,
      answered(2),
      { kind: 'unanswered', about: 'A1', reason: 'unknown' },
      { kind: 'unanswered', about: 'A1', reason: 'unknown' },
      [answered(2)],
    ],
  ])('%s', (_what, before, here, there, stands, others) => {
    const [one, two, rest] = forked(before === null ? {} : { [A1]: before });
    if (!saysSame(asEntry({ value: here }), asEntry({ value: before }))) one.say(A1, here);
    if (!saysSame(asEntry({ value: there }), asEntry({ value: before }))) two.say(A1, there);
    const merged = gathered(one, two, rest);
    expect([merged.entries[A1]?.value, shown(merged)]).toEqual([stands, others.map((value) => [A1, value])]);
    expect(draftCopy.parse(JSON.parse(JSON.stringify(merged)))).toEqual(merged);
  });

  it('has the later change stand, whoever made it', () => {
    const [one, two, rest] = forked({});
    two.say(A1, answered(3));
    one.say(entryName('answered', 'A2'), answered(1));
    one.say(A1, answered(2));
    const merged = gathered(one, two, rest);
    expect([merged.entries[A1]?.value, shown(merged)]).toEqual([answered(2), [[A1, answered(3)]]]);
  });

  it('keeps the rows that each has added', () => {
    const [one, two, rest] = forked({});
    one.say(entryName('answered', 'awards[p1]'), answered('n'));
    two.say(entryName('answered', 'awards[q1]'), answered('n'));
    const merged = gathered(one, two, rest);
    expect([Object.keys(merged.entries).length, shown(merged)]).toEqual([2, []]);
  });

  it('removes a row that the other left alone', () => {
    const [one, two, rest] = forked({ [row]: answered('n'), [inRow]: answered(5) });
    one.say(row, null);
    const merged = gathered(one, two, rest);
    expect([merged.entries[row]?.value, shown(merged)]).toEqual([null, []]);
  });

  it.each<[string, string, DraftValue]>([
    ['an answer in it was changed', inRow, answered(6)],
    ['an answer in it was cleared', inRow, null],
    ['it was moved', row, answered('t')],
    ['a row was added in it', entryName('answered', 'awards[x1].years[z1]'), answered('n')],
    ['something in a row of it was changed', innerAmount, answered(7)],
    [
      'a remark was made on it',
      entryName('remark', 'awards[x1].q'),
      { kind: 'remark', about: 'awards[x1].q', text: 't', send: true },
    ],
  ])('keeps a row that was removed here, where %s there, and says so', (_what, name, value) => {
    for (const removes of ['first', 'last']) {
      const [one, two, rest] = forked({
        [row]: answered('n'),
        [inRow]: answered(5),
        [inner]: answered('n'),
        [innerAmount]: answered(1),
      });
      const [remover, other] = removes === 'first' ? [one, two] : [two, one];
      remover.say(row, null);
      other.say(name, value);
      const merged = gathered(one, two, rest);
      expect(merged.entries[row]?.value).toEqual(name === row ? value : answered('n'));
      expect(merged.entries[name]?.value).toEqual(value);
      expect(shown(merged)).toEqual([[row, null]]);
    }
  });

  it('removes a row that both removed', () => {
    const [one, two, rest] = forked({ [row]: answered('n'), [inRow]: answered(5) });
    one.say(inRow, answered(6));
    one.say(row, null);
    two.say(row, null);
    expect(gathered(one, two, rest).entries[row]?.value).toBeNull();
  });

  it('shows a difference on both until it is settled on one', () => {
    const [one, two, rest] = forked({});
    one.say(A1, answered(1));
    two.say(A1, answered(2));
    expect(shown(gathered(one, two, rest))).toEqual([[A1, answered(1)]]);
    two.settle(0, true);
    const settled = gathered(one, two, rest);
    expect([settled.entries[A1]?.value, shown(settled)]).toEqual([answered(1), []]);
  });

  it('adds up what each has measured, once', () => {
    const [one, two, rest] = forked({});
    one.measure(1000);
    two.measure(500);
    gathered(one, two, rest);
    two.measure(250);
    gathered(one, two, rest);
    expect(timeOfAll(Object.values(gathered(one, two, rest).times))).toMatchObject({ activeMs: 1750, sessions: 2 });
  });

  it('shows all that differs where no common copy is known', () => {
    const [one, two] = forked({ [A1]: answered(1) });
    one.say(A1, answered(2));
    const { merged, found } = mergeDrafts(undefined, one.draft, two.draft);
    expect([merged.entries[A1]?.value, found.map(({ value }) => value)]).toEqual([answered(2), [answered(1)]]);
  });
});

/** Whether somebody did something else there later, knowing of it. */
const isOutdated = (deed: Deed, all: readonly Deed[]): boolean =>
  [...asOne(deed)].some((one) =>
    all.some(({ name, known, settles }) => name === one.name && !settles && known.has(one)),
  );

/** With those that came to the same value, and those that came to the same as they did. */
function asOne(deed: Deed, found = new Set<Deed>()): ReadonlySet<Deed> {
  if (!found.has(deed)) {
    found.add(deed);
    for (const other of deed.agreed) asOne(other, found);
  }
  return found;
}

/** Whether somebody settled what it said, as it was shown. */
const isSettled = (deed: Deed, all: readonly Deed[]): boolean =>
  all.some(
    (one) =>
      one.settles &&
      one.name === deed.name &&
      saysSame(asEntry(one), asEntry(deed)) &&
      [deed, ...deed.shownAs].some((shown) => one.known.has(shown)),
  );

const asEntry = ({ value }: Pick<Deed, 'value'>) => ({ seq: 1, writer: '', value });

/** What of all that was done is neither in a draft nor among what it shows. */
function lostFrom({ entries, differences }: DraftCopy, all: readonly Deed[]): readonly Deed[] {
  return all.filter((deed) => {
    if (deed.settles || isOutdated(deed, all) || isSettled(deed, all)) return false;
    const { name } = deed;
    // Of a mark nothing is shown, and neither is the place of a row: whether that is there is looked at below.
    if (name.startsWith('marked ')) return false;
    if (isRowEntry(name) && deed.value !== null) return false;
    if (saysSame(entries[name], asEntry(deed))) return false;
    return !differences.some((one) => one.name === name && saysSame(one, asEntry(deed)));
  });
}

/** Whether a row was moved elsewhere by a later change: where it was moved to before keeps it from nothing. */
const isOverruled = (deed: Deed, all: readonly Deed[]): boolean =>
  isRowEntry(deed.name) && all.some((one) => one.name === deed.name && one.value !== null && isAfter(one, deed));

const isAfter = (one: Deed, deed: Deed): boolean =>
  one.seq === deed.seq ? one.writer > deed.writer : one.seq > deed.seq;

/** Rows that are gone although something was done in them that nobody knew of who removed them, or a row around it. */
function lostRows({ entries }: DraftCopy, all: readonly Deed[]): readonly string[] {
  const isGone = (name: string) => (entries[name]?.value ?? null) === null;
  return all.flatMap((deed) => {
    if (deed.settles || (isRowEntry(deed.name) && deed.value === null) || isOverruled(deed, all)) return [];
    // Whoever did something else there later keeps the row.
    if (isOutdated(deed, all)) return [];
    const address = entryAddress(deed.name);
    const around = [...address.matchAll(/\]/g)].map(({ index }) => entryName('answered', address.slice(0, index + 1)));
    const group = [...asOne(deed)];
    const isKnown = all.some(
      ({ name, value, known }) => around.includes(name) && value === null && group.some((one) => known.has(one)),
    );
    return isKnown ? [] : around.filter(isGone);
  });
}

describe('random histories of two and three devices', () => {
  it(`end with the same draft on each, with nothing lost (${histories})`, { timeout: 3_600_000 }, () => {
    for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
      const number = numbersFrom(seed);
      const rest: Rest = { copy: undefined, known: new Set() };
      const first = new DraftDevice('a');
      for (let turn = 0; turn < 5; turn += 1) actOn(first, number);
      first.contact(rest);
      const devices = ['b', 'c'].slice(0, 1 + number(2)).map((letter) => DraftDevice.from(letter, first));
      devices.push(first);
      for (let turn = 0; turn < 30; turn += 1) {
        const device = devices[number(devices.length)] ?? first;
        if (number(5) === 0) device.contact(rest, number(6) === 0);
        else actOn(device, number);
      }
      for (const device of [...devices, ...devices]) device.contact(rest);
      const all = devices.flatMap(({ deeds }) => deeds);
      for (const { draft } of devices) expect(holdsSame(draft, first.draft), `seed ${seed}`).toBe(true);
      expect(
        lostFrom(first.draft, all).map(({ name, value }) => [name, value]),
        `seed ${seed}`,
      ).toEqual([]);
      expect(lostRows(first.draft, all), `seed ${seed}`).toEqual([]);
      const measured = devices.reduce((sum, { draft, writer }) => sum + (draft.times[writer]?.activeMs ?? 0), 0);
      expect(timeOfAll(Object.values(first.draft.times)).activeMs, `seed ${seed}`).toBe(measured);
    }
  });

  it(`end with the same draft in whatever order the devices have contact (${histories})`, {
    timeout: 3_600_000,
  }, () => {
    for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
      const outcomes = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
      ].map((order) => {
        const number = numbersFrom(seed);
        const rest: Rest = { copy: undefined, known: new Set() };
        const first = new DraftDevice('a');
        for (let turn = 0; turn < 8; turn += 1) actOn(first, number);
        first.contact(rest);
        const devices = [first, DraftDevice.from('b', first), DraftDevice.from('c', first)];
        for (const device of devices) for (let turn = number(10); turn > 0; turn -= 1) actOn(device, number);
        for (const at of order) devices[at]?.contact(rest);
        return rest.copy;
      });
      const [one, ...others] = outcomes;
      for (const other of others) expect(one && other && holdsSame(one, other), `seed ${seed}`).toBe(true);
    }
  });
});
