import { givenKinds, isGiven } from '../givenKinds.ts';
import { type Call, type Expression, pathOf, type Reference } from './expression.ts';
import type { KindFault } from './kindFault.ts';
import { binding, infixes, isInfix } from './operators.ts';
import { referencesIn } from './reads.ts';
import { isOverRows, type Kind, type Signature, signatures } from './signatures.ts';

/** What a name stands for; a code with its options. */
export interface Named {
  readonly kind: Kind;
  readonly codes?: readonly string[];
  /** Of an amount. */
  readonly currency?: string | undefined;
  /** Of a reference: the roster whose rows it chooses from. */
  readonly rows?: string;
}

/** What a row is to expressions. */
export const rowKind: Named = { kind: 'code' };

/** What is found by a name from one place. */
export type Find = (name: string) => Named | undefined;

/** What an expression can read from where it stands. */
export interface Scope {
  /** The item or condition of a name. */
  readonly find: Find;
  /** What stands in the rows of the roster that a path names from there: in the rows themselves, and all that they see. */
  readonly roster?: (path: string) => { readonly own: Find; readonly seen: Find } | undefined;
  /** Whether it stands in a row. */
  readonly isInRow?: boolean;
  /** Where it asks of the rows of a roster whether they count: what is found from the place that asks. */
  readonly asker?: Find;
  readonly isInCheck: boolean;
  /** Whether an item can have a value of its own kind; left out, every one is taken. */
  readonly fits?: (item: string, value: string | number) => boolean;
}

/** What an expression is to give: the value of an item, where it is one by which that is computed. */
export interface Wanted extends Named {
  readonly item?: string;
}

/**
 * The faults of an expression that does not give what is wanted, or whose parts do not go together.
 * @param wanted what must hold is a truth
 */
export function kindFaults(
  expression: Expression,
  scope: Scope,
  wanted: Wanted = { kind: 'truth' },
): readonly KindFault[] {
  const check = new KindCheck(scope);
  check.gives(wanted, expression, check.of(expression));
  return check.faults;
}

/** What a part of an expression gives. Undefined: its fault is known already. */
interface Given extends Named {
  /** Texts take the kind of what they stand beside: these are all that it can be. */
  readonly texts?: readonly { readonly part: Expression; readonly text: string }[];
  /** The item that it is the value of. */
  readonly item?: string;
}

const isOrdered = (kind: Kind): boolean => kind === 'number' || kind === 'date';

/** The rows that are reckoned over. */
interface Counted {
  readonly path: string;
  readonly own: Find;
  readonly seen: Find;
  /** Whether its own names are those of the counted row: in `where`. */
  readonly isWhere?: boolean;
}

