import { loadInstrument } from '../../../src/instrument/load.ts';
import type { Instrument } from '../../../src/instrument/schema.ts';
import { Dice } from './dice.ts';

/** What an item is: a number, yes or no, a day, some codes, or a row of a roster. */
type Kind = 'number' | 'yesNo' | 'day' | 'codes' | 'row';
interface Known {
  readonly id: string;
  readonly kind: Kind;
  readonly roster: string | undefined;
}

const days = ['2024-01-31', '2024-02-29', '2023-02-28', '2020-12-31'];
const numbers = ['0', '1', '2.5', '-3', '10', '0.05'];
const codes = ['a', 'b', 'c'];

/** Draws expressions, as texts, of what is reckoned: within a row, over rows, or over the rows of a row. */
class Drawn {
  readonly #dice: Dice;
  readonly #items: readonly Known[];

  constructor(dice: Dice, items: readonly Known[]) {
    this.#dice = dice;
    this.#items = items;
  }

  #seen(roster: string | undefined, kind: Kind): string[] {
    const around = roster === 'stalls' ? ['sites', 'stalls'] : [roster];
    return this.#items.flatMap((item) =>
      item.kind === kind && (item.roster === undefined || around.includes(item.roster)) ? [item.id] : [],
    );
  }

  #of(roster: string, kind: Kind): string[] {
    return this.#items.flatMap((item) => (item.kind === kind && item.roster === roster ? [item.id] : []));
  }

  number(roster: string | undefined, depth: number): string {
    const dice = this.#dice;
    const own = this.#seen(roster, 'number');
    const leaf = () => (own.length > 0 && dice.happens(0.75) ? dice.oneOf(own) : dice.oneOf(numbers));
    if (depth === 0) return leaf();
    const part = () => this.number(roster, depth - 1);
    const dates = this.#seen(roster, 'day');
    const several = this.#seen(roster, 'codes');
    return dice.oneOf<() => string>([
      leaf,
      () => `(${part()} ${dice.oneOf(['+', '-', '*', '/'])} ${part()})`,
      () => `round(${part()}, ${dice.oneOf(['0', '1', '3'])})`,
      () => `${dice.oneOf(['floor(', 'mod(2.5, ', '-('])}${part()})`,
      () => `if(${this.truth(roster, depth - 1)}, ${part()}, ${part()})`,
      () => `orElse(${leaf()}, ${part()})`,
      () =>
        dates.length > 0
          ? `${dice.oneOf(['days', 'months', 'years'])}(${dice.oneOf(dates)}, ${this.day(roster)})`
          : leaf(),
      () => (several.length > 0 ? `count(${dice.oneOf(several)})` : leaf()),
      () => (roster === undefined ? leaf() : 'position()'),
      () => this.#throughReference(roster) ?? leaf(),
      () => this.#overRows(roster),
      () => this.#overRows(roster),
    ])();
  }

  day(roster: string | undefined): string {
    const own = this.#seen(roster, 'day');
    if (own.length === 0 || this.#dice.happens(0.2)) return `date('${this.#dice.oneOf(days)}')`;
    const day = this.#dice.oneOf(own);
    return this.#dice.happens(0.3) ? `addMonths(${day}, ${this.#dice.oneOf(['1', '-1', '12'])})` : day;
  }

  truth(roster: string | undefined, depth: number): string {
    const dice = this.#dice;
    const [yesNo, dates] = [this.#seen(roster, 'yesNo'), this.#seen(roster, 'day')];
    const compared = () =>
      `${this.number(roster, depth)} ${dice.oneOf(['=', '<>', '<', '>='])} ${this.number(roster, 0)}`;
    const part = () => `(${this.truth(roster, depth - 1)})`;
    return dice.oneOf<() => string>([
      compared,
      () => (yesNo.length > 0 ? `${dice.oneOf(yesNo)} = 'yes'` : compared()),
      () => (dates.length > 0 ? `${dice.oneOf(dates)} < ${this.day(roster)}` : compared()),
      () => "given.begunOn > date('2024-02-01')",
      ...(depth === 0 ? [] : [() => `${part()} ${dice.oneOf(['and', 'or'])} ${part()}`, () => `not ${part()}`]),
    ])();
  }

  /** A number of the row that another item names. */
  #throughReference(roster: string | undefined): string | undefined {
    const [references, theirs] = [this.#seen(roster, 'row'), this.#of('sites', 'number')];
    if (references.length === 0 || theirs.length === 0) return undefined;
    return `${this.#dice.oneOf(references)}.${this.#dice.oneOf(theirs)}`;
  }

  #overRows(asker: string | undefined): string {
    const dice = this.#dice;
    const roster = dice.oneOf(['sites', 'stalls', 'firms']);
    const isOwn = roster === 'stalls' && asker === 'stalls' && dice.happens(0.5);
    const path = roster === 'stalls' && !isOwn ? 'sites.stalls' : roster;
    const known = this.#of(roster, 'number');
    const where = dice.happens(0.4) ? ` where ${this.#filter(roster, asker)}` : '';
    if (known.length === 0) return `count(${path}${where})`;
    const [value, year] = [`${path}.${dice.oneOf(known)}`, `${path}.${dice.oneOf(known)}`];
    if (dice.happens(0.15)) return dice.oneOf([`npv(0.1, ${value}, ${year})`, `irr(${value}, ${year})`]);
    const operand = dice.oneOf([value, `${value} / 3`, `orElse(${value}, 1)`, `${value} * ${year}`]);
    return `${dice.oneOf(['sum', 'sum', 'min', 'max', 'first'])}(${operand}${where})`;
  }

  /** What a row must be to count, by itself or beside the row that asks. */
  #filter(roster: string, asker: string | undefined): string {
    const dice = this.#dice;
    const [theirs, own] = [this.#of(roster, 'number'), this.#seen(asker, 'number')];
    const references = asker === 'sites' ? this.#of(roster, 'row') : [];
    if (references.length > 0 && dice.happens(0.6)) return `${dice.oneOf(references)} = row`;
    if (theirs.length === 0) return 'true';
    const isAsked = asker !== undefined && own.length > 0 && dice.happens(0.6);
    return `${dice.oneOf(theirs)} ${dice.oneOf(['=', '<'])} ${isAsked ? `outer.${dice.oneOf(own)}` : dice.oneOf(numbers)}`;
  }
}

