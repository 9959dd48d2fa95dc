// Opens the store of each folder that a line names, at the moment that it names, beside other processes that do so.
import { createInterface } from 'node:readline';
import { openLine } from '../../src/collector/store/openFault.ts';
import { openSqliteStore } from '../../src/collector/store/sqlite.ts';

console.log('ready');
for await (const line of createInterface(process.stdin)) {
  const [at, folder = ''] = line.split(' ');
  // Two processes meet within a fraction of a millisecond only where each watches the clock.
  while (Date.now() < Number(at));
  const opened = openSqliteStore(folder);
  console.log(opened.ok ? 'open' : openLine(opened.fault));
  if (opened.ok) await opened.value.close();
}
