#!/usr/bin/env node
import { createWriteStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { configLine, readConfig } from '../collector/config.ts';
import { type ExportFormat, exportLines } from '../collector/export.ts';
import { newShelf } from '../collector/shelf.ts';
import { databaseFile, openLine, openSqliteStore } from '../collector/sqlite.ts';
import { fail, ok, type Result } from '../lib/result.ts';

const usage = `Usage: collector export [--format csv|ndjson] [--all] [--out FILE]

Writes the responses in DATA_DIR (default: data), one a line, in the order in which they came in.

  --format  csv (default) or ndjson
  --all     superseded responses too
  --out     write to a file instead of the standard output
  --help    this text

An item without an answer says why: not_applicable (the route skips it), undetermined (behind a
question that the respondent could not answer), unanswered:unknown, unanswered:refused or
unanswered:inapplicable. Blank is an item that need not be answered.

Exit codes: 0 all is exported, 1 something is not (each on the standard error), 2 a wrong call.
`;

interface Call {
  readonly format: ExportFormat;
  readonly all: boolean;
  readonly out: string | undefined;
}

const options = {
  format: { type: 'string', default: 'csv' },
  all: { type: 'boolean', default: false },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function readCall(argv: string[]): Result<Call | 'help', string> {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const { help, format, all, out } = parsed.values;
  if (help) return ok('help');
  const [command, ...more] = parsed.positionals;
  if (command === undefined) return fail('no command given; there is one: export');
  if (command !== 'export') return fail(`no such command: ${command}`);
  if (more.length > 0) return fail(`export takes no ${more.join(' ')}`);
  if (format !== 'csv' && format !== 'ndjson') return fail(`--format is csv or ndjson, not ${format}`);
  return ok({ format, all, out });
}

const complain = (line: string): void => console.error(`collector: ${line}`);

async function exportFrom(dataDir: string, { format, all, out }: Call): Promise<number> {
  // Opening would make an empty database, and an empty export looks like a true one.
  if (!existsSync(databaseFile(dataDir))) {
    complain(`there is no database at ${databaseFile(dataDir)}; DATA_DIR names its folder`);
    return 1;
  }
  const opened = openSqliteStore(dataDir);
  if (!opened.ok) {
    complain(openLine(opened.fault));
    return 1;
  }
  let code = 0;
  const target = out === undefined ? process.stdout : createWriteStream(out);
  const lines = exportLines({
    store: opened.value,
    shelf: newShelf(),
    format,
    all,
    leftOut: (line) => {
      code = 1;
      complain(line);
    },
    doubled: (line) => complain(`note: ${line}`),
  });
  try {
    await pipeline(Readable.from(lines), target, { end: target !== process.stdout });
  } catch (error) {
    // The reader has seen enough, as with `| head`.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  } finally {
    await opened.value.close();
  }
  return code;
}

async function main(argv: string[]): Promise<number> {
  const call = readCall(argv);
  if (!call.ok) {
    complain(`${call.fault} (collector --help)`);
    return 2;
  }
  if (call.value === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const config = readConfig({ DATA_DIR: process.env['DATA_DIR'] });
  if (!config.ok) {
    for (const fault of config.fault) complain(configLine(fault));
    return 1;
  }
  return exportFrom(config.value.dataDir, call.value);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