interface Figures {
  readonly instrument: Instrument;
  readonly items: readonly Known[];
}

const rosterPlan = [undefined, 'sites', 'stalls', undefined, 'firms', 'sites', 'stalls', undefined] as const;

/**
 * An instrument of which much is computed, before and behind what it reads, with rows within rows and references between
 * them: the same for the same seed; undefined where something in it would read itself.
 */
export function randomFigures(seed: number): Figures | undefined {
  const dice = new Dice(seed);
  const items: Known[] = [];
  const computed: {
    readonly question: Record<string, unknown>;
    readonly roster: string | undefined;
    readonly kind: Kind;
  }[] = [];
  const drawn = new Drawn(dice, items);
  const gate = (roster: string | undefined) =>
    items.length > 3 && dice.happens(0.3) ? { gate: drawn.truth(roster, 1) } : {};
  const question = (roster: string | undefined, isRow: boolean): object => {
    const kind = isRow ? 'row' : dice.oneOf<Kind>(['number', 'number', 'yesNo', 'day', 'codes']);
    const id = `${kind}${items.length}`;
    const own = { id: `q${id}`, ...gate(roster), ...(dice.happens(0.2) && { required: false }) };
    items.push({ id, kind, roster });
    if (dice.happens(0.45) && kind !== 'codes' && kind !== 'row') {
      const { required: _, ...asked } = own;
      const gives = { number: { type: 'decimal', digits: 2 }, yesNo: { type: 'yesNo' }, day: { type: 'date' } }[kind];
      const one = { ...asked, type: 'computed', item: id, gives };
      computed.push({ question: one, roster, kind });
      return one;
    }
    switch (kind) {
      case 'number':
        return { ...own, type: 'decimal', digits: 2, item: id };
      case 'yesNo':
        return { ...own, type: 'yesNo', items: [id] };
      case 'day':
        return { ...own, type: 'date', item: id };
      case 'codes':
        return { ...own, type: 'choices', options: codes, item: id };
      case 'row':
        return { ...own, type: 'choice', options: { rows: 'sites' }, item: id };
    }
  };
  const sections = rosterPlan.map((roster, at) => ({
    id: `s${at}`,
    ...(roster !== undefined && { for: roster }),
    questions: Array.from({ length: 2 + dice.upTo(2) }, (_, place) =>
      question(roster, place === 1 && at > 2 && roster !== 'sites' && roster !== 'stalls'),
    ),
  }));
  for (const { question: one, roster, kind } of computed) {
    const others = new Drawn(
      dice,
      items.filter(({ id }) => id !== one['item']),
    );
    one['is'] =
      kind === 'number' ? others.number(roster, 2) : kind === 'day' ? others.day(roster) : others.truth(roster, 1);
  }
  const loaded = loadInstrument({
    format: 'veldwerk-instrument/2',
    ...{ id: 'test.figures', version: '1.0.0', languages: ['nl'], official: ['nl'], publisher: 'The office' },
    idleLimitSeconds: 300,
    domainChecks: Object.fromEntries(
      [
        ['decimal', '"decimal"'],
        ['yesNo', '"yesNo"'],
        ['date', '"date"'],
        ['choices', '"choices"'],
        ['choice', '"choice"'],
      ]
        .filter(([, type = '']) => JSON.stringify(sections).includes(`"type":${type}`))
        .map(([type = '']) => [type, 'd1']),
    ),
    rosters: { sites: { max: 5 }, stalls: { max: 5, in: 'sites', min: dice.oneOf([1, 2]) }, firms: { max: 5 } },
    modules: [{ id: 'm', sections }],
    checks: [],
  });
  if (loaded.ok) return { instrument: loaded.value, items };
  if (loaded.fault.every(({ fault }) => fault.includes('reads itself'))) return undefined;
  throw new Error(JSON.stringify(loaded.fault));
}

