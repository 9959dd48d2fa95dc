import { expect, it } from 'vitest';
import { readPublished } from '../../../src/instrument/published.ts';
import { glanceWords } from '../../../src/protocol/glance.ts';
import { ict } from '../documents.ts';
import { publicationOf } from '../published.ts';
import { newOffice } from './offices.ts';

const id = 'be.office.energy';
const at = '2024-03-01T00:00:00.000Z';

/** An office with a version that was withdrawn and a newer one on offer. */
async function withShelf() {
  const office = await newOffice();
  await office.store.publish(await publicationOf('energy'), at);
  await office.store.publish(await publicationOf('energy', '1.10.0'), at);
  await office.store.withdraw({ id, version: '1.0.0' }, at);
  return office;
}

it.each(['counts', 'answers', 'contact', 'decide', 'issue'] as const)(
  'gives a published document to whoever has the right %s, withdrawn or not',
  async (right) => {
    const { signedInWith } = await withShelf();
    const { get } = await signedInWith(right);
    for (const [path, version] of [
      [`${id}/1.0.0`, '1.0.0'],
      [`${id}/1.10.0`, '1.10.0'],
      [id, '1.10.0'],
    ]) {
      const read = readPublished(await (await get(`/questionnaires/${path}`)).json());
      expect(read).toMatchObject({
        ok: true,
        value: { instrument: { id, version }, texts: { en: { title: 'Energy' } } },
      });
    }
  },
);

it('gives the newest of those that were withdrawn where none is on offer', async () => {
  const { signedInWith, store } = await withShelf();
  await store.withdraw({ id, version: '1.10.0' }, at);
  const { get } = await signedInWith('counts');
  expect(await (await get(`/questionnaires/${id}`)).json()).toMatchObject({ structure: { version: '1.10.0' } });
});

it('has none of what is not on the shelf, and gives nothing to who is not signed in', async () => {
  const { signedInWith, ask } = await withShelf();
  const { get } = await signedInWith('counts');
  for (const path of [`${id}/2.0.0`, 'be.nothing', ict.id, `${ict.id}/${ict.version}`, '__proto__'])
    expect((await get(`/questionnaires/${path}`)).status, path).toBe(404);
  expect((await ask(`/api/questionnaires/${id}`)).status).toBe(401);
});

it('has the words of a published questionnaire for what came in', async () => {
  const { signedInWith } = await withShelf();
  const { get } = await signedInWith('counts');
  const words = glanceWords.parse(await (await get(`/glance/words/${id}/en`)).json());
  expect(words).toMatchObject({ title: 'Energy', items: { sun: 'With solar panels' } });
});
