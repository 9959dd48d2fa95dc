import { refOf } from '../../src/collector/office/responseRef.ts';
import { views } from '../../src/collector/office/views.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { ict2024 } from '../support/ict2024.ts';

/** What is there only while a file is on its way, or once a questionnaire was published. */
const unmeasured: ReadonlySet<string> = new Set([
  '/exports/:id',
  '/questionnaires/:id',
  '/questionnaires/:id/:version',
]);

/** Queries that matter to how long a view takes. */
const queries: Readonly<Record<string, readonly string[]>> = {
  '/cases': ['', '?state=outstanding', '?state=delivered&language=fr'],
  '/cases.csv': ['?state=outstanding'],
};

/** The first of many. */
async function firstOf<Value>(many: AsyncIterable<Value>, isWanted: (one: Value) => boolean): Promise<Value> {
  for await (const one of many) if (isWanted(one)) return one;
  throw new Error('nothing to ask for');
}

/** What the office's page can be asked for on a store, by the path of each view. @throws where a view has no example */
export async function examplesIn(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  const response = await firstOf(store.responses({ superseded: false }), ({ caseId }) => caseId !== undefined);
  const { number } = await firstOf(store.refusals(), () => true);
  const parts = new Map([
    [':id', response.caseId ?? ''],
    [':ref', refOf(response.owner, response.receipt.id)],
    [':number', String(number)],
    [':table', 'days'],
    [':questionnaire', ict2024.id],
    [':language', 'nl'],
  ]);
  const filled = (path: string) =>
    path.replaceAll(/:\w+/g, (name) => {
      const part = parts.get(name);
      if (part === undefined) throw new Error(`test/bench/officeExamples.ts has no example for ${name} in ${path}`);
      return encodeURIComponent(part);
    });
  const measured = views.map(({ path }) => path).filter((path) => !unmeasured.has(path));
  return new Map(measured.map((path) => [path, (queries[path] ?? ['']).map((query) => filled(path) + query)]));
}
