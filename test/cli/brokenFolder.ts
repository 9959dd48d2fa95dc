import { join } from 'node:path';
import { expect } from 'vitest';
import { newFolder, storeIn } from '../collector/collectors.ts';
import { collectorOn, survey } from './run.ts';
import { type Members, type SmallFolder, smallQuestionnaire, writtenSmall } from './smallFolder.ts';

export type Change = (small: SmallFolder) => void;

/** What is wrong with a folder, and what `publish` says of it; `lint` says it without the file, where that is the structure. */
export type Case<Spoil> = readonly [what: string, spoil: Spoil, says: string];

/** Some members of the structure. */
export const structure =
  (more: Members): Change =>
  (small) =>
    void Object.assign(small.structure, more);

/** A change of one question that is asked once. */
export const question =
  (at: number, more: Members): Change =>
  ({ questions }) => {
    const own = questions[at];
    if (own) Object.assign(own, more);
  };

/** A file as it is. */
export const file =
  (name: string, content: string | Uint8Array): Change =>
  ({ files }) =>
    void files.set(name, content);

/** The structure as a text, changed. */
export const written = (how: (text: string) => string | Uint8Array): Change =>
  file('structure.json', how(JSON.stringify(smallQuestionnaire().structure, null, 2)));

/** A question's stem in Dutch. */
export const stem =
  (id: string, text: string): Change =>
  ({ words }) =>
    void Object.assign(words.nl.questions, { [id]: { short: 'x', stem: text } });

/** What no output has: where in the code something was thrown. */
const stack = /^ {4}at |file:\/\/|node:internal/m;

/** A folder that was changed is refused by publish and lint, and what is wrong with it named. */
export const isRefused = (change: Change, says: string): Promise<void> => isNamed(writtenSmall(change), says);

/** Publish and lint name what is wrong with a folder, and nothing of it is offered. */
export async function isNamed(folder: string, says: string): Promise<void> {
  const data = newFolder();
  storeIn(data);
  const published = await collectorOn(data, 'publish', folder);
  expect([published.code, published.out]).toEqual([1, '']);
  expect(published.error).toContain(`collector: ${says}`);
  expect((await collectorOn(data, 'shelf')).out.trim().split('\r\n')).toHaveLength(1);

  const { code, out, error } = await survey(['lint', join(folder, 'structure.json')]);
  expect([1, 2]).toContain(code);
  expect(`${out}${error}`).toContain(says.replace(/^structure\.json: (is not there)?/, ''));
  for (const printed of [published.error, out, error]) {
    expect(printed).not.toMatch(stack);
    // What a terminal would take for a command, or shows the wrong way round.
    expect(printed).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(printed.split('\n').length).toBeLessThan(600);
  }
}