class KindCheck {
  readonly faults: KindFault[] = [];
  readonly #scope: Scope;
  #counted: Counted | undefined;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  of(part: Expression): Given | undefined {
    if ('truth' in part) return { kind: 'truth' };
    if ('number' in part) return { kind: 'number' };
    if ('date' in part) return { kind: 'date' };
    if ('text' in part) return { kind: 'text', texts: [{ part, text: part.text }] };
    return 'name' in part ? this.#reference(part) : this.#call(part);
  }

  /** Tells an expression that gives something else than is wanted: of another kind, none of the options, or in another currency. */
  gives(wanted: Wanted, part: Expression, found: Given | undefined): void {
    if (wanted.kind === 'code' && found?.texts) this.#options(wanted, found.texts);
    else this.takes(wanted.kind, part, found);
    if (wanted.kind === 'code' && found?.kind === 'code')
      this.#options(
        wanted,
        (found.codes ?? []).map((text) => ({ part, text })),
      );
    const { currency: left } = wanted;
    const right = found?.currency;
    if (left !== undefined && right !== undefined && left !== right)
      this.faults.push({ kind: 'currencies', part, left, right });
  }

  /** Tells a part that is not of the kind that is wanted. */
  takes(wanted: Kind, part: Expression, found: Given | undefined, by?: Call['call']): void {
    if (!found || found.kind === wanted) return;
    const isItem = 'name' in part && found.item !== undefined;
    if (isItem && wanted === 'number') this.faults.push({ kind: 'not-a-number', part, item: part.name });
    else if (isItem && wanted === 'text') this.faults.push({ kind: 'not-a-text', part, item: part.name });
    else this.faults.push({ kind: 'wanted', part, wanted, found: found.kind, ...(by && { by }) });
  }

  #reference(part: Reference): Given | undefined {
    const { name, of } = part;
    if (of === 'given') {
      // No route depends on a clock.
      const isLate = name === 'measuredMinutes' && !this.#scope.isInCheck;
      if (isGiven(name) && !isLate) return { kind: givenKinds[name] };
      this.faults.push({ kind: isLate ? 'given-outside-checks' : 'unknown-given', part, name });
      return undefined;
    }
    if (name === 'row' || of === 'outer') return this.#asking(part);
    const found = of === undefined ? this.#find(name) : this.#behind(of, part);
    // Told already.
    if (found === null) return undefined;
    if (!found) {
      this.faults.push({ kind: 'unknown-name', part, name });
      return undefined;
    }
    return found.kind === 'truth' ? found : { ...found, item: name };
  }

  #find(name: string): Named | undefined {
    return this.#counted?.isWhere ? this.#counted.seen(name) : this.#scope.find(name);
  }

  /** What is known of the row that asks. */
  #asking(part: Reference): Given | undefined {
    const find = this.#counted?.isWhere ? this.#scope.find : this.#scope.asker;
    if (!find || !this.#scope.isInRow) {
      this.faults.push({ kind: 'row-outside', part, name: part.of ?? part.name });
      return undefined;
    }
    return part.of === undefined ? rowKind : find(part.name);
  }

  /** What stands behind a point: in the counted rows, or in the row that a reference names. */
  #behind(of: string, part: Reference): Named | undefined | null {
    if (of === this.#counted?.path) return this.#counted.own(part.name);
    const { rows } = this.#find(of) ?? {};
    const roster = rows === undefined ? undefined : this.#scope.roster?.(rows);
    if (roster) return roster.own(part.name);
    this.faults.push({ kind: 'needs-rosters', part, name: of });
    return null;
  }

  /** The roster over whose rows a call reckons: the one that its operands name. */
  #overRows({ call, args }: Call): Counted | undefined {
    if (!isOverRows(call)) return undefined;
    for (const reference of args.flatMap(referencesIn)) {
      const path = call === 'count' ? pathOf(reference) : (reference.of ?? '');
      const roster = this.#scope.roster?.(path);
      if (roster) return { path, ...roster };
    }
    return undefined;
  }

  /** Cash flows: what each row has, and before it the rate of all. */
  #flows({ call, args, where }: Call, counted: Counted): Given | undefined {
    if (where) this.faults.push({ kind: 'no-roster', part: where, call });
    let amount: Given | undefined;
    for (const [at, arg] of args.entries()) {
      const isRate = call === 'npv' && at === 0;
      this.#counted = isRate ? undefined : counted;
      const given = this.of(arg);
      this.takes('number', arg, given, call);
      if (!isRate) amount ??= given;
    }
    this.#counted = undefined;
    return { kind: 'number', ...(call === 'npv' && amount?.currency && { currency: amount.currency }) };
  }

  #reckoned(part: Call, counted: Counted): Given | undefined {
    const { call, args, where } = part;
    if (call === 'npv' || call === 'irr') return this.#flows(part, counted);
    if (this.#counted) this.faults.push({ kind: 'rows-in-rows', part });
    this.#counted = counted;
    const [arg] = args;
    const given = call === 'count' || !arg ? undefined : this.of(arg);
    if (arg && call !== 'count') {
      const [wanted = 'same'] = signatures[call].takes as readonly (Kind | 'same')[];
      if (wanted !== 'same') this.takes(wanted, arg, given, call);
      else if (given && call !== 'first' && !isOrdered(given.kind))
        this.faults.push({ kind: 'no-order', part: arg, found: given.kind });
    }
    if (where) {
      this.#counted = { ...counted, isWhere: true };
      this.takes('truth', where, this.of(where), call);
    }
    this.#counted = undefined;
    if (call === 'count') return { kind: 'number' };
    const gives = call === 'any' || call === 'all' ? 'truth' : given?.kind;
    return gives && { ...given, kind: gives };
  }

  #call(part: Call): Given | undefined {
    const { call, args, where } = part;
    const counted = this.#overRows(part);
    if (counted) return this.#reckoned(part, counted);
    if (where || (isOverRows(call) && call !== 'count')) {
      this.faults.push({ kind: 'no-roster', part, call });
      return undefined;
    }
    if (call === 'position' && !this.#scope.isInRow) this.faults.push({ kind: 'row-outside', part, name: call });
    const { takes, gives }: Signature = signatures[call];
    const given = args.map((arg) => this.of(arg));
    const same: Expression[] = [];
    for (const [at, arg] of args.entries()) {
      const wanted = takes[at] ?? takes.at(-1) ?? 'any';
      if (wanted === 'same') same.push(arg);
      else if (wanted === 'code') this.#among(given[0], arg, given[at], call);
      else if (wanted !== 'any') this.takes(wanted, arg, given[at], call);
    }
    const alike = same.map((arg) => given[args.indexOf(arg)]);
    const one = same.length > 0 ? this.#alike(call, same, alike) : undefined;
    const currency = this.#currency(part, given);
    if (gives === 'same') return one && { ...one, currency };
    return gives === 'number' ? { kind: gives, currency } : { kind: gives };
  }

  /** Tells amounts in two currencies, which only multiply and divide; gives the one that comes out. */
  #currency({ call, args }: Call, given: readonly (Given | undefined)[]): string | undefined {
    const [left, ...others] = given.flatMap((one) => one?.currency ?? []);
    const mixed = given.findIndex((one) => one?.currency !== undefined && one.currency !== left);
    const part = args[mixed];
    if (part && left !== undefined && call !== '*' && call !== '/')
      this.faults.push({ kind: 'currencies', part, left, right: given[mixed]?.currency ?? '' });
    // What divides one amount by another is a ratio.
    return call === '/' && others.length > 0 ? undefined : left;
  }

  /** An option of several. */
  #among(several: Given | undefined, part: Expression, found: Given | undefined, by: Call['call']): void {
    if (found?.texts && several) this.#options(several, found.texts);
    else if (found) this.takes('code', part, found, by);
  }

  /** Tells texts that are no option. */
  #options({ codes, item }: Wanted, texts: NonNullable<Given['texts']>): void {
    for (const { part, text } of texts)
      if (codes && !codes.includes(text))
        this.faults.push({ kind: 'impossible-value', part, item: item ?? '', value: text });
  }

  /** Tells two that are not of one kind, and gives what both are. */
  #alike(call: Call['call'], parts: readonly Expression[], given: readonly (Given | undefined)[]): Given | undefined {
    const [left, right] = given;
    const [leftPart, rightPart] = parts;
    if (!left || !right || !leftPart || !rightPart) return undefined;
    const compares = isInfix(call) && infixes[call] === binding.compare;
    const orders = compares && call !== '=' && call !== '<>';
    if (left.texts && right.texts) {
      if (orders) this.faults.push({ kind: 'no-order', part: leftPart, found: 'text' });
      return { kind: 'text', texts: [...left.texts, ...right.texts] };
    }
    const [lead, other, leadPart, otherPart] = left.texts
      ? [right, left, rightPart, leftPart]
      : [left, right, leftPart, rightPart];
    if (orders && this.#disorder(left, right, leftPart, rightPart)) return lead;
    if (lead.kind === 'code' && other.texts) this.#options(lead, other.texts);
    else if (compares && lead.kind === 'codes') this.faults.push({ kind: 'no-equals', part: leftPart, found: 'codes' });
    else if (left.kind !== right.kind) this.#differ(compares && !orders, left, right, leftPart, rightPart);
    else if (compares && !orders)
      for (const [one, part] of [[lead, otherPart] as const, [other, leadPart] as const]) this.#unfit(one, part);
    if (lead.kind === 'code' && other.codes && lead.codes)
      return { ...lead, codes: [...new Set([...lead.codes, ...other.codes])] };
    return lead;
  }

  /** Tells what has no order; whether there is such. */
  #disorder(left: Given, right: Given, leftPart: Expression, rightPart: Expression): boolean {
    for (const [one, other, part] of [[left, right, leftPart] as const, [right, left, rightPart] as const]) {
      const isDay = one.kind === 'date' && one.item !== undefined && other.kind === 'number';
      if (isOrdered(one.kind) && !isDay) continue;
      if (one.item !== undefined && 'name' in part && other.kind === 'number')
        this.faults.push({ kind: 'not-a-number', part, item: one.item });
      else this.faults.push({ kind: 'no-order', part, found: one.kind });
      return true;
    }
    return false;
  }

  #differ(compares: boolean, left: Given, right: Given, leftPart: Expression, rightPart: Expression): void {
    for (const [one, part] of [[left, rightPart] as const, [right, leftPart] as const]) {
      const value = 'text' in part ? part.text : 'number' in part ? part.number : undefined;
      if (!compares || one.item === undefined || value === undefined) continue;
      this.faults.push({ kind: 'impossible-value', part, item: one.item, value });
      return;
    }
    this.faults.push({ kind: 'differ', part: rightPart, left: left.kind, right: right.kind });
  }

  /** Tells a value that is of the item's kind, and yet none that it can have. */
  #unfit({ item }: Given, part: Expression): void {
    const value = 'text' in part ? part.text : 'number' in part ? part.number : undefined;
    if (item === undefined || value === undefined || this.#scope.fits?.(item, value) !== false) return;
    this.faults.push({ kind: 'impossible-value', part, item, value });
  }
}
