import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildIfChanged } from '../../../src/cli/build.ts';
import { Office } from '../../support/office.ts';
import { buildPage, writeInstrument } from './build.ts';
import { measureEngines } from './engines/all.ts';
import { measureAll } from './measure/all.ts';
import { chromiumVersion } from './measure/visit.ts';
import { readOptions } from './options.ts';
import { installPeers } from './packages.ts';
import { peersAt } from './peers.ts';
import { page, tablesOf } from './report.ts';
import { serveFolder } from './server.ts';
import { served } from './workshop.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');

/** `npm run bench`: the ICT form in ours and in the form engines that one would take instead, measured alike. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!(await buildIfChanged(root))) return 1;
  const theirs = await serveFolder(served);
  const ours = await Office.open();
  try {
    const all = peersAt(theirs.url, `http://127.0.0.1:${ours.port}`);
    const unknown = options.only?.filter((name) => !all.some((peer) => peer.name === name)) ?? [];
    if (unknown.length > 0) {
      console.error(`no peer ${unknown.join(', ')}: ${all.map(({ name }) => name).join(', ')}`);
      return 1;
    }
    const peers = all.filter(({ name }) => options.only?.includes(name) ?? true);
    const built = peers.map(({ name }) => name).filter((name) => name !== 'ours');
    if (built.some((name) => name !== 'floor')) installPeers();
    for (const name of built) await buildPage(name);
    for (const name of ['ict', ...options.sizes]) await writeInstrument(name, built);
    const measured = await measureAll(peers, options);
    const tables = tablesOf(measured, options.engines ? await measureEngines() : [], options);
    console.log(tables);
    if (options.whole) writeFileSync(join(root, 'docs', 'bench.md'), page(tables, measured, await chromiumVersion()));
    return 0;
  } finally {
    await ours.close();
    theirs.close();
  }
}

process.exitCode = await main();
