import type { Enrolment } from '../protocol/enrolment.ts';
import { keepInvitation } from '../session/invitations.ts';
import { installing } from '../ui/installing.ts';
import { atOffice } from './office.ts';
import { found, type GalleryState, press, startPlace, toSight, type } from './state.ts';

const other = '019301a0-0000-7000-8000-000000000002';
const third = '019301a0-0000-7000-8000-000000000003';

const invited = (id: string, name: string): Enrolment => ({
  format: 'veldwerk-enrolment/1',
  case: { id, enterpriseNumber: '0314.595.348' },
  name,
});
/** No code opens it: what is shown is that one is asked for. */
const sealed = 'a.b.c.d.e';

/** The first page, and what stands around every page. */
export const startStates: readonly GalleryState[] = [
  { name: 'start-first', at: startPlace },
  {
    name: 'start-told',
    at: startPlace,
    prepare: ({ config }) => {
      config.value = {
        endpoint: 'api/v1',
        audit: { values: true },
        helpDesk: { email: 'help@statistics.example', telephone: '+32 2 555 00 00' },
        legal: {
          obligation: 'Voorbeeldtekst: deelname is verplicht voor ondernemingen in de steekproef.',
          data: 'Voorbeeldtekst: de antwoorden dienen enkel voor statistiek.',
          accessibility: 'Voorbeeldtekst: een klacht over toegankelijkheid kan naar de ombudsdienst.',
        },
      };
    },
  },
  { name: 'start-office', at: startPlace, prepare: atOffice },
  {
    name: 'start-install',
    at: startPlace,
    act: async () => {
      installing.value = 'offered';
    },
  },
  {
    name: 'start-install-ipad',
    at: startPlace,
    prepare: () => {
      installing.value = 'by-hand-ios';
    },
  },
  {
    name: 'start-install-mac',
    at: startPlace,
    prepare: () => {
      installing.value = 'by-hand-mac';
    },
  },
  { name: 'start-invitation', at: startPlace, act: () => press('details.invitation summary') },
  {
    name: 'start-invitation-wrong',
    at: startPlace,
    act: async () => {
      await press('details.invitation summary');
      await type('details.invitation input', 'geen uitnodiging');
      await press('details.invitation form button');
    },
  },
  {
    name: 'start-invited-only',
    at: startPlace,
    prepare: ({ config }) => {
      config.value = { endpoint: 'api/v1', begin: 'invited' };
    },
    act: () => toSight('details.invitation input'),
  },
  {
    name: 'start-invitation-slip',
    at: startPlace,
    act: async () => {
      await press('details.invitation summary');
      await type('details.invitation input', 'K7M2Q-9XA4T');
      await press('details.invitation form button');
    },
  },
  {
    name: 'start-invitations',
    at: startPlace,
    prepare: async ({ store }) => {
      await keepInvitation(store, { id: 'one', enrolment: invited('ICT-00017', 'Bakkerij Peeters bv'), known: sealed });
      await keepInvitation(store, { id: 'two', enrolment: invited('ICT-00018', 'Garage Janssens nv') });
    },
  },
  {
    name: 'start-invitation-delivered',
    at: startPlace,
    prepare: (stage) => {
      const { case: of } = invited('ICT-00017', '');
      const status = { case: of, instrument: 'be.statbel.ict-2024', deliveredAt: '2024-11-05T10:12:00.000Z' };
      stage.standingOfCase = { kind: 'status', status: { ...status, state: 'delivered', requests: [] } };
      const enrolment = { ...invited('ICT-00017', 'Bakkerij Peeters bv'), token: 'token' };
      return keepInvitation(stage.store, { id: 'one', enrolment });
    },
    act: async () => {
      await press('[data-action="begin-case"]');
      await toSight('[data-enrolment] [role="status"]');
    },
  },
  {
    name: 'start-invitation-here',
    at: startPlace,
    prepare: async (stage) => {
      await stage.completed('delivered', { case: { id: 'ICT-00017' } });
      await keepInvitation(stage.store, { id: 'one', enrolment: invited('ICT-00017', 'Bakkerij Peeters bv') });
    },
  },
  {
    name: 'start-code',
    at: startPlace,
    prepare: ({ store }) => keepInvitation(store, { id: 'one', code: 'K7M2Q-9XA4S' }),
    act: () => toSight('[data-enrolment="code"] [data-action="redeem"]'),
  },
  ...(['later', 'unknown', 'too-many'] as const).map(
    (kind): GalleryState => ({
      name: `start-code-${kind}`,
      at: startPlace,
      prepare: (stage) => {
        stage.redeemed = { kind };
        return keepInvitation(stage.store, { id: 'one', code: `K7M2Q-${kind}` });
      },
      act: async () => {
        await press('[data-action="redeem"]');
        await toSight(kind === 'later' ? '[data-action="begin-code"]' : '[data-enrolment="code"] [role="alert"]');
      },
    }),
  ),
  { name: 'start-move-in', at: startPlace, act: () => press('.moved summary') },
  {
    name: 'start-responses',
    at: startPlace,
    prepare: async (stage) => {
      await stage.draft({ A1: 40, A2: 'yes' }, [{ kind: 'marked', about: 'B2' }]);
      await stage.completed({ attempts: 2, lastAttemptAt: Date.parse('2024-11-05T10:20:00Z') }, { id: other });
      await stage.completed('delivered', { id: third, label: 'Garage Janssens' });
    },
  },
  {
    name: 'start-delete',
    at: startPlace,
    prepare: (stage) => stage.draft({ A1: 40 }),
    act: () => press('[data-action="delete"]'),
  },
  {
    name: 'start-move-out',
    at: startPlace,
    prepare: (stage) => stage.draft({ A1: 40 }),
    act: () => press('[data-action="move"]'),
  },
  {
    name: 'start-unreadable-version',
    at: startPlace,
    prepare: (stage) => stage.draft({}, [], { instrument: { id: 'be.statbel.ict-2024', version: '9.0.0' } }),
  },
  {
    name: 'start-nothing-offered',
    at: startPlace,
    prepare: ({ config }) => {
      config.value = { endpoint: 'api/v1', instruments: ['none'] };
    },
  },
  {
    name: 'start-strays',
    at: startPlace,
    prepare: (stage) => stage.torn(),
  },
  {
    name: 'start-not-ready',
    at: startPlace,
    prepare: ({ offlineReady }) => {
      offlineReady.value = 'not yet';
    },
  },
  {
    name: 'start-storage-broken',
    at: startPlace,
    prepare: (stage) => {
      stage.store = { ...stage.store, list: () => Promise.reject(new Error('nothing can be read')) };
    },
  },
  {
    name: 'start-waiting',
    at: startPlace,
    prepare: (stage) => {
      // A store that never answers: what is drawn while a page waits.
      stage.store = { ...stage.store, list: () => new Promise(() => {}) };
    },
    act: async () => {
      const outline = await found('.awaited');
      while (getComputedStyle(outline).visibility === 'hidden') await new Promise(requestAnimationFrame);
    },
  },
  {
    name: 'config-broken',
    at: startPlace,
    prepare: ({ configFaults, configState }) => {
      configFaults.value = [{ place: 'endpoint', fault: 'not a URL' }];
      configState.value = 'kept';
    },
  },
  {
    name: 'config-broken-first',
    at: startPlace,
    prepare: ({ configFaults, configState }) => {
      configFaults.value = [{ place: 'endpoint', fault: 'not a URL' }];
      configState.value = 'none';
    },
  },
  {
    name: 'offline',
    at: startPlace,
    prepare: ({ online }) => {
      online.value = false;
    },
  },
  {
    name: 'update-ready',
    at: startPlace,
    prepare: ({ update }) => {
      update.value = 'ready';
    },
  },
  { name: 'accessibility', at: { page: 'accessibility' } },
  { name: 'accessibility-office', at: { page: 'accessibility' }, prepare: atOffice },
  { name: 'blank', at: { page: 'blank', instrument: 'be.statbel.ict-2024' } },
];
