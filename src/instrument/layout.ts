import type { Expression } from './expression/expression.ts';
import type { ItemType, Settings } from './itemTypes.ts';
import type { Question } from './question.ts';

/** An item as a question declares it. */
export type Declared<Type extends ItemType = ItemType> = {
  [T in Type]: {
    readonly id: string;
    /** What must hold for it to be asked, where it stands among others. */
    readonly gate?: Expression | undefined;
    /** Whether no two rows of its roster may have one value. */
    readonly unique?: true | undefined;
    /** Of one that is computed: what it is. */
    readonly is?: Expression | undefined;
  } & Settings<T>;
}[Type];

/**
 * How a question lays out its items: one beside its stem; a list of lettered rows; yes/no ones in rows under the two
 * answers; parts of a total in rows over their sum; or lines that have names and no letters, none at all where it is a note.
 */
export type Layout =
  | { readonly layout: 'single'; readonly items: readonly Declared[] }
  | { readonly layout: 'list'; readonly items: readonly Declared[] }
  | { readonly layout: 'grid'; readonly items: readonly Declared<'yesNo'>[] }
  | { readonly layout: 'split'; readonly items: readonly Declared<'percent'>[]; readonly total: number }
  | {
      readonly layout: 'fields';
      readonly items: readonly Declared<'text' | 'email' | 'telephone' | 'url' | 'identifier'>[];
    };

/** A question's items and their layout: whoever else reads a question need not look at its type. */
export function layoutOf(question: Question): Layout {
  switch (question.type) {
    case 'yesNo':
      return {
        layout: question.items.length === 1 ? 'single' : 'grid',
        items: question.items.map((id) => ({ id, type: 'yesNo', is: (question as { readonly is?: Expression }).is })),
      };
    case 'split':
      return {
        layout: 'split',
        items: question.items.map((id) => ({ id, type: 'percent' })),
        total: question.total,
      };
    case 'list':
      return { layout: 'list', items: question.items.map(({ item, ...own }) => ({ id: item, ...own })) };
    case 'fields':
      return { layout: 'fields', items: question.fields.map(({ item, ...field }) => ({ id: item, ...field })) };
    default: {
      const { id: _question, gate: _gate, required: _required, item, ...own } = question;
      return { layout: 'single', items: [{ id: item, ...own }] };
    }
  }
}

/**
 * The types of the items of modules, in the order in which they come.
 * @param computed whether those that are computed are among them
 */
export const typesIn = (
  {
    modules,
  }: {
    readonly modules: readonly { readonly sections: readonly { readonly questions: readonly Question[] }[] }[];
  },
  computed = true,
): ReadonlySet<ItemType> =>
  new Set(
    modules.flatMap(({ sections }) =>
      sections.flatMap(({ questions }) =>
        questions.flatMap((one) =>
          layoutOf(one)
            .items.filter(({ is }) => computed || !is)
            .map(({ type }) => type),
        ),
      ),
    ),
  );
