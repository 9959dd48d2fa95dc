#!/usr/bin/env node
import { answer } from './survey/answer.ts';

// The reader has seen enough, as with `| head`: nothing is wrong, and nobody is left to be told.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

const { code, out, err } = await answer(process.argv.slice(2));
for (const line of err) process.stderr.write(`survey: ${line}\n`);
if (out !== '') process.stdout.write(out);
// Not process.exit: it would cut off what a pipe has not taken yet.
process.exitCode = code;
