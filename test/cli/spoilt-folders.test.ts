import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPublishedFolder } from '../../src/cli/collector/publishedFolder.ts';
import { codebookRows } from '../../src/cli/collector/variables.ts';
import { criteriaOf } from '../../src/engine/criteria.ts';
import { itemStatusesOf } from '../../src/engine/itemStatuses.ts';
import { optionsOf, outlineOf } from '../../src/engine/outline.ts';
import type { Answers } from '../../src/engine/value.ts';
import { insideScope } from '../../src/export/scope.ts';
import { loadCodebook } from '../../src/instrument/codebook.ts';
import { readPublished } from '../../src/instrument/published.ts';
import { rosterOfEach } from '../../src/instrument/rosterOfEach.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { allThere } from '../../src/surveys/open.ts';
import { Dice } from '../engine/random/dice.ts';
import { howMany } from '../support/long.ts';
import { survey } from './run.ts';
import { copyOf, soundFolders, spoil } from './spoiltFolder.ts';

/** What no output has: where in the code something was thrown. */
const stack = /^ {4}at |file:\/\/|node:internal|TypeError|RangeError|undefined is|\[object/m;
/** A fault names its file. */
const placed = /^((structure|codebook)\.json|text(\/[^:]*)?|lists\/[^:]*|\(whole folder\)|[^:/]+): |^and \d+ more$/;
const seed = Number(process.env['SEED'] ?? 20261127);
const folders = howMany('FOLDERS', 100, 20_000);

it(`says of every spoilt folder what is wrong, the same to who lints and who publishes it, and what it lets through works (SEED=${seed})`, {
  timeout: 60_000 + folders * 1_000,
}, async () => {
  const tally = { sound: 0, refused: 0, faults: 0 };
  let slowest = 0;
  for (let number = 0; number < folders; number += 1) {
    const dice = new Dice(seed + number);
    const from = dice.oneOf(soundFolders);
    const folder = copyOf(from);
    const done = Array.from({ length: 1 + dice.upTo(1) }, () => spoil(folder, dice));
    const what = `SEED=${seed + number} FOLDERS=1: ${from.split('/').at(-1)}: ${done.join('; ')}`;
    try {
      const begun = performance.now();
      const linted = await survey(['lint', join(folder, 'structure.json')]);
      const between = performance.now();
      const published = await readPublishedFolder(folder);
      slowest = Math.max(slowest, between - begun, performance.now() - between);
      const lines = published.ok ? published.value.notes : published.fault;
      for (const line of [...lines, ...`${linted.out}${linted.error}`.split('\n')]) {
        expect(line, what).not.toMatch(stack);
        expect(line, what).not.toMatch(/[\p{Cc}\u202e]/u);
        expect(line.length, what).toBeLessThan(5000);
      }
      if (!published.ok) for (const line of published.fault) expect(line, what).toMatch(placed);
      expect(lines.length, what).toBeLessThan(600);
      const hasDoubts = published.ok && /not proven/.test(linted.out);
      const hasNoWords = linted.error.includes('no folder "text"');
      const isFit = (linted.code === 0 || hasDoubts) && !linted.error.includes('(collector publish refuses it)');
      if (!hasNoWords) expect([isFit, linted.out], what).toEqual([published.ok, linted.out]);
      tally.faults += published.ok ? 0 : published.fault.length;
      tally[published.ok ? 'sound' : 'refused'] += 1;
      if (published.ok) await works(published.value.publication, dice, what);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log(
    `${folders} spoilt folders: ${tally.refused} refused with ${tally.faults} faults, ${tally.sound} sound; the slowest took ${Math.round(slowest)} ms`,
  );
});

/** What is published opens in the app, is answered, exported, and has a codebook. */
async function works(
  { bytes, codebook }: { readonly bytes: Uint8Array; readonly codebook: string | undefined },
  dice: Dice,
  what: string,
): Promise<void> {
  const opened = readPublished(JSON.parse(new TextDecoder().decode(bytes)));
  if (!opened.ok) throw new Error(`${what}: ${JSON.stringify(opened.fault)}`);
  const { instrument, texts } = opened.value;
  const book = codebook === undefined ? undefined : loadCodebook(JSON.parse(codebook));
  if (book && !book.ok) throw new Error(`${what}: ${JSON.stringify(book.fault)}`);
  try {
    await allThere(instrument);
    for (let times = 0; times < 3; times += 1) {
      const answers = randomAnswers(instrument, dice);
      itemStatusesOf(instrument, answers, new Set());
      criteriaOf(instrument, answers, [], undefined);
      insideScope({ to: { instrument, codebook: book?.value }, document: { answers } } as never);
    }
    for (const words of Object.values(texts)) if (words) codebookRows(instrument, words, book?.value);
  } catch (cause) {
    throw new Error(what, { cause });
  }
}

const anything = [null, 'yes', 'no', 0, 1, 50, 2024, -1, '12.5', '0', '2024-02-29', '2024-02', 'x', 'a b', '1e9'];

/** Answers of any kind, and a few rows of each roster. */
function randomAnswers(instrument: Instrument, dice: Dice): Answers {
  const answers: Record<string, string | number | null> = {};
  const rosters = instrument.rosters ?? {};
  const rowsOf = (roster: string): string[] => {
    const within = rosters[roster]?.in;
    const around = within === undefined ? [''] : rowsOf(within).map((row) => `${row}.`);
    return around.flatMap((before) => ['a', 'b'].map((row) => `${before}${roster}[${row}]`));
  };
  for (const roster of Object.keys(rosters))
    for (const row of rowsOf(roster)) if (dice.happens(0.8)) answers[row] = dice.oneOf(['F', 'M']);
  const rosterOf = rosterOfEach(instrument);
  for (const item of outlineOf(instrument).items.values()) {
    const roster = rosterOf.get(item.id);
    const places = roster === undefined ? [''] : rowsOf(roster).map((row) => `${row}.`);
    for (const place of places)
      if (dice.happens(0.8)) answers[`${place}${item.id}`] = dice.oneOf([...anything, ...optionsOf(item).slice(0, 50)]);
  }
  return answers as Answers;
}
