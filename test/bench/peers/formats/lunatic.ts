import { allOf, type Condition, itemsRead, type Notation, written } from '../instruments/condition.ts';
import { itemsOf, type NeutralInstrument, type NeutralItem } from '../instruments/neutral.ts';

const notation: Notation = {
  compare: (item, value, equal) =>
    typeof value === 'number'
      ? `(nvl(${item}, -1) ${equal ? '=' : '<>'} ${value})`
      : `(nvl(${item}, "") ${equal ? '=' : '<>'} "${value}")`,
  and: ' and ',
  or: ' or ',
};

/** A component's filter, as Lunatic reads it. */
export interface Filter {
  readonly value: string;
  readonly type: 'VTL';
  readonly bindingDependencies: readonly string[];
}

export interface LunaticSource {
  readonly components: readonly { readonly id: string; readonly conditionFilter?: Filter }[];
}

const filtered = (when: Condition | undefined): { readonly conditionFilter?: Filter } =>
  when
    ? { conditionFilter: { value: written(when, notation), type: 'VTL', bindingDependencies: itemsRead(when) } }
    : {};

const labelled = (text: string) => ({ value: text.replaceAll('"', ''), type: 'TXT' });

function answer({ type, options }: NeutralItem): object {
  if (options)
    return { componentType: 'Radio', options: options.map(([value, text]) => ({ value, label: labelled(text) })) };
  return type === 'number'
    ? { componentType: 'InputNumber', min: 0, max: 100_000, decimals: 0 }
    : { componentType: 'Input', maxLength: 249 };
}

/** An instrument for Lunatic: one page, a component for each item with its filter in VTL. */
export function lunatic(instrument: NeutralInstrument): LunaticSource {
  const onPage = { page: '1' };
  const components = instrument.modules.flatMap((module) => [
    {
      id: `seq${module.id}`,
      componentType: 'Sequence',
      ...onPage,
      label: labelled(module.title),
      ...filtered(module.when),
    },
    ...module.blocks.flatMap(({ stem, when, items }, at) => [
      ...(stem === undefined
        ? []
        : [
            {
              id: `sub${module.id}${at}`,
              componentType: 'Subsequence',
              ...onPage,
              label: labelled(stem),
              ...filtered(allOf(module.when, when)),
            },
          ]),
      ...items.map((item) => ({
        id: item.id,
        label: labelled(item.label),
        mandatory: false,
        ...onPage,
        ...filtered(allOf(module.when, when, item.when)),
        response: { name: item.id },
        ...answer(item),
      })),
    ]),
  ]);
  const source = {
    id: instrument.id,
    modele: instrument.id,
    enoCoreVersion: '2.7.1',
    lunaticModelVersion: '5.0.0',
    generatingDate: '2026-11-22',
    missing: false,
    pagination: 'sequence',
    maxPage: '1',
    label: labelled(instrument.title),
    components,
    variables: itemsOf(instrument).map(({ id }) => ({
      variableType: 'COLLECTED',
      name: id,
      values: { PREVIOUS: null, COLLECTED: null, FORCED: null, EDITED: null, INPUTED: null },
    })),
  };
  return source;
}
