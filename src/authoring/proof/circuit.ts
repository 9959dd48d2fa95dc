import { compileExpression } from '../../engine/compileExpression.ts';
import { type ExpressionValue, none, open } from '../../engine/expressionValue.ts';
import type { Node, Program } from '../../engine/program.ts';
import type { Expression, Reference } from '../../instrument/expression/expression.ts';
import { type FunctionName, signatures } from '../../instrument/expression/signatures.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { type CircuitCell, type Operation, operate } from './cell.ts';
import { provenProgramOf } from './oneRow.ts';

/** A part with a gate of its own: that gate by itself, and with all around it. */
export interface Gated {
  readonly own: number;
  readonly scope: number;
  /** What the gates around it give. */
  readonly around: number;
}

/** All that gates and checks reckon, as cells; each stands behind those that it is made of. */
export interface Circuit {
  readonly cells: readonly CircuitCell[];
  /** The parts with gates of their own, in the order of the instrument. */
  readonly gates: readonly Gated[];
  /** What the gates around a place of the program give. */
  readonly scopeAt: (place: number) => number;
  /** The cases of the checks, in order. */
  readonly cases: readonly number[];
}

const circuits = new WeakMap<Instrument, Circuit>();

/** The circuit of an instrument, made once. */
export function circuitOf(instrument: Instrument): Circuit {
  const known = circuits.get(instrument);
  if (known) return known;
  const made = new Wiring(provenProgramOf(instrument)).circuit();
  circuits.set(instrument, made);
  return made;
}

/** Comparisons, and what they are with their operands in each other's place. */
const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' } as const;
const isTurned = (call: Operation): call is keyof typeof turned => Object.hasOwn(turned, call);

class Wiring {
  readonly #program: Program;
  readonly #cells: CircuitCell[] = [];
  readonly #known = new Map<string, number>();
  readonly #constants = new Map<ExpressionValue, number>();
  /** The cell of each place of the program; a place without one is not there yet. */
  readonly #at: number[] = [];
  readonly #gates: Gated[] = [];
  readonly #cases: number[] = [];
  /** Cells on which something has a say that is no answer. */
  readonly #chancy = new Set<number>();

  constructor(program: Program) {
    this.#program = program;
  }

  circuit(): Circuit {
    this.#at[0] = this.#constant(true);
    for (const [place, node] of this.#program.nodes.entries()) this.#node(place, node);
    return {
      cells: this.#cells,
      gates: this.#gates,
      scopeAt: (place) => this.#at[place] ?? 0,
      cases: this.#cases,
    };
  }

  #node(place: number, node: Node): void {
    if (node.kind === 'scope') {
      const own = this.#holding(node.gate);
      const around = this.#at[node.parent] ?? 0;
      const scope = this.#call('holds', [around, own]);
      this.#gates.push({ own, scope, around });
      this.#at[place] = scope;
    } else if (node.kind === 'item') {
      this.#at[place] = this.#add({ kind: 'item', item: node.item, scope: this.#at[node.scope] ?? 0 });
    } else if (node.kind === 'condition') this.#at[place] = this.#expression(node.expression);
    else if (node.kind === 'case') this.#cases.push(this.#holding(node.case.when));
    else if (place > 0) {
      this.#at[place] = this.#push({ kind: 'draw', scope: this.#constant(true), values: [] });
      this.#chancy.add(this.#at[place] ?? 0);
    }
  }

