import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildIfChanged } from '../../../src/cli/build.ts';
import { Office } from '../../support/office.ts';
import { shelve } from '../../support/shelved.ts';
import { buildPage, writeInstrument } from './build.ts';
import { veldwerkFile } from './formats/veldwerk.ts';
import { instrumentOf } from './instruments/instrument.ts';
import { measureAll } from './measure/all.ts';
import { chromiumVersion } from './measure/visit.ts';
import { type Options, readOptions } from './options.ts';
import { installPeers } from './packages.ts';
import type { Peer } from './peer.ts';
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
    const peers = chosen(peersAt(theirs.url, `http://127.0.0.1:${ours.port}`), options);
    await buildPeers(peers, options);
    for (const name of options.sizes) await shelve(ours.data, veldwerkFile(instrumentOf(name)));
    const measured = await measureAll(peers, options);
    const tables = tablesOf(measured, options);
    console.log(tables);
    if (!options.whole) return 0;
    writeFileSync(join(root, 'docs', 'bench.md'), page(tables, measured, options, await chromiumVersion()));
    console.error('written to docs/bench.md');
    return 0;
  } finally {
    await ours.close();
    theirs.close();
  }
}

/** The peers that are asked for; throws where there is none of a name. */
function chosen(all: readonly Peer[], { only }: Options): Peer[] {
  const names = all.map(({ name }) => name);
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only: there is no ${unknown.join(', ')}, but ${names.join(', ')}`);
  return all.filter(({ name }) => only?.includes(name) ?? true);
}

/** Builds the pages of all but ours, which is built already, and the forms for them. */
async function buildPeers(peers: readonly Peer[], { sizes }: Options): Promise<void> {
  const names = peers.map(({ name }) => name).filter((name) => name !== 'ours');
  if (names.some((name) => name !== 'floor')) installPeers();
  for (const name of names) await buildPage(name);
  for (const name of ['ict', ...sizes]) await writeInstrument(name, names);
}

process.exitCode = await main();
