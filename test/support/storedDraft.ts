import type { Page } from 'playwright-core';
import type { Stored } from '../../src/engine/stored.ts';
import type { Annotation } from '../../src/protocol/annotation.ts';

/** A draft as it rests in the database of the app. */
export interface StoredDraft extends Stored {
  readonly annotations: ReadonlyMap<string, Annotation>;
  /** What the office knows already. */
  readonly prefilled: Readonly<Record<string, string | number>> | undefined;
}

type KnownRow = { readonly prefilled?: StoredDraft['prefilled'] } | undefined;

/** Reads a draft past the app, from any page of its origin. */
export async function storedDraft(page: Page, response: string): Promise<StoredDraft> {
  const { answers, annotations, row, known } = await page.evaluate(async (id) => {
    const opening = indexedDB.open('veldwerk');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const reading = db.transaction(['responses', 'answers', 'annotations', 'prefilled']);
    const got = (request: IDBRequest) =>
      new Promise<unknown>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [row, answers, annotations, known] = await Promise.all([
      got(reading.objectStore('responses').get(id)),
      got(reading.objectStore('answers').index('response').getAll(id)),
      got(reading.objectStore('annotations').index('response').getAll(id)),
      got(reading.objectStore('prefilled').get(id)),
    ]);
    db.close();
    return {
      // Those that were brought in have it in their row until the next change.
      known: [known, row].map((one) => (one as KnownRow)?.prefilled).find((one) => one !== undefined),
      row: row as Stored['row'],
      answers: answers as Stored['answers'],
      annotations: annotations as { readonly name: string; readonly annotation: Annotation }[],
    };
  }, response);
  return {
    answers,
    annotations: new Map(annotations.map(({ name, annotation }) => [name, annotation])),
    prefilled: known,
    ...(row && { row }),
  };
}

/** All that a draft says: its entries, what was said beside them, and what the office knows. */
export async function saidIn(page: Page, response: string) {
  const { answers, annotations, row, prefilled } = await storedDraft(page, response);
  return {
    answers: Object.fromEntries(answers.map(({ item, value }) => [item, value])),
    annotations: Object.fromEntries(annotations),
    given: row?.given,
    prefilled,
  };
}
