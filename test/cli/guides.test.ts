import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeIn } from '../collector/collectors.ts';
import { follow, guidesIn } from './guide.ts';
import { inFolder, root } from './run.ts';

const guides = guidesIn(readFileSync(join(root, 'docs/authoring.md'), 'utf8'));
const [first, ...others] = guides;

/** Follows guides one after the other; each command does what is printed there. */
async function followed(...wanted: typeof guides): Promise<void> {
  await inFolder(async (folder) => {
    storeIn(join(folder, 'data'));
    for (const { title, steps } of wanted)
      for (const step of steps) {
        const ran = follow(step, folder);
        if (!ran || step.kind !== 'run') continue;
        if (step.output !== undefined) expect(ran.printed, `${title}: ${step.commands}`).toBe(step.output);
        else expect(ran, `${title}: ${step.commands}`).toMatchObject({ printed: expect.any(String), failed: false });
      }
  });
}

describe('the guides for authors', () => {
  it('are of all that an author adds', () => {
    expect(guides.map(({ title }) => title)).toEqual([
      'Add an instrument',
      'Add a question',
      'Add a check',
      'Add a roster',
      'Add a language',
    ]);
    // Each ends in commands that show that it worked.
    for (const { steps } of guides) expect(steps.at(-1)?.kind).toBe('run');
  });

  it(`do what they say: ${first?.title}`, () => followed(...(first ? [first] : [])));

  it.each(others.map((guide) => [guide.title, guide] as const))('do what they say: %s', async (_title, guide) => {
    expect(guide.steps.some((step) => step.kind === 'run' && step.output !== undefined)).toBe(true);
    await followed(...(first ? [first, guide] : []));
  });
});
