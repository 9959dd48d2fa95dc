import { signal } from '@preact/signals';
import { Cipher, newDataKey } from '../storage/lock/cipher.ts';
import type { LockRecord } from '../storage/lock/lockRecord.ts';
import { needWords } from '../ui/locale.ts';
import { UnlockPage } from '../ui/pages/lock/unlock.tsx';
import { OlderApp } from '../ui/parts/olderApp.tsx';
import { useServices } from '../ui/services.ts';
import { response, type Stage } from './stage.ts';
import { found, type GalleryState, modulePlace, press, startPlace, toSight, type } from './state.ts';

const storage = { page: 'storage' } as const;

const record: LockRecord = {
  format: 'veldwerk-lock/1',
  id: '019301a0-0000-4000-8000-00000000000a',
  revision: 2,
  state: 'sealed',
  passphrase: { salt: 'A'.repeat(22), memory: 8, passes: 1, wrapped: 'A'.repeat(123) },
  authenticator: { credential: 'A'.repeat(22), salt: 'A'.repeat(43), wrapped: 'A'.repeat(123) },
};

const wants = (deviceLock: 'optional' | 'required') => (stage: Stage) => {
  stage.config.value = { endpoint: 'api/v1', deviceLock, removeReceivedAfterDays: 90 };
};

const open = (stage: Stage) => {
  wants('optional')(stage);
  stage.lock = {
    open: signal({ record, cipher: new Cipher(newDataKey()) }),
    handover: signal(undefined),
    minutes: 10,
    now: () => {},
  };
};

const handedOver = (stage: Stage) => {
  open(stage);
  if (stage.lock) stage.lock.handover.value = { response };
};

const handoverPlace = { page: 'handover', response } as const;

/** The words of the page that asks for the passphrase, which comes before the app. */
const unlockWords = () => needWords(['lock', 'leaving', 'response']);

function Locked() {
  const { store, config } = useServices();
  return <UnlockPage record={record} store={store} config={config} onOpen={async () => {}} />;
}

function LockedAndHandedOver() {
  const { store, config } = useServices();
  const handover = { name: 'Bakkerij Peeters · 0314.595.348' };
  return <UnlockPage record={record} handedOver={handover} store={store} config={config} onOpen={async () => {}} />;
}

