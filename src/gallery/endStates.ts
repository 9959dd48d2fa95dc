import { atOffice } from './office.ts';
import { response } from './stage.ts';
import { deliveryPlace, found, type GalleryState, press, reviewPlace, startPlace, toSight, type } from './state.ts';

const earlier = '019301a0-0000-7000-8000-000000000007';
const later = '019301a0-0000-7000-8000-000000000008';

const refusal = {
  name: 'invalid-document',
  errors: [
    { item: 'B3b', fault: 'not-asked' },
    { item: 'A1', fault: 'check', check: 'K01' },
  ],
};

/** From the review to the receipt. */
export const endStates: readonly GalleryState[] = [
  {
    name: 'review-open',
    at: reviewPlace,
    prepare: (stage) => stage.draft({ A1: 40, A2: 'yes', B1a: 'yes', B3a: 150 }),
  },
  { name: 'review-ready', at: reviewPlace, prepare: (stage) => stage.filledDraft({ A1: 80, A2: 'yes', F: 25 }) },
  {
    name: 'review-unlikely',
    at: reviewPlace,
    prepare: (stage) => stage.filledDraft({ A1: 0, A2: 'yes', F: 1 }),
  },
  {
    name: 'review-failed',
    at: reviewPlace,
    prepare: (stage) => stage.filledDraft({ A1: 80, A2: 'yes', F: 25 }),
    act: async (stage) => {
      await found('[data-action="complete"]');
      stage.writing = 'failed';
      await press('[data-action="complete"]');
      await toSight('main [role="alert"]');
    },
  },
  {
    name: 'review-awaited',
    at: reviewPlace,
    prepare: (stage) => stage.draft({ A1: 40 }, [], { code: 'K7M2Q-9XA4S' }),
    act: () => toSight('[data-case="awaited"] button'),
  },
  {
    name: 'review-unauthorised',
    at: reviewPlace,
    prepare: (stage) => {
      stage.standingOfCase = { kind: 'unauthorised' };
      return stage.draft({ A1: 40 }, [], { case: { id: 'ICT-00017' }, token: 'token' });
    },
    act: () => toSight('[data-case] input'),
  },
  {
    name: 'review-delivered-case',
    at: reviewPlace,
    prepare: (stage) => {
      const of = { id: 'ICT-00017' };
      const status = { case: of, instrument: 'be.statbel.ict-2024', deliveredAt: '2024-11-05T10:12:00.000Z' };
      stage.standingOfCase = { kind: 'status', status: { ...status, state: 'delivered', requests: [] } };
      return stage.draft({ A1: 40 }, [], { case: of, token: 'token' });
    },
    act: () => toSight('[data-case="delivered"] [role="status"]'),
  },
  { name: 'search', at: { page: 'search', response }, prepare: (stage) => stage.draft() },
  {
    name: 'search-found',
    at: { page: 'search', response },
    prepare: (stage) => stage.draft(),
    act: () => type('[type="search"]', 'webverkoop'),
  },
  {
    name: 'search-nothing',
    at: { page: 'search', response },
    prepare: (stage) => stage.draft(),
    act: () => type('[type="search"]', 'xyzzy'),
  },
  { name: 'queued', at: deliveryPlace, prepare: (stage) => stage.completed({}) },
  {
    name: 'queued-itself',
    at: deliveryPlace,
    prepare: (stage) => {
      stage.byItself.value = true;
      return stage.completed({});
    },
  },
  {
    name: 'queued-tried',
    at: deliveryPlace,
    prepare: (stage) => stage.completed({ attempts: 3, lastAttemptAt: Date.parse('2024-11-05T10:20:00Z') }),
  },
  {
    name: 'queued-unsigned',
    at: deliveryPlace,
    prepare: (stage) => stage.completed({ attempts: 2, receiptFault: 'unsigned' }),
    act: () => toSight('[data-receipt-fault]'),
  },
  {
    name: 'queued-offline',
    at: deliveryPlace,
    prepare: (stage) => {
      stage.online.value = false;
      return stage.completed({});
    },
    act: () => toSight('[data-why="offline"]'),
  },
  {
    name: 'queued-until',
    at: deliveryPlace,
    prepare: (stage) =>
      stage.completed({
        attempts: 1,
        lastAttemptAt: Date.parse('2024-11-05T10:20:00Z'),
        // As far ahead as no picture is taken.
        nextAttemptAt: Date.parse('2124-11-05T10:50:00Z'),
        askedToWait: true,
      }),
    act: () => toSight('[data-why="until"]'),
  },
  {
    name: 'carried-here',
    at: { page: 'start' },
    prepare: async (stage) => {
      await stage.completed({}, { carried: true, case: { id: 'ICT-00021' }, label: 'Slagerij Claes' }, {});
    },
    act: () => toSight('[data-response][data-carried-here]'),
  },
  {
    name: 'queued-unproven',
    at: deliveryPlace,
    prepare: (stage) =>
      stage.completed({
        attempts: 1,
        lastAttemptAt: Date.parse('2024-11-05T10:20:00Z'),
        receiptFault: 'unknown-key',
      }),
    act: () => toSight('[data-why="unproven"]'),
  },
  {
    name: 'queued-earlier',
    at: deliveryPlace,
    prepare: async (stage) => {
      await stage.completed({}, { id: earlier, correctedBy: response });
      await stage.completed({}, { corrects: { id: earlier, supersedes: earlier } });
    },
    act: () => toSight('[data-why="earlier"]'),
  },
  {
    name: 'queued-brought',
    at: deliveryPlace,
    prepare: (stage) =>
      stage.completed({
        brought: {
          id: response,
          sha256: 'a'.repeat(64),
          receivedAt: '2024-11-06T08:05:00.000Z',
          code: '7K2M-9QXA-04TD',
        },
      }),
    act: () => toSight('[data-stage="brought"]'),
  },
  {
    name: 'many-sent',
    at: startPlace,
    prepare: async (stage) => {
      await stage.completed({});
      await stage.completed({}, { id: earlier, label: 'Garage Maes' });
      await stage.completed({ state: 'refused', refusal }, { id: later, label: 'Apotheek Claes' });
    },
    act: async (stage) => {
      await found('[data-response] [data-why="soon"]');
      stage.sending.value = earlier;
      await toSight('[data-arrived="0"][data-of="2"]');
    },
  },
  {
    name: 'sending',
    at: deliveryPlace,
    prepare: (stage) => {
      stage.sending.value = response;
      return stage.completed({});
    },
  },
  {
    name: 'paused',
    at: deliveryPlace,
    prepare: (stage) => stage.completed({ state: 'paused', refusal: { name: 'unauthorised', errors: [] } }),
  },
  {
    name: 'paused-invited',
    at: deliveryPlace,
    prepare: (stage) =>
      stage.completed(
        { state: 'paused', token: 'send', refusal: { name: 'unauthorised', errors: [] } },
        { case: { id: 'ICT-00017' } },
      ),
    act: () => toSight('[data-replacement] input'),
  },
  {
    name: 'queued-bound',
    at: deliveryPlace,
    prepare: (stage) =>
      stage.completed({ token: 'send', endpoint: 'https://old.example/api/v1' }, { case: { id: 'ICT-00017' } }),
    act: () => toSight('[data-replacement] input'),
  },
  { name: 'delivered', at: deliveryPlace, prepare: (stage) => stage.completed('delivered') },
  {
    name: 'delivered-office',
    at: deliveryPlace,
    prepare: (stage) => {
      atOffice(stage);
      return stage.completed('delivered');
    },
  },
  { name: 'refused', at: deliveryPlace, prepare: (stage) => stage.completed({ state: 'refused', refusal }) },
  { name: 'lost', at: deliveryPlace, prepare: (stage) => stage.completed('lost') },
  { name: 'copy', at: { page: 'copy', response }, prepare: (stage) => stage.completed('delivered') },
  {
    name: 'rail-open',
    at: reviewPlace,
    prepare: (stage) => stage.draft({ A1: 40, A2: 'yes' }),
    act: () => press('.rail--narrow summary'),
  },
];
