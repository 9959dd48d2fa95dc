import type { Expression, Reference } from '../../instrument/expression/expression.ts';
import type { Located } from '../compileExpression.ts';
import { type Places, resolved } from './resolver.ts';
import { baseOf, type Stand } from './row.ts';
import { type RowExpression, Templates } from './template.ts';

/** Where what expressions read is found. */
interface Finds {
  readonly found: (reference: Reference) => Located | undefined;
  readonly constant: (value: string) => number;
}

/** The expressions that rows read, each compiled once for all rows that read it alike. */
export class RowExpressions {
  readonly #program: Finds;
  readonly #places: Places;
  readonly #templates = new Templates();
  /** The places of texts that rows compare with: the ids of those that ask. */
  readonly #texts = new Map<string, number>();

  constructor(program: Finds, places: Places) {
    this.#program = program;
    this.#places = places;
  }

  /** An expression as it reads where something stands in rows. */
  in(stand: Stand, written: Expression): RowExpression {
    const located: (Located | undefined)[] = [];
    const pattern = resolved(this.#places, written, stand, (read) => {
      located.push('text' in read ? this.#text(read.text) : 'name' in read ? this.#program.found(read) : undefined);
      return { name: `${located.length - 1}` };
    });
    return this.#templates.bound(written, pattern, located, baseOf(stand));
  }

  /** A text that is read as an answer is. */
  #text(text: string): Located {
    const slot = this.#texts.get(text) ?? this.#program.constant(text);
    this.#texts.set(text, slot);
    return { slot };
  }
}
