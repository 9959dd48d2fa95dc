import type * as fc from 'fast-check';
import { constantFrom, integer } from 'fast-check';
import type { WrittenQuestion } from '../../src/instrument/question.ts';
import type { Instrument, WrittenCheck, WrittenInstrument } from '../../src/instrument/schema.ts';
import { tiny } from './tiny.ts';

/** Types of items with few values, and how many ways there are to answer one. */
const kinds = {
  yesNo: { settings: { type: 'yesNo' }, ways: 2 },
  optional: { settings: { type: 'yesNo' }, ways: 3 },
  choice: { settings: { type: 'choice', options: ['a', 'b', 'c'] }, ways: 3 },
  minutes: { settings: { type: 'minutes', maxMinutes: 4 }, ways: 4 },
  decimal: { settings: { type: 'decimal', digits: 1, min: '-0.1', max: '0.2' }, ways: 4 },
  optionalDecimal: { settings: { type: 'decimal', digits: 2, min: '0', max: '0.04' }, ways: 6 },
  percent: { settings: { type: 'percent' }, ways: 101 },
} as const;
type Kind = keyof typeof kinds;

interface Earlier {
  readonly id: string;
  readonly kind: Kind;
}

/** A gated part by its name, with the names of all around it. */
export interface Gate {
  readonly part: string;
  readonly id: string;
  /** The checks that fire where its own gate and those around it hold. */
  readonly checks: readonly string[];
}

/** A small instrument in which every gate is a check, too, so that its account shows what the gates give. */
export interface Small {
  readonly instrument: Instrument;
  readonly gates: readonly Gate[];
}

const most = 600;
const isNumber = ({ kind }: Earlier) => ['minutes', 'decimal', 'optionalDecimal', 'percent'].includes(kind);

/** Makes an instrument with gates at every level. `draw` draws from an arbitrary. */
export class SmallInstrument {
  readonly #draw: <T>(from: fc.Arbitrary<T>) => T;
  readonly #earlier: Earlier[] = [];
  readonly #conditions: Record<string, string> = {};
  readonly #checks: WrittenCheck[] = [];
  readonly #gates: Gate[] = [];

  constructor(draw: <T>(from: fc.Arbitrary<T>) => T) {
    this.#draw = draw;
  }

