import type { Tables } from './tables.ts';

/**
 * Puts all that can be read of some tables into others, and closes the first. Of the responses, all or nothing, as they
 * are at one moment: half of one would take the place of the whole in the replica.
 */
export async function copyAll(from: Tables, to: Tables): Promise<void> {
  const responses = from.read(async (rows) => ({
    responses: await rows.responses.toArray(),
    prefilled: await rows.prefilled.toArray(),
    answers: await rows.answers.toArray(),
    annotations: await rows.annotations.toArray(),
    trail: await rows.trail.toArray(),
    times: await rows.times.toArray(),
    outbox: await rows.outbox.toArray(),
    receipts: await rows.receipts.toArray(),
    strays: await rows.strays.toArray(),
  }));
  const settings = from.readSettings((rows) => rows.toArray());
  // If one of the two cannot be read, the other is copied all the same.
  const [found, kept] = await Promise.allSettled([responses, settings]);
  if (found.status === 'fulfilled')
    await to.write(async (rows) => {
      await rows.responses.bulkPut(found.value.responses);
      await rows.prefilled.bulkPut(found.value.prefilled);
      await rows.answers.bulkPut(found.value.answers);
      await rows.annotations.bulkPut(found.value.annotations);
      await rows.trail.bulkPut(found.value.trail);
      await rows.times.bulkPut(found.value.times);
      await rows.outbox.bulkPut(found.value.outbox);
      await rows.receipts.bulkPut(found.value.receipts);
      await rows.strays.bulkPut(found.value.strays);
    });
  if (kept.status === 'fulfilled') await to.writeSettings(async (rows) => void (await rows.bulkPut(kept.value)));
  from.close();
}
