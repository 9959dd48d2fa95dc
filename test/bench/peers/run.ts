import { resolve } from 'node:path';
import { buildIfChanged } from '../../../src/cli/build.ts';
import { Office } from '../../support/office.ts';
import { buildPage, pages, writeInstrument } from './build.ts';
import { measureAll } from './measure/all.ts';
import { readOptions } from './options.ts';
import { peersAt } from './peers.ts';
import { serveFolder } from './server.ts';
import { browserTable, faultsOf } from './table.ts';

/** `npm run bench`: the ICT form in ours and in the form engines that one would take instead, measured alike. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!(await buildIfChanged(resolve(import.meta.dirname, '..', '..', '..')))) return 1;
  for (const name of ['ict', ...options.sizes]) writeInstrument(name);
  const theirs = await serveFolder(pages);
  const ours = await Office.open();
  try {
    const peers = peersAt(theirs.url, `http://127.0.0.1:${ours.port}`).filter(
      ({ name }) => options.only?.includes(name) ?? true,
    );
    for (const { name } of peers) if (name !== 'ours') await buildPage(name);
    const measured = await measureAll(peers, options);
    console.log(browserTable(measured, options.base, options.sizes));
    for (const fault of faultsOf(measured)) console.log(fault);
    return 0;
  } finally {
    await ours.close();
    theirs.close();
  }
}

process.exitCode = await main();