  make(): Small {
    const modules: WrittenInstrument['modules'] = [
      { id: 'M', sections: [{ id: 'S', questions: [{ type: 'yesNo', id: 'first', items: ['first'] }] }] },
    ];
    this.#earlier.push({ id: 'first', kind: 'yesNo' });
    let ways = 2;
    for (let module = 0; module < 3 && ways * 16 < most; module += 1) {
      const around = this.#gate('module', `M${module}`, []);
      const sections = Array.from({ length: 1 + this.#below(ways * 16 < most ? 2 : 1) }, (_, at) => {
        const id = `S${module}${at}`;
        const inside = this.#gate('section', id, around.checks);
        const questions = Array.from(
          { length: 1 + this.#below(ways * 16 < most ? 2 : 1) },
          (_each, place): WrittenQuestion => {
            const [question, more] = this.#question(`${module}${at}${place}`, inside.checks, most / ways);
            ways *= more;
            return question;
          },
        );
        return { id, ...inside.gate, questions };
      });
      modules.push({ id: `M${module}`, ...around.gate, sections });
    }
    const sections = [{ id: 'end', questions: [{ type: 'yesNo' as const, id: 'last', items: ['last'] }] }];
    modules.push({ id: 'end', ...this.#gate('module', 'end', []).gate, sections });
    for (let check = 0; check < 3; check += 1) this.#check(`K${check}`, this.#expression());
    const instrument = tiny(
      [],
      { format: 'veldwerk-instrument/2', modules, conditions: this.#conditions, checks: this.#checks },
      [],
    );
    return { instrument, gates: this.#gates };
  }

  #below(count: number): number {
    return this.#draw(integer({ min: 0, max: count - 1 }));
  }

  #one<T>(of: readonly T[]): T {
    return this.#draw(constantFrom(...of));
  }

  #check(id: string, when: string): void {
    this.#checks.push({ id, level: 'soft', cases: [{ items: ['first'], when }] });
  }

  #gate(part: string, id: string, around: readonly string[]) {
    if (this.#below(5) < 3) return { gate: {}, checks: around };
    const gate = this.#expression();
    const check = `G${this.#gates.length}`;
    const checks = [...around, check];
    this.#check(check, gate);
    this.#gates.push({ part, id, checks });
    return { gate: { gate }, checks };
  }

  #question(id: string, around: readonly string[], left: number): readonly [WrittenQuestion, number] {
    const named = `Q${id}`;
    const inside = this.#gate('question', named, around);
    const fitting = (Object.keys(kinds) as Kind[]).filter((kind) => kinds[kind].ways <= Math.max(2, left / 4));
    const kind = this.#one(fitting);
    if (this.#below(4) === 0) {
      const items = ['a', 'b'].map((letter) => {
        const item = `${named}${letter}`;
        const { gate } = this.#gate('item', item, inside.checks);
        this.#earlier.push({ id: item, kind: 'yesNo' });
        return { item, type: 'yesNo' as const, ...gate };
      });
      return [{ type: 'list', id: named, items, ...inside.gate }, 4];
    }
    this.#earlier.push({ id: named, kind });
    const own = { id: named, ...inside.gate, ...(kind.startsWith('optional') ? { required: false } : {}) };
    const { settings } = kinds[kind];
    const question =
      settings.type === 'yesNo' ? { ...own, ...settings, items: [named] } : { ...own, ...settings, item: named };
    return [question as WrittenQuestion, kinds[kind].ways];
  }

  #expression(depth = 2): string {
    if (depth > 0)
      switch (this.#below(8)) {
        case 0:
          return `(${this.#expression(depth - 1)} and ${this.#expression(depth - 1)})`;
        case 1:
          return `(${this.#expression(depth - 1)} or ${this.#expression(depth - 1)})`;
        case 2:
          return `not (${this.#expression(depth - 1)})`;
        case 3:
          return `if(${this.#expression(depth - 1)}, ${this.#expression(depth - 1)}, ${this.#expression(depth - 1)})`;
        case 4:
          return this.#condition(depth);
        default:
      }
    return this.#leaf();
  }

  #condition(depth: number): string {
    const names = Object.keys(this.#conditions);
    if (names.length > 0 && this.#below(2) === 0) return this.#one(names);
    const name = `c${names.length}`;
    const expression = this.#expression(depth - 1);
    const free = `c${Object.keys(this.#conditions).length}`;
    this.#conditions[free] = expression;
    return free === name ? name : free;
  }

  #leaf(): string {
    const one = this.#one(this.#earlier);
    if (this.#below(6) === 0) return `isBlank(${one.id})`;
    if (!isNumber(one)) {
      const values = one.kind === 'choice' ? ['a', 'b', 'c'] : ['yes', 'no'];
      return `${one.id} ${this.#one(['=', '<>'])} '${this.#one(values)}'`;
    }
    const other = this.#one(this.#earlier.filter(isNumber));
    const sum = this.#one([
      one.id,
      one.id,
      `${one.id} + ${other.id}`,
      `${one.id} - ${other.id}`,
      `${one.id} + ${other.id} + 1`,
      `orElse(${one.id}, ${other.id})`,
    ]);
    const constant =
      one.kind === 'minutes'
        ? `${this.#below(9)}`
        : one.kind === 'percent'
          ? `${this.#below(101)}`
          : this.#one(['0.05', '0.1', '0', '-0.1', '0.2']);
    const compared = this.#below(5) === 0 ? other.id : constant;
    return `${sum} ${this.#one(['=', '<>', '<', '<=', '>', '>='])} ${compared}`;
  }
}
