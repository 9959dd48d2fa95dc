import { expect, it } from 'vitest';
import { examplesIn } from '../../bench/officeExamples.ts';
import { survey } from '../../cli/run.ts';
import { newOffice } from './offices.ts';

it('each view has an example to be measured with, and answers it', async () => {
  const { folder, store, signedInWith } = await newOffice();
  await survey(['simulate', '--collect', '--cases', '30', '--hostile'], '', { DATA_DIR: folder });
  const examples = await examplesIn(store);
  expect(examples.size).toBeGreaterThan(8);
  const { get } = await signedInWith('counts', 'answers', 'contact', 'decide', 'issue');
  for (const [path, all] of examples)
    for (const one of all) expect([path, (await get(one)).status]).toEqual([path, 200]);
});
