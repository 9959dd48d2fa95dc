import { allOf, type Condition } from './condition.ts';

/** An item of a questionnaire that belongs to no form engine; each engine gets it in its own format. */
export interface NeutralItem {
  readonly id: string;
  readonly label: string;
  readonly type: 'yesNo' | 'choice' | 'number' | 'text';
  readonly options?: readonly Option[];
  readonly when?: Condition;
}

export type Option = readonly [value: string, label: string];

/** Items under one stem, or one item alone. */
export interface Block {
  readonly stem?: string;
  readonly when?: Condition;
  readonly items: readonly NeutralItem[];
}

export interface NeutralModule {
  readonly id: string;
  readonly title: string;
  readonly when?: Condition;
  readonly blocks: readonly Block[];
}

export interface NeutralInstrument {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly NeutralModule[];
}

/** An item with the module that it stands in, and all that must hold for it to be shown. */
export interface PlacedItem extends NeutralItem {
  readonly module: string;
}

/** All items, in order. */
export const itemsOf = ({ modules }: NeutralInstrument): PlacedItem[] =>
  modules.flatMap((module) =>
    module.blocks.flatMap((block) =>
      block.items.map(({ when, ...item }) => {
        const gate = allOf(module.when, block.when, when);
        return { ...item, module: module.id, ...(gate && { when: gate }) };
      }),
    ),
  );
