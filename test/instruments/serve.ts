import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { configFrom, runCollectorProcess } from '../../src/cli/collectorProcess.ts';
import { processContext } from '../../src/cli/commandContext.ts';
import { carryTiny } from './releases.ts';

const root = resolve(import.meta.dirname, '../..');

/** Builds the app with the tiny questionnaires beside its own, into a folder of its own, and serves it with a collector that has them too. */
async function start(): Promise<number> {
  carryTiny();
  const context = processContext();
  const config = configFrom(context, { intake: 'open', on: 'loopback' });
  if (!config) return 1;
  const pages = mkdtempSync(join(tmpdir(), 'veldwerk-tiny-'));
  try {
    await build({
      root,
      mode: 'production',
      logLevel: 'error',
      build: { outDir: pages, emptyOutDir: true },
      plugins: [
        {
          name: 'tiny-questionnaires',
          enforce: 'pre',
          transform: (code, id) =>
            id.endsWith('/src/surveys/catalogue.ts')
              ? code.replace(
                  /^];$/m,
                  `...tinyReleases];\nimport { tinyReleases } from '/test/instruments/releases.ts';`,
                )
              : undefined,
        },
      ],
    });
    return await runCollectorProcess(config, { app: pages, office: undefined }, context);
  } finally {
    rmSync(pages, { recursive: true, force: true });
  }
}

process.exitCode = await start();
