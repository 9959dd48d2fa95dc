import { liveQuery } from 'dexie';

/**
 * Runs a query now and again after each change of what it read, from this tab, another one or the worker.
 * @returns ends the watch
 */
export function watch<Value>(
  query: () => Promise<Value>,
  onValue: (value: Value) => void,
  onFault: (cause: unknown) => void,
): () => void {
  // A live query keeps silent about a database that does not open: one plain try tells.
  query().catch(onFault);
  const subscription = liveQuery(query).subscribe(onValue, onFault);
  return () => subscription.unsubscribe();
}
