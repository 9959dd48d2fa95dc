import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listsSuffix, listsText } from './packedLists.ts';
import { faultLine } from './survey/source.ts';

const surveys = join(import.meta.dirname, '../surveys');

// `npm run lists`: the lists of codes of what comes with the app, after a change in lists/NAME.csv; or of the folders named.
const named = process.argv.slice(2);
const folders = named.length > 0 ? named : (await readdir(surveys)).map((name) => join(surveys, name));
for (const folder of folders.filter((one) => existsSync(join(one, 'lists')))) {
  const text = await listsText(folder);
  if (text.ok) await writeFile(`${folder}${listsSuffix}`, text.value);
  else {
    for (const fault of text.fault) console.error(`${folder}: ${faultLine(fault)}`);
    process.exitCode = 1;
  }
}
