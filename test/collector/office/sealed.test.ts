import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256, toHex } from '../../../src/protocol/digest.ts';
import { newRecipient, openSealed, sealResponse } from '../../../src/protocol/sealed.ts';
import { sealedLine } from '../../../src/protocol/sealedLine.ts';
import { newFolder } from '../collectors.ts';
import { documentOf, idOf } from '../documents.ts';
import { submissionOf } from '../storeContract.ts';
import { newOffice } from './offices.ts';

/** A collector with an open response and a sealed one of a case. */
async function sealedAndOpen(opensSealed: boolean) {
  const office = await newOffice({ opensSealed });
  const { recipient, opening } = await newRecipient();
  await office.store.put(await submissionOf(1));
  const document = documentOf(idOf(2), { more: { case: { id: 'ICT-2' } } });
  const bytes = await sealResponse(document, recipient);
  const submission = await submissionOf(2, { more: { case: { id: 'ICT-2' } } });
  await office.store.put({ ...submission, bytes, sha256: toHex(await sha256(bytes)), sealed: true });
  return { ...office, opening, document, officer: await office.signedInWith('answers') };
}

describe('sealed responses', () => {
  it('are given as they are, and only they, once that is on record', async () => {
    const { officer, opening, document, store } = await sealedAndOpen(true);
    const answer = await officer.post('/sealed', { caseId: 'ICT-2' });
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    const line = sealedLine.parse(JSON.parse(lines[0] ?? ''));
    expect(line).toMatchObject({ caseId: 'ICT-2', sender: 'proven', receipt: { id: idOf(2) }, late: false });
    expect(await openSealed(new TextEncoder().encode(line.sealed), opening)).toMatchObject({
      value: { answers: document.answers },
    });
    expect((await store.officeRecord(1))[0]).toMatchObject({ act: 'sealed-read', caseId: 'ICT-2' });
    expect(await (await officer.post('/sealed', { since: '2025-01-01' })).text()).toBe('');
  });

  it('are not given where they cannot go on record', async () => {
    const { officer, store } = await sealedAndOpen(true);
    Object.assign(store, { recordOffice: () => Promise.reject(new Error('full')) });
    expect((await officer.post('/sealed', {})).status).toBe(500);
  });

  it('are not given where the office has not said so, and then nobody is told of it', async () => {
    const { officer, store, ask } = await sealedAndOpen(false);
    expect((await officer.post('/sealed', {})).status).toBe(404);
    expect((await store.officeRecord(1))[0]?.act).toBe('signed-in');
    expect(await (await officer.get('/session')).json()).not.toHaveProperty('opensSealed');
    expect((await ask('/sealed.html')).status).toBe(404);
  });

  it('are said to be opened here at signing in', async () => {
    const { officer } = await sealedAndOpen(true);
    expect(await (await officer.get('/session')).json()).toMatchObject({ opensSealed: true });
  });
});

describe('the frame that opens them', () => {
  it('has no origin and no way to send, and no other page may frame it', async () => {
    const pages = join(newFolder(), 'dist-office');
    mkdirSync(join(pages, 'assets'), { recursive: true });
    for (const name of ['office.html', 'sealed.html', 'assets/a.js']) writeFileSync(join(pages, name), 'x');
    const policyOf = async (opensSealed: boolean, path: string) =>
      (await (await newOffice({ pages, opensSealed })).ask(path)).headers;
    const frame = (await policyOf(true, '/sealed.html')).get('Content-Security-Policy') ?? '';
    expect(frame.split('; ')).toEqual([
      ...['sandbox allow-scripts allow-downloads allow-modals', "default-src 'none'", "script-src 'self'"],
      ...["style-src 'self'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"],
    ]);
    const page = (await policyOf(true, '/office.html')).get('Content-Security-Policy');
    expect(page).toContain("frame-ancestors 'none'; frame-src 'self'");
    expect((await policyOf(true, '/assets/a.js')).get('Access-Control-Allow-Origin')).toBe('*');
    // Where nothing is opened, nothing is framed.
    expect((await policyOf(false, '/office.html')).get('Content-Security-Policy')).not.toContain('frame-src');
    expect((await policyOf(false, '/assets/a.js')).get('Access-Control-Allow-Origin')).toBeNull();
  });
});
