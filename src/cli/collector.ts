#!/usr/bin/env node
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answer } from './collector/answer.ts';
import type { Desk } from './collector/command.ts';

const desk: Desk = {
  environment: process.env,
  async print(pieces, file) {
    const target = file === undefined ? process.stdout : createWriteStream(file);
    try {
      await pipeline(Readable.from(pieces), target, { end: target !== process.stdout });
    } catch (error) {
      // The reader has seen enough, as with `| head`.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
    }
  },
  complain: (line) => console.error(`collector: ${line}`),
};

try {
  process.exitCode = await answer(process.argv.slice(2), desk);
} catch (error) {
  desk.complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
