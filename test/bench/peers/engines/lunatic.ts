import { type Filter, lunatic } from '../formats/lunatic.ts';
import type { EngineMaker } from './engine.ts';
import { requireOf } from './peerPackage.ts';

interface Lunatic {
  readonly LunaticVariablesStore: {
    makeFromSource(source: object, data: object, options: { readonly autoCommit: boolean }): Store;
  };
}

interface Store {
  set(name: string, value: unknown): void;
  run(expression: string, options: { readonly deps: readonly string[] }): unknown;
}

/** Lunatic's store, and all filters after each answer, as its hook runs them at each rendering. */
export function lunaticStore(): EngineMaker {
  const { LunaticVariablesStore } = requireOf('lunatic')('@inseefr/lunatic') as Lunatic;
  return {
    name: 'lunatic 3.13.4',
    what: 'LunaticVariablesStore.set, then every conditionFilter',
    atMost: 10_000,
    build: (instrument) => {
      const source = lunatic(instrument);
      const store = LunaticVariablesStore.makeFromSource(source, {}, { autoCommit: true });
      const filters = source.components.flatMap(({ id, conditionFilter }): (readonly [string, Filter])[] =>
        conditionFilter ? [[id, conditionFilter]] : [],
      );
      const shown = new Map<string, boolean>();
      const runAll = () => {
        for (const [id, { value, bindingDependencies }] of filters)
          shown.set(id, Boolean(store.run(value, { deps: bindingDependencies })));
      };
      runAll();
      return {
        set: (item, value) => {
          store.set(item, value);
          runAll();
        },
        shown: (item) => shown.get(item) ?? true,
      };
    },
  };
}
