import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeIn } from '../collector/collectors.ts';
import { follow, type Guide, guidesIn } from './guide.ts';
import { inFolder, root } from './run.ts';

const guides = guidesIn(readFileSync(join(root, 'docs/authoring.md'), 'utf8'));
const [first, ...others] = guides;

/** Those that go on from all before them. */
const inSequenceOnly = ['Translate what was added'];

/** A guide that only changes files: what its commands do is tried where it stands alone. */
const editsOf = (guide: Guide): Guide => ({ ...guide, steps: guide.steps.filter(({ kind }) => kind === 'edit') });

/** A place in a file as a guide writes it, since it is that of what its reader wrote. */
const anyPlace = (printed: string): string => printed.replaceAll(/line \d+, column \d+/g, 'line …, column …');

/** Follows guides one after the other; each command does what is printed there. */
async function followed(wanted: readonly Guide[], output: 'output' | 'outputInSequence' = 'output'): Promise<void> {
  await inFolder(async (folder) => {
    storeIn(join(folder, 'data'));
    for (const { title, steps } of wanted)
      for (const step of steps) {
        const ran = follow(step, folder);
        if (!ran || step.kind !== 'run') continue;
        const said = step[output] ?? step.output;
        if (said !== undefined) expect(anyPlace(ran.printed), `${title}: ${step.commands}`).toBe(said);
        else expect(ran, `${title}: ${step.commands}`).toMatchObject({ printed: expect.any(String), failed: false });
        placesHold(ran.printed, folder);
      }
  });
}

/** Holds each place that is printed of what the proof takes as anything against the file. */
function placesHold(printed: string, folder: string): void {
  for (const [said, line, column, text = ''] of printed.matchAll(
    /line (\d+), column (\d+): .*the proof takes (.+) as anything/g,
  )) {
    const lines = readFileSync(join(folder, 'commuting/structure.json'), 'utf8').split('\n');
    expect(lines[Number(line) - 1]?.slice(Number(column) - 1), said).toContain(text);
  }
}

describe('the guides for authors', () => {
  it('are of all that an author adds', () => {
    expect(guides.map(({ title }) => title)).toEqual([
      'Add an instrument',
      'Add a question',
      'Add a check',
      'Add a roster',
      'Add a language',
      'Translate what was added',
      'Publish the next version',
    ]);
    // Each ends in commands that show that it worked.
    for (const { steps } of guides) expect(steps.at(-1)?.kind).toBe('run');
  });

  it(`do what they say: ${first?.title}`, () => followed(first ? [first] : []));

  it.each(others.filter(({ title }) => !inSequenceOnly.includes(title)).map((guide) => [guide.title, guide] as const))(
    'do what they say: %s',
    (_title, guide) => followed(first ? [editsOf(first), guide] : []),
  );

  it('do what they say, one after the other', () => followed(guides, 'outputInSequence'));
});
