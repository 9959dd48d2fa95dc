import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { complaints, said } from '../support/said.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Starts a script of ours in a process of its own, ended after the test where it still runs. */
export function run(
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  as: Pick<SpawnOptions, 'uid' | 'gid'> = {},
): ChildProcess {
  const child = spawn(process.execPath, [pathOf(script), ...args], { env: { ...process.env, ...environment }, ...as });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** What gives a process's lines, one by one. */
export function linesOf(stream: Readable | null): () => Promise<string> {
  if (!stream) throw new Error('no standard output');
  const lines = createInterface(stream)[Symbol.asyncIterator]();
  return async () => {
    const { done, value } = await lines.next();
    if (done) throw new Error('the process ended');
    return value;
  };
}

/** A collector in another process. */
export interface RemoteCollector {
  readonly url: string;
  /** Ends it, and gives the exit code or the signal that ended it. */
  stop(signal: NodeJS.Signals): Promise<number | string | null>;
  /** Listens no more to anything that it says. */
  ignore(): void;
}

/** Starts a collector in another process, on the database in a folder, or on another that the environment names. */
export async function collectorProcess(dataDir: string, more: NodeJS.ProcessEnv = {}): Promise<RemoteCollector> {
  const settings = { INTAKE: 'open', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...more };
  const child = run('../../src/cli/collector.ts', ['serve', '--no-pages'], settings);
  if (!child.stdout) throw new Error('no standard output');
  complaints(child.stderr);
  const started = said(child.stdout, /The collector is at (\S+)\/api\/v1\n/);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the collector ended with ${code} before it served`);
  });
  const [, url] = await Promise.race([started, ended]);
  return {
    url: String(url),
    stop: async (signal) => {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code, by] = await ended;
      return by ?? code;
    },
    ignore: () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
}

/**
 * Runs a script of ours to its end.
 * @throws where a signal ended it, as where the memory was not enough: that is no exit code
 */
export async function runToEnd(
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  { input, ...as }: Pick<SpawnOptions, 'uid' | 'gid'> & { readonly input?: string } = {},
) {
  const child = run(script, args, environment, as);
  child.stdin?.end(input);
  const text = async (stream: NodeJS.ReadableStream | null) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream ?? []) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
  };
  const [out, error, [code, by]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code === null) throw new Error(`${script} was ended by ${by}: ${error.slice(0, 2000)}`);
  return { out, error, code: Number(code) };
}
