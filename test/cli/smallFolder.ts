import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Members = Record<string, unknown>;

/** A small questionnaire as its files, each to be changed before it is written. */
export interface SmallFolder {
  readonly structure: Members;
  /** The questions that are asked once: a whole number A1, yes or no A2, one of a list A3, one of two A4. */
  readonly questions: Members[];
  readonly words: Readonly<Record<'nl' | 'en', Members & Record<'questions' | 'items' | 'checks', Members>>>;
  /** What is written last, and as it is: in the place of a file, or beside the others. */
  readonly files: Map<string, string | Uint8Array>;
}

/** A questionnaire with a gate, a named condition, a list in a file, a roster, a check, and a quote, in two languages. */
export function smallQuestionnaire(): SmallFolder {
  const questions: Members[] = [
    { id: 'A1', type: 'whole', item: 'A1', min: 0, max: 100_000 },
    { id: 'A2', type: 'yesNo', items: ['A2'], gate: 'hasStaff' },
    { id: 'A3', type: 'choice', item: 'A3', options: { list: 'region' } },
    { id: 'A4', type: 'choice', item: 'A4', options: ['a', 'b'], gate: "A2 = 'yes'" },
  ];
  const rows = [
    { id: 'B1', type: 'text', item: 'shedName', maxLength: 60 },
    { id: 'B2', type: 'whole', item: 'places', min: 1, max: 1000 },
  ];
  return {
    questions,
    structure: {
      ...{ format: 'veldwerk-instrument/2', id: 'be.office.small', version: '1.0.0', publisher: 'The office' },
      ...{ languages: ['nl', 'en'], official: ['nl'], idleLimitSeconds: 180 },
      domainChecks: { whole: 'D1', yesNo: 'D1', choice: 'D1', text: 'D1' },
      rosters: { sheds: { max: 20, min: 1, gate: "A2 = 'yes'", label: 'shedName' } },
      conditions: { hasStaff: 'A1 > 0' },
      modules: [
        { id: 'A', sections: [{ id: 'staff', questions }] },
        { id: 'B', for: 'sheds', sections: [{ id: 'shed', questions: rows }] },
      ],
      checks: [{ id: 'K1', level: 'soft', cases: [{ items: ['A1'], when: 'A1 > 5000' }] }],
    },
    words: { nl: wordsIn('nl'), en: wordsIn('en') },
    files: new Map([['lists/region.csv', 'code\nn\ns\n']]),
  };
}

function wordsIn(language: string) {
  const questions: Members = {
    ...{ A1: { short: 'Staff', stem: 'How many?' }, A2: { short: 'Bicycles', stem: 'Any bicycles?' } },
    ...{ A3: { short: 'Region', stem: 'Where?' }, A4: { short: 'Kind', stem: 'Which?' } },
    ...{ B1: { short: 'Name', stem: 'Its name?' }, B2: { short: 'Places', stem: 'How many in {shedName|it}?' } },
  };
  const items: Members = Object.fromEntries(
    ['A1', 'A2', 'A3', 'A4', 'shedName', 'places'].map((id) => [id, { text: id }]),
  );
  return {
    ...{ language, title: 'Staff', preamble: [], closing: [], answers: { yes: 'Yes', no: 'No' }, sections: {} },
    units: { percent: '%', minutes: 'minutes' },
    modules: { A: { label: 'Module A', title: 'Staff' }, B: { label: 'Module B', title: 'Sheds' } },
    rosters: { sheds: { title: 'Sheds', row: 'Shed', add: 'Add a shed' } },
    ...{ questions, items },
    options: { A4: { a: 'One', b: 'Two' } },
    lists: { region: { n: 'North', s: 'South' } },
    checks: { D1: 'Look at this.', K1: 'Is that right?' } as Members,
  };
}

/** Writes a questionnaire into a folder of its own, which is gone after the test. */
export function writtenSmall(change: (small: SmallFolder) => void = () => {}): string {
  const small = smallQuestionnaire();
  change(small);
  const folder = mkdtempSync(join(tmpdir(), 'veldwerk-small-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['text', 'lists']) mkdirSync(join(folder, part));
  const json = (data: unknown) => JSON.stringify(data, null, 2);
  const files = new Map<string, string | Uint8Array>([
    ['structure.json', json(small.structure)],
    ['text/nl.json', json(small.words.nl)],
    ['text/en.json', json(small.words.en)],
    ...small.files,
  ]);
  for (const [file, content] of files) writeFileSync(join(folder, file), content);
  return folder;
}