/** What rests on the device, and what is said about it: the page on storage, the device lock, leaving a device. */
export const storageStates: readonly GalleryState[] = [
  { name: 'storage', at: storage, prepare: (stage) => stage.completed('delivered') },
  {
    name: 'storage-plain-warned',
    at: storage,
    act: async () => {
      await press('[data-action="backup-plain"]');
      await toSight('[data-action="confirm-plain"]');
    },
  },
  {
    name: 'storage-carry',
    at: storage,
    prepare: async (stage) => {
      await stage.completed({});
      await stage.completed({}, { id: '019301a0-0000-7000-8000-000000000002', label: 'Garage Maes' });
    },
    act: async () => {
      await press('[data-carry="2"] [data-action="carry"]');
      await toSight('[data-carried="short"]');
    },
  },
  {
    name: 'storage-carry-office',
    at: storage,
    prepare: (stage) => {
      const [x, y] = ['f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0'];
      stage.config.value = { endpoint: 'api/v1', ingestKey: { kty: 'EC', crv: 'P-256', x, y } };
      return stage.completed({});
    },
    act: () => toSight('[data-action="carry-office"]'),
  },
  { name: 'storage-lock-offered', at: storage, prepare: wants('optional'), act: () => toSight('[data-set-lock]') },
  {
    name: 'storage-lock-short',
    at: storage,
    prepare: wants('optional'),
    act: async () => {
      await type('[data-passphrase="new"]', 'kort');
      await press('[data-action="set-lock"]');
      await found('[data-set-lock-outcome="short"]');
    },
  },
  {
    name: 'storage-lock-open',
    at: storage,
    prepare: open,
    act: async () => {
      await found('[data-lock="open"]');
      for (const details of document.querySelectorAll('details')) details.open = true;
      await toSight('[data-lock="open"]');
    },
  },
  {
    name: 'storage-wipe',
    at: storage,
    prepare: async (stage) => {
      await stage.draft({ A1: 40 });
      await stage.completed({}, { id: '019301a0-0000-7000-8000-000000000002', label: 'Garage Maes' });
    },
    act: async () => {
      await press('[data-action="wipe"]');
      await found('[data-undelivered="2"]');
      await type('#wipe-word', 'ja');
      await press('[data-action="confirm-wipe"]');
      await toSight('[data-wipe="word"]');
    },
  },
  {
    name: 'module-lock',
    at: modulePlace('A'),
    prepare: async (stage) => open(stage) ?? stage.draft({ A1: 40, A2: 'yes' }),
  },
  {
    name: 'handover-start',
    at: handoverPlace,
    prepare: async (stage) => open(stage) ?? stage.draft({ A1: 40, A2: 'yes' }),
  },
  {
    name: 'handover-offered',
    at: startPlace,
    prepare: async (stage) => {
      open(stage);
      await stage.draft({ A1: 40, A2: 'yes' });
    },
  },
  { name: 'handover-not', at: handoverPlace, prepare: (stage) => stage.draft({ A1: 40, A2: 'yes' }) },
  {
    name: 'handover-module',
    at: startPlace,
    prepare: async (stage) => handedOver(stage) ?? stage.draft({ A1: 40, A2: 'yes' }, [], { place: 'A' }),
  },
  {
    name: 'handover-end',
    at: handoverPlace,
    prepare: async (stage) => handedOver(stage) ?? stage.draft({ A1: 40, A2: 'yes' }),
  },
  {
    name: 'handover-receipt',
    at: startPlace,
    prepare: async (stage) => handedOver(stage) ?? stage.completed('delivered'),
  },
  {
    name: 'lock-handed-over',
    at: startPlace,
    prepare: unlockWords,
    draw: LockedAndHandedOver,
    act: () => press('main details summary'),
  },
  { name: 'lock-wanted', at: startPlace, prepare: wants('required') },
  { name: 'lock-locked', at: startPlace, prepare: unlockWords, draw: Locked },
  {
    name: 'lock-wrong',
    at: startPlace,
    prepare: unlockWords,
    draw: Locked,
    act: async () => {
      await type('[data-passphrase="unlock"]', 'dit is ze niet');
      await press('[data-action="unlock"]');
      await found('[data-unlock="wrong"]');
    },
  },
  {
    name: 'lock-waiting',
    at: startPlace,
    draw: Locked,
    prepare: async ({ store }) => {
      await unlockWords();
      await store.keepSetting('lock-attempts', { wrong: 9, until: Date.now() + 64_000 });
    },
    act: async () => {
      await found('[data-unlock="waiting"]');
    },
  },
  {
    name: 'lock-forgotten',
    at: startPlace,
    prepare: unlockWords,
    draw: Locked,
    act: async () => {
      await press('main details summary');
      await press('[data-action="wipe"]');
      await toSight('#wipe-word');
    },
  },
  {
    name: 'restored',
    at: startPlace,
    prepare: async (stage) => {
      await stage.draft({ A1: 40 });
      stage.standing.value = { restored: { responses: ['a', 'b'], damaged: 3 } };
    },
  },
  {
    name: 'in-memory',
    at: startPlace,
    prepare: (stage) => {
      stage.standing.value = { inMemory: true };
    },
    act: async () => {
      await found('[data-memory="nowhere"]');
    },
  },
  {
    name: 'outdated',
    at: startPlace,
    prepare: (stage) => {
      stage.standing.value = { outdated: true };
    },
  },
  {
    name: 'older-app',
    at: startPlace,
    prepare: () => needWords(['notices']),
    draw: () => <OlderApp reload={() => {}} />,
  },
];
