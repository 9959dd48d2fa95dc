import type { Page } from 'playwright-core';
import { entriesIn, type Nested } from '../support/rows.ts';
import { ipceiExample } from '../surveys/ipceiExample.ts';

type Rows = { readonly [row: string]: Nested };

const rowsIn = (example: Nested, roster: string): Rows => {
  const rows = example[roster];
  if (typeof rows !== 'object') throw new Error(`no rows in ${roster}`);
  return rows;
};

/** Copies of the rows that an example has in a roster. */
function many(example: Nested, roster: string, count: number): Rows {
  const known = Object.values(rowsIn(example, roster));
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`r${at}`, known[at % known.length] ?? {}]));
}

/** The self-assessment of an integrated project, most of its rosters nearly full, by address: some things in it are unlikely. */
export function largeDraft(): Record<string, string | number> {
  const { pilot = {} } = rowsIn(ipceiExample, 'projects');
  const projects = Array.from({ length: 12 }, (_, at): [string, Nested] => [
    `p${at}`,
    {
      ...pilot,
      // Begun before it was applied for.
      ...(at % 3 === 0 && { worksOn: '2015-08-01' }),
      partners: 'r0 r1',
      costs: many(pilot, 'costs', 24),
      flows: many(pilot, 'flows', 16),
    },
  ]);
  const awards = Object.entries(many(ipceiExample, 'awards', 48)).map(([id, award], at): [string, Nested] => [
    id,
    { ...award, awardBeneficiary: `r${at % 36}`, awardProject: `p${at % 12}` },
  ]);
  return placed({
    ...ipceiExample,
    beneficiaries: many(ipceiExample, 'beneficiaries', 36),
    projects: Object.fromEntries(projects),
    awards: Object.fromEntries(awards),
    markets: many(ipceiExample, 'markets', 24),
    foreignAid: many(ipceiExample, 'foreignAid', 12),
  });
}

/** Entries whose rows are many: their places are texts in order however many there are. */
function placed(answers: Nested): Record<string, string | number> {
  let at = 0;
  return Object.fromEntries(
    Object.entries(entriesIn(answers)).map(([address, value]) => {
      at += 1;
      return [address, address.endsWith(']') ? `V${`${at}`.padStart(5, '0')}` : value];
    }),
  );
}

/** A list of so many projects of the tiny questionnaire `figures`. */
export const listDraft = (count: number): Record<string, string | number> =>
  placed({
    projects: Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `r${at}`,
        { project: `Project ${at + 1}`, cost: `${at}`, green: 'yes' },
      ]),
    ),
  });

/** Puts answers into a draft that the app has begun, past the app. */
export const plantAnswers = (page: Page, response: string, answers: Readonly<Record<string, string | number>>) =>
  page.evaluate(
    (planted) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('veldwerk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['responses', 'answers'], 'readwrite');
          const responses = writing.objectStore('responses');
          const reading = responses.get(planted.response);
          reading.onsuccess = () => {
            let seq = Number(reading.result.seq);
            for (const [item, value] of Object.entries(planted.answers)) {
              seq += 1;
              writing.objectStore('answers').put({ response: planted.response, item, value, seq });
            }
            responses.put({ ...reading.result, seq });
          };
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { response, answers },
  );

/** Puts further drafts with the same answers beside one, past the app. */
export const plantCopies = (page: Page, response: string, count: number) =>
  page.evaluate(
    (planted) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('veldwerk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['responses', 'answers'], 'readwrite');
          const [responses, answers] = [writing.objectStore('responses'), writing.objectStore('answers')];
          const row = responses.get(planted.response);
          const all = answers.getAll();
          all.onsuccess = () => {
            const own = all.result.filter((one) => one.response === planted.response);
            for (let copy = 0; copy < planted.count; copy += 1) {
              const id = planted.response.slice(0, -4) + copy.toString(16).padStart(4, '0');
              responses.put({ ...row.result, id });
              for (const answer of own) answers.put({ ...answer, response: id });
            }
          };
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { response, count },
  );