  #push(cell: CircuitCell): number {
    return this.#cells.push(cell) - 1;
  }

  #constant(value: ExpressionValue): number {
    const known = this.#constants.get(value);
    if (known !== undefined) return known;
    const made = this.#push({ kind: 'constant', value });
    this.#constants.set(value, made);
    return made;
  }

  #add(cell: Extract<CircuitCell, { kind: 'item' | 'call' }>): number {
    const key = cell.kind === 'call' ? `${cell.call} ${cell.args.join(' ')}` : `item ${cell.item.id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#push(cell);
    this.#known.set(key, made);
    return made;
  }

  #valueOf(at: number): ExpressionValue | undefined {
    const cell = this.#cells[at];
    return cell?.kind === 'constant' ? cell.value : undefined;
  }

  /** A call; what needs no answer is evaluated at once, and so is what one operand decides. */
  #call(call: Operation, operands: readonly number[]): number {
    if (call === '-') return this.#call('+', [operands[0] ?? 0, this.#call('negate', operands.slice(1))]);
    if (call === '<>') return this.#call('not', [this.#call('=', operands)]);
    if (isTurned(call)) return this.#compared(call, operands);
    if (call === 'and' || call === 'or' || call === 'holds') return this.#joined(call, operands);
    return this.#made(call, operands);
  }

  #made(call: Operation, args: readonly number[]): number {
    const values = args.map((arg) => this.#valueOf(arg));
    if (!values.every((value) => value !== undefined)) return this.#add({ kind: 'call', call, args });
    const evaluate = operate(
      call,
      args.map((_, slot) => slot),
    );
    return this.#constant(evaluate(values));
  }

  #joined(call: 'and' | 'or' | 'holds', operands: readonly number[]): number {
    const decisive = call === 'or';
    const args = [...new Set(operands)].filter((arg) => this.#valueOf(arg) !== !decisive);
    const [only] = args;
    if (only === undefined) return this.#constant(!decisive);
    const decides = (value: ExpressionValue | undefined) => value === decisive || (call === 'holds' && value === none);
    if (args.some((arg) => decides(this.#valueOf(arg)))) return this.#constant(decisive);
    return args.length === 1 && (call !== 'holds' || this.#isHeld(only)) ? only : this.#made(call, args);
  }

  /** A comparison, with a constant on the right, and an equality always the same way round. */
  #compared(call: keyof typeof turned, [left = 0, right = 0]: readonly number[]): number {
    const [isLeft, isRight] = [left, right].map((arg) => this.#valueOf(arg) !== undefined);
    const isSwapped = isLeft !== isRight ? isLeft : call === '=' && left > right;
    return isSwapped ? this.#made(turned[call], [right, left]) : this.#made(call, [left, right]);
  }

  #isHeld(at: number): boolean {
    const cell = this.#cells[at];
    return cell?.kind === 'call' && cell.call === 'holds';
  }

  /** Whether an expression holds: parts that must all hold count one by one, and none of them as what does not exist. */
  #holding(expression: Expression): number {
    const parts = 'call' in expression && expression.call === 'and' ? expression.args : [expression];
    const cells = parts.map((part) =>
      parts.length > 1 ? this.#holding(part) : this.#decided(this.#expression(expression)),
    );
    return this.#call('holds', cells);
  }

  #expression(expression: Expression): number {
    if ('name' in expression) return this.#reference(expression);
    if (!('call' in expression)) return this.#constant(compileExpression(expression, () => undefined)([]));
    const { call } = expression;
    const args = expression.args.map((arg) => this.#expression(arg));
    if (args.some((arg) => this.#chancy.has(arg))) return this.#chance(call, args);
    return this.#call(
      call,
      args.flatMap((arg, at) => this.#flat(call, arg, expression.args[at])),
    );
  }

  /** The operands of an operand that is written as the same operation. */
  #flat(call: Operation, arg: number, written: Expression | undefined): readonly number[] {
    const cell = this.#cells[arg];
    if (!written || 'name' in written || (call !== 'and' && call !== 'or' && call !== '+')) return [arg];
    return cell?.kind === 'call' && cell.call === call ? cell.args : [arg];
  }

  /** A call with an operand that no answer decides: where it gives a truth, it may be the one or the other. */
  #chance(call: FunctionName, args: readonly number[]): number {
    if (call === 'and' || call === 'or' || call === 'not')
      return this.#call(
        call,
        args.map((arg) => this.#decided(arg)),
      );
    if (signatures[call].gives === 'truth') return this.#drawn(`${call} ${args.join(' ')}`, args);
    const made = this.#call(call, args);
    this.#chancy.add(made);
    return made;
  }

  /** A truth that may rest on what is no answer, as a cell that answers decide, or a draw. */
  #decided(arg: number): number {
    return this.#chancy.has(arg) ? this.#drawn(`${arg}`, []) : arg;
  }

  /** True or false, whichever, once the answers are there that it rests on, too. */
  #drawn(key: string, args: readonly number[]): number {
    const known = this.#known.get(`draw ${key}`);
    if (known !== undefined) return known;
    const answers = args.filter((arg) => !this.#chancy.has(arg) && this.#valueOf(arg) === undefined);
    const scope = answers.length > 0 ? this.#call('present', answers) : this.#constant(true);
    const made = this.#push({ kind: 'draw', scope, values: [true, false] });
    this.#known.set(`draw ${key}`, made);
    return made;
  }

  #reference(reference: Reference): number {
    const { located } = this.#program;
    const place = located.get(reference.of === undefined ? reference.name : `${reference.of}.${reference.name}`)?.slot;
    return (place === undefined ? undefined : this.#at[place]) ?? this.#constant(open);
  }
}
