// Reads the store of a folder once for each line that comes, and says how many responses it has, or why it cannot.
import { createInterface } from 'node:readline';
import { openLine } from '../../src/collector/store/openFault.ts';
import { openSqliteStoreToRead } from '../../src/collector/store/sqlite.ts';

const opened = openSqliteStoreToRead(process.argv[2] ?? '');
if (!opened.ok) throw new Error(openLine(opened.fault));
const { store } = opened.value;
console.log('ready');
for await (const _ of createInterface(process.stdin)) {
  try {
    console.log((await Array.fromAsync(store.responses({ superseded: true }))).length);
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
  }
}
await store.close();
