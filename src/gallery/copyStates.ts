import { draftKey } from '../protocol/draftCode.ts';
import type { DraftCopy } from '../protocol/draftCopy.ts';
import { draftDigest, sealDraft } from '../protocol/draftEnvelope.ts';
import { keepInvitation } from '../session/invitations.ts';
import { changeKeptCopy, type KeptCopy } from '../session/keptCopy.ts';
import { response, type Stage } from './stage.ts';
import { found, type GalleryState, modulePlace, press, reviewPlace, startPlace, toSight, type } from './state.ts';

const copiedAt = '2024-11-05T10:12:00.000Z';
const code = '00000-00000-00000-00000-00000';
const [here, there] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'];
const instrument = { id: 'be.statbel.ict-2024', version: '1.1.0' };
const copiesPlace = { page: 'another-device', response } as const;
const invited = { case: { id: 'ICT-00017', enterpriseNumber: '0314.595.348' }, token: 'token' };

const allowed = (stage: Stage) => {
  stage.config.value = { endpoint: 'api/v1', draftCopy: true };
};

/** A draft whose copies are kept, as far as is said. */
const kept =
  (how: Partial<KeptCopy> | undefined = undefined) =>
  async (stage: Stage) => {
    allowed(stage);
    await stage.draft({ A1: 40, A2: 'yes' }, [], invited);
    if (how)
      await changeKeptCopy(stage.store, response, () => ({
        ...{ response, writer: here, code, at: 1_000, lift: 0, differences: [], copiedAt },
        ...how,
      }));
  };

const differences: KeptCopy['differences'] = [
  { name: 'answered A1', seq: 9, writer: there, value: { kind: 'answered', value: 42 } },
  { name: 'answered A3', seq: 8, writer: there, value: { kind: 'answered', value: 'c' } },
  { name: 'remark A2', seq: 7, writer: there, value: { kind: 'remark', about: 'A2', text: 'Tot juni.', send: true } },
];

const draftThere: DraftCopy = {
  ...{ format: 'veldwerk-draft/1', response, instrument, startedAt: copiedAt, seq: 2, writer: there },
  entries: { 'answered A1': { seq: 2, writer: there, value: { kind: 'answered', value: 40 } } },
  differences: [],
  times: {},
};

/** An invitation whose draft was begun on another device. */
async function elsewhere(stage: Stage): Promise<void> {
  allowed(stage);
  const drafts = [{ response, at: copiedAt }];
  stage.standingOfCase = {
    kind: 'status',
    status: { case: invited.case, instrument: instrument.id, state: 'opened', drafts, requests: [] },
  };
  const sealed = await sealDraft(draftThere, await draftKey(code, response), undefined);
  if (sealed.ok) {
    const copy = { kind: 'copy', bytes: sealed.value, sha256: await draftDigest(sealed.value) } as const;
    stage.drafts = { ...stage.drafts, get: async () => copy };
  }
  const enrolment = { format: 'veldwerk-enrolment/1', name: 'Bakkerij Peeters bv', ...invited } as const;
  await keepInvitation(stage.store, { id: 'one', enrolment });
}

async function typeCode(text: string): Promise<void> {
  await press('[data-action="look-elsewhere"]');
  await type('[name="draft-code"]', text);
  (await found('[data-draft-code-field], [data-go-on] form')).dispatchEvent(
    new SubmitEvent('submit', { bubbles: true, cancelable: true }),
  );
}

/** A draft on two devices: its copies, going on elsewhere, what both said otherwise. */
export const copyStates: readonly GalleryState[] = [
  { name: 'copies-off', at: copiesPlace, prepare: kept() },
  {
    name: 'copies-code',
    at: copiesPlace,
    prepare: kept(),
    act: async () => {
      await press('[data-action="copies-on"]');
      // A picture must be the same each time it is taken.
      (await found('[data-draft-code]')).textContent = code;
    },
  },
  {
    name: 'copies-on',
    at: copiesPlace,
    prepare: kept({}),
    act: () => press('[data-action="copies-off"]'),
  },
  {
    name: 'copies-stay',
    at: startPlace,
    prepare: kept({ etag: 'a'.repeat(64) }),
    act: async () => {
      await press('[data-action="delete"]');
      await toSight('[data-copy-stays]');
    },
  },
  { name: 'copies-removed', at: copiesPlace, prepare: kept({ ended: 'removed' }) },
  { name: 'copies-wrong-code', at: copiesPlace, prepare: kept({ ended: 'wrong-code' }) },
  {
    name: 'copies-elsewhere',
    at: startPlace,
    prepare: elsewhere,
    act: async () => {
      await typeCode('00000');
      await toSight('[data-draft-code-field="slip"]');
    },
  },
  {
    name: 'copies-found',
    at: startPlace,
    prepare: elsewhere,
    act: async () => {
      await typeCode(code);
      await toSight('[data-go-on="found"]');
    },
  },
  {
    name: 'copies-differ',
    at: modulePlace('A'),
    prepare: kept({ differences }),
    act: () => toSight('[data-difference]'),
  },
  {
    name: 'copies-differ-review',
    at: reviewPlace,
    prepare: kept({ differences }),
    act: () => toSight('[data-differences]'),
  },
  {
    name: 'copies-delivered',
    at: modulePlace('A'),
    prepare: kept({ ended: 'delivered' }),
    act: () => toSight('[data-copy-notice]'),
  },
  {
    name: 'copies-delivered-review',
    at: reviewPlace,
    prepare: kept({ ended: 'delivered' }),
    act: () => toSight('[data-delivered-elsewhere]'),
  },
];
