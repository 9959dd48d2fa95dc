import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { response } from '../../src/gallery/stage.ts';
import { carriedText, readCarried } from '../../src/protocol/carriedText.ts';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import { newRecipient } from '../../src/protocol/sealed.ts';
import { count, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const passphrase = 'vier woorden zijn genoeg';
const bytes = new TextEncoder().encode(JSON.stringify({ id: response }));
const digest = toHex(await sha256(bytes));

/** What was offered for download, as text. */
const offered: string[] = [];
beforeEach(() => {
  offered.length = 0;
  const urls = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${urls.size}`;
    if (blob instanceof Blob) urls.set(url, blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    void urls
      .get(this.getAttribute('href') ?? '')
      ?.text()
      .then((text) => offered.push(text));
  });
});
afterEach(() => void vi.restoreAllMocks());

const press = async (selector: string) => (await seen(selector)).click();
async function typed(selector: string, text: string) {
  const field = await seen(selector);
  if (!(field instanceof HTMLInputElement)) throw new Error(`${selector} is no field`);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function chosen(text: string) {
  const field = await seen('#carried-file');
  if (!(field instanceof HTMLInputElement)) throw new Error('no field for files');
  const files = new DataTransfer();
  files.items.add(new File([text], 'carried.jwe.txt', { type: 'text/plain' }));
  field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

it('takes along what waits under a passphrase that is typed twice, and leaves it waiting', async () => {
  const stage = await stageAt('#/storage', (one) => one.completed({ bytes, sha256: digest }));
  await typed('[data-passphrase="carry"]', 'kort');
  await press('[data-action="carry"]');
  await seen('[data-carried="short"]');
  await typed('[data-passphrase="carry"]', passphrase);
  await typed('[data-passphrase="carry-again"]', `${passphrase}!`);
  await press('[data-action="carry"]');
  await seen('[data-carried="different"]');
  await typed('[data-passphrase="carry-again"]', passphrase);
  await press('[data-action="carry"]');
  const said = await seen('[data-carried="1"][role="status"]');
  expect(said.textContent).toContain('In het bestand zit 1 enquête');
  await expect.poll(() => offered.length).toBe(1);
  const read = await readCarried(offered[0] ?? '', { passphrase });
  expect(read.ok && read.value.responses.map(({ id, sha256: of }) => [id, of])).toEqual([[response, digest]]);
  expect((await stage.store.outbox()).map(({ id }) => id)).toEqual([response]);
  expect(document.querySelector<HTMLInputElement>('[data-passphrase="carry"]')?.value).toBe('');
});

it('takes it along for the office, where that has a key', async () => {
  const { recipient, opening } = await newRecipient();
  await stageAt('#/storage', (stage) => {
    stage.config.value = { endpoint: 'api/v1', ingestKey: recipient };
    return stage.completed({ bytes, sha256: digest });
  });
  await press('[data-action="carry-office"]');
  await expect.poll(() => offered.length).toBe(1);
  expect((await readCarried(offered[0] ?? '', { office: opening })).ok).toBe(true);
});

it.each(['delivered', { state: 'refused' }] as const)('offers nothing where nothing waits', async (outbox) => {
  await stageAt('#/storage', (stage) => stage.completed(outbox));
  await seen('#carried-file');
  expect(count('[data-carry]')).toBe(0);
});

it('brings in what was carried, asks for the passphrase, and says what it did', async () => {
  const stage = await stageAt('#/storage');
  const one = {
    ...{ id: response, sha256: digest },
    instrument: { id: 'be.statbel.ict-2024', version: '1.1.0' },
    language: 'nl',
    completedAt: '2024-11-05T10:12:00.000Z',
  } as const;
  const text = await carriedText(
    [
      {
        ...one,
        bytes: btoa(String.fromCharCode(...bytes))
          .replace(/\+/g, '-')
          .replace(/\//g, '_')
          .replace(/=/g, ''),
      },
    ],
    new Date(),
    { passphrase },
  );
  await chosen(text);
  expect((await seen('[data-carried-in="locked"]')).getAttribute('role')).toBe('status');
  await typed('[data-passphrase="carried-in"]', 'vier andere woorden');
  await press('[data-action="open-carried"]');
  expect((await seen('[data-carried-in="wrong-key"]')).getAttribute('role')).toBe('alert');
  await typed('[data-passphrase="carried-in"]', passphrase);
  await press('[data-action="open-carried"]');
  await seen('[data-carried-in="responses"] [data-effect="new"]');
  expect((await stage.store.outbox()).map(({ id, sha256: of }) => [id, of])).toEqual([[response, digest]]);
  // Its receipt goes back to where it came from.
  const receipt = { id: response, sha256: digest, receivedAt: '2024-11-06T10:12:00.000Z', code: '7K2M-9QXA-04TD' };
  await stage.store.write([{ kind: 'delivered', receipt }]);
  await press('[data-action="give-back"]');
  await expect.poll(() => offered.map((file) => JSON.parse(file).receipts)).toEqual([[receipt]]);
});

it('shows a receipt out of a file as a step, and goes on waiting', async () => {
  const stage = await stageAt('#/storage', (one) => one.completed({ bytes, sha256: digest, attempts: 3 }));
  const receipt = { id: response, sha256: digest, receivedAt: '2024-11-06T10:12:00.000Z', code: '7K2M-9QXA-04TD' };
  await chosen(JSON.stringify({ format: 'veldwerk-receipts/1', madeAt: receipt.receivedAt, receipts: [receipt] }));
  await seen('[data-receipts-noted]');
  location.hash = `#/r/${response}/delivery`;
  await seen('.timeline [data-stage="brought"]');
  expect(count('[data-stage="received"]')).toBe(0);
  await seen('[data-delivery="queued"] [data-action="to-carry"]');
  expect((await stage.store.outbox()).length).toBe(1);
});
