import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { firstThatRuns, wanted } from '../../../support/apt.ts';
import { workshop } from '../workshop.ts';

/** A form as an Enketo server sends it. */
export interface EnketoForm {
  readonly form: string;
  readonly model: string;
}

const sheets = join(workshop, 'node_modules', 'enketo-transformer', 'dist', 'enketo-transformer', 'xsl');

async function sheetOf(name: string): Promise<string> {
  const { default: sheet } = (await import(pathToFileURL(join(sheets, `${name}.xsl.js`)).href)) as {
    readonly default: string;
  };
  return sheet;
}

/**
 * Transforms an XForm by Enketo's own style sheets. They are run by xsltproc, since the library that Enketo runs them
 * with does not build here; what Enketo does to a form after that, this form has no need of.
 * @throws where there is no xsltproc
 */
export async function enketo(xform: string): Promise<EnketoForm> {
  const xsltproc = wanted(() => firstThatRuns(['/usr/bin/xsltproc', '/opt/homebrew/bin/xsltproc']), 'xsltproc');
  if (xsltproc === undefined) throw new Error('Enketo needs xsltproc: leave it out by --only, or install that.');
  const folder = mkdtempSync(join(tmpdir(), 'veldwerk-bench-'));
  const file = join(folder, 'form.xml');
  writeFileSync(file, xform);
  const transformed = async (name: string, element: string): Promise<string> => {
    const sheet = join(folder, `${name}.xsl`);
    writeFileSync(sheet, await sheetOf(name));
    const text = execFileSync(xsltproc, [sheet, file], { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
    const end = `</${element}>`;
    return text.toString().slice(text.indexOf(`<${element}`), text.lastIndexOf(end) + end.length);
  };
  try {
    return {
      form: await transformed('openrosa2html5form', 'form'),
      model: await transformed('openrosa2xmlmodel', 'model'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
