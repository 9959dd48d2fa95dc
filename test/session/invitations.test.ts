import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { type Enrolment, enrolmentText } from '../../src/protocol/enrolment.ts';
import { newShortCode } from '../../src/protocol/shortCode.ts';
import {
  dropInvitation,
  invitationOf,
  type KeptInvitation,
  keepInvitation,
  readInvitations,
} from '../../src/session/invitations.ts';
import { Database } from '../../src/storage/database.ts';
import { Cipher, newDataKey } from '../../src/storage/lock/cipher.ts';
import { sealing } from '../../src/storage/lock/sealing.ts';
import { tableStore } from '../../src/storage/tableStore.ts';

const memory = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });
const enrolmentFor = (id: string, token = 'a'.repeat(43)): Enrolment => ({
  format: 'veldwerk-enrolment/1',
  case: { id },
  token,
});
const plain = (id: string, token?: string): KeptInvitation => {
  const enrolment = enrolmentFor(id, token);
  return invitationOf({ kind: 'plain', text: enrolmentText(enrolment), enrolment });
};

it('keeps invitations side by side, the newest first, and one for each case', async () => {
  const store = tableStore(new Database('veldwerk', memory()));
  const code = newShortCode();
  const [one, two, newer, short] = [
    plain('ICT-1'),
    plain('ICT-2'),
    plain('ICT-1', 'b'.repeat(43)),
    invitationOf({ kind: 'code', code }),
  ];
  for (const each of [one, two, newer, short, invitationOf({ kind: 'code', code })]) await keepInvitation(store, each);
  expect((await readInvitations(store)).map(({ text, code: typed }) => typed ?? text)).toEqual([
    code,
    newer.text,
    two.text,
  ]);
  // A code turns out to be for a case that another one is for.
  const [waiting] = await readInvitations(store);
  if (waiting) await keepInvitation(store, { ...waiting, enrolment: enrolmentFor('ICT-2') });
  expect((await readInvitations(store)).map(({ text, enrolment }) => enrolment?.case.id ?? text)).toEqual([
    'ICT-2',
    newer.text,
  ]);
  await dropInvitation(store, newer.id);
  expect(await readInvitations(store)).toHaveLength(1);
});

it('finds the one that a released version had kept, beside newer ones', async () => {
  const store = tableStore(new Database('veldwerk', memory()));
  const before = enrolmentText(enrolmentFor('ICT-1'));
  await store.keepSetting('enrolment', before);
  expect(await readInvitations(store)).toEqual([{ id: 'enrolment', text: before }]);
  await keepInvitation(store, plain('ICT-2'));
  expect((await readInvitations(store)).map(({ text }) => text)).toEqual([plain('ICT-2').text, before]);
  await dropInvitation(store, 'enrolment');
  expect(await readInvitations(store)).toHaveLength(1);
});

it('leaves none of them readable under a device lock', async () => {
  const device = memory();
  const cipher = new Cipher(newDataKey());
  const store = tableStore(new Database('veldwerk', device, sealing({ cipher, plain: false })));
  const invitation = plain('ICT-1');
  await keepInvitation(store, invitation);
  const rests = JSON.stringify(await new Database('veldwerk', device).settings.toArray());
  expect(rests).not.toContain(invitation.text);
  expect(await readInvitations(store)).toEqual([invitation]);
});
