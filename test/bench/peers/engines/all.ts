import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EngineFigure } from './measure.ts';

/** The instruments that engines are measured on. */
const instruments = [
  ...['chain', 'random'].flatMap((family) => [100, 1000, 10_000, 100_000].map((size) => `${family}-${size}`)),
  ...['fan', 'deep'].flatMap((family) => [1000, 10_000].map((size) => `${family}-${size}`)),
];

/** Measures the engines alone, without pages. */
export async function measureEngines(): Promise<EngineFigure[]> {
  const figures: EngineFigure[] = [];
  const worker = fork(join(import.meta.dirname, 'worker.ts'), instruments, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  worker.on('message', (message) => {
    const figure = message as EngineFigure;
    figures.push(figure);
    console.error(figure.instrument, figure.engine, figure.answerUs?.toFixed(2) ?? figure.failure, 'us an answer');
  });
  const [code] = await once(worker, 'exit');
  if (code !== 0) throw new Error(`the engines' process ended with ${code}`);
  return figures;
}
