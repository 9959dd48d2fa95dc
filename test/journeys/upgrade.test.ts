import { expect, it } from 'vitest';
import { shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { ict2024 } from '../support/ict2024.ts';

const here = desk();
const id = '01930000-0000-7000-8000-00000000000a';

it('goes on with a draft that an app of the first database version left', async () => {
  const jan = here.respondent(shortest);
  // A page of the same origin that is not the app.
  await jan.page.goto(`${here.wire.url}config.json`);
  await jan.page.evaluate(
    async ([response, instrument, version]) => {
      const opening = indexedDB.open('veldwerk', 10);
      opening.onupgradeneeded = () => {
        const db = opening.result;
        for (const [name, keyPath] of [
          ['responses', 'id'],
          ['times', 'response'],
          ['outbox', 'id'],
          ['receipts', 'id'],
          ['settings', 'name'],
        ] as const)
          db.createObjectStore(name, { keyPath });
        db.createObjectStore('answers', { keyPath: ['response', 'item'] }).createIndex('response', 'response');
        db.createObjectStore('strays', { keyPath: 'key', autoIncrement: true });
      };
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const at = '2026-11-01T08:00:00.000Z';
      const writing = db.transaction(['responses', 'answers'], 'readwrite');
      writing.objectStore('responses').add({
        id: response,
        instrument: { id: instrument, version },
        language: 'nl',
        startedAt: at,
        changedAt: at,
        seq: 3,
        state: 'draft',
        place: 'A',
      });
      writing.objectStore('answers').add({ response, item: 'A1', value: 80, seq: 2 });
      writing.objectStore('answers').add({ response, item: 'A2', value: 'yes', seq: 3 });
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      db.close();
    },
    [id, ict2024.id, ict2024.version] as const,
  );
  await jan.page.goto(here.wire.url);
  await jan.page.click(`[data-response="${id}"] [data-action="continue"]`);
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.inputValue('[name="A1"]')).toBe('80');
  await jan.page.locator('[data-question="A1"] [data-tool="mark"]').click();
  await jan.answer('A3', 'd');
  await jan.saved();
  await jan.page.reload();
  await jan.page.waitForSelector('[data-module="A"]');
  expect(await jan.page.isChecked('[name="A3"][value="d"]')).toBe(true);
  await jan.page.waitForSelector('[data-question="A1"] [data-tool="mark"][aria-pressed="true"]');
});
