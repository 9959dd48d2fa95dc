import type { Page } from 'playwright-core';
import { ict2024 } from './ict2024.ts';

/** Puts drafts of 40 answers each into the database of the app's page, past the app: its second store has none of them. */
export const plant = (page: Page, count: number): Promise<void> =>
  page.evaluate(
    (planted) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('veldwerk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['responses', 'answers'], 'readwrite');
          const now = new Date().toISOString();
          for (let one = 0; one < planted.count; one += 1) {
            const response = `01930000-0000-7000-8000-${one.toString(16).padStart(12, '0')}`;
            const instrument = { id: planted.id, version: planted.version };
            const row = {
              id: response,
              instrument,
              language: 'nl',
              startedAt: now,
              changedAt: now,
              seq: 41,
              state: 'draft',
            };
            writing.objectStore('responses').put(row);
            for (let item = 0; item < 40; item += 1)
              writing.objectStore('answers').put({ response, item: `I${item}`, value: item, seq: item + 2 });
          }
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { count, id: ict2024.id, version: ict2024.version },
  );
