import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, 'program.ts');

/** What the program prints of the simulations that it ran. */
export interface Simulations {
  readonly seeds: number;
  readonly steps: number;
  readonly sent: number;
  readonly delivered: number;
  readonly ms: number;
  readonly fingerprint: number;
  readonly tried: Readonly<Record<string, number>>;
  readonly failures: readonly {
    readonly seed: number;
    readonly violations: readonly { readonly invariant: string; readonly detail: string; readonly step: number }[];
  }[];
  readonly states: readonly string[];
}

/** Runs the program with options: a process of its own, so that a bug can be put into what it loads. */
export function simulations(...options: readonly string[]): Promise<Simulations> {
  return new Promise((resolve, reject) => {
    const running = spawn('node', [program, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [printed, said] = ['', ''];
    running.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    running.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    running.on('error', reject);
    running.on('close', (code) => {
      if (code !== 0) return reject(new Error(said));
      const found = JSON.parse(printed) as Simulations;
      // With `--trace`, what happened.
      if (said) console.log(said);
      resolve(found);
    });
  });
}
