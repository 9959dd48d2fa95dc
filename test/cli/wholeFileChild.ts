import { writeWhole } from '../../src/cli/wholeFile.ts';

/** Pieces without an end. */
async function* endless(): AsyncGenerator<string> {
  // Its first piece lies in the file once more is asked for.
  yield 'a'.repeat(1_000_000);
  yield 'b'.repeat(1_000_000);
  console.log('writing');
  for (;;) {
    yield 'c';
    await new Promise((resolve) => setImmediate(resolve));
  }
}

await writeWhole(process.argv[2] ?? '', endless());