/** Whatever there may be in an answer to an item of a kind, and an address of it. */
export function randomChange(
  dice: Dice,
  items: readonly Known[],
): { readonly item: string; readonly entry: string | null } {
  const row = (roster: string): string =>
    roster === 'stalls'
      ? `${row('sites')}.stalls[${dice.oneOf(['x', 'y'])}]`
      : `${roster}[${dice.oneOf(['r1', 'r2', 'r3'])}]`;
  if (dice.happens(0.05)) return { item: 'given.begunOn', entry: dice.oneOf(days) };
  if (dice.happens(0.35))
    return {
      item: row(dice.oneOf(['sites', 'stalls', 'firms'])),
      entry: dice.happens(0.25) ? null : dice.oneOf(['V', 'W', 'X']),
    };
  const { id, kind, roster } = dice.oneOf(items);
  const item = roster === undefined ? id : `${row(roster)}.${id}`;
  if (dice.happens(0.12)) return { item, entry: dice.oneOf([null, 'nonsense']) };
  const entries: Readonly<Record<Kind, readonly string[]>> = {
    ...{ number: ['0', '1', '2.25', '-3', '10'], yesNo: ['yes', 'no'], day: days },
    ...{ codes: ['a', 'a b', 'a b c'], row: ['r1', 'r2', 'r9'] },
  };
  return { item, entry: dice.oneOf(entries[kind]) };
}
