import type { CorrectionRequest } from '../protocol/correctionRequest.ts';
import { response, type Stage } from './stage.ts';
import { deliveryPlace, type GalleryState, modulePlace, press, reviewPlace, toSight } from './state.ts';

const earlier = '019301a0-0000-7000-8000-000000000007';
const asked: CorrectionRequest = {
  at: '2024-11-07T08:00:00.000Z',
  messages: {
    nl: 'Klopt het aantal werknemers met internettoegang? Vorig jaar was dat 75 %.',
    fr: 'Le nombre de travailleurs disposant d’un accès à internet est-il exact ? L’an dernier, il était de 75 %.',
    de: 'Stimmt die Zahl der Beschäftigten mit Internetzugang? Im vorigen Jahr waren es 75 %.',
    en: 'Is the number of employees with internet access right? Last year it was 75 %.',
  },
  items: ['A1'],
};
const corrects = { id: earlier, supersedes: earlier, earlierSeconds: 1320 };

/** A correction of a response that was received, with one answer changed. */
async function correction(stage: Stage): Promise<void> {
  await stage.completed('delivered', { id: earlier });
  await stage.draft({ A1: 75, A2: 'yes' }, [{ kind: 'correction', about: earlier, reason: 'asked' }], {
    corrects,
    asked: [asked],
  });
}

/** What was sent, and is corrected. */
export const correctionStates: readonly GalleryState[] = [
  {
    name: 'correction-asked',
    at: deliveryPlace,
    prepare: (stage) => stage.completed('delivered', { case: { id: 'ICT-00017' }, asked: [asked] }),
    act: () => toSight('section[data-asked]'),
  },
  {
    name: 'correction-asked-listed',
    at: { page: 'start' },
    prepare: (stage) => stage.completed('delivered', { case: { id: 'ICT-00017' }, asked: [asked] }),
    act: () => toSight('[data-response] [data-asked]'),
  },
  {
    name: 'correction-refused',
    at: deliveryPlace,
    prepare: (stage) =>
      stage.completed({
        state: 'refused',
        refusal: { name: 'invalid-document', errors: [{ item: 'A1', fault: 'check', check: 'K01' }] },
      }),
    act: () => toSight('[data-action="correct-item"]'),
  },
  {
    name: 'correction-copy',
    at: deliveryPlace,
    prepare: (stage) => stage.completed('delivered', {}, {}),
    act: () => toSight('[data-correction="copy"]'),
  },
  {
    name: 'correction-failed',
    at: deliveryPlace,
    prepare: (stage) => stage.completed('delivered'),
    act: async (stage) => {
      stage.writing = 'failed';
      await press('[data-action="correct"]');
      await toSight('[data-correction] [role="alert"]');
    },
  },
  { name: 'correction-module', at: modulePlace('A'), prepare: correction, act: () => toSight('[data-correcting]') },
  { name: 'correction-review', at: reviewPlace, prepare: correction, act: () => toSight('[data-changed]') },
  {
    name: 'correction-unsaid',
    at: reviewPlace,
    prepare: async (stage) => {
      await stage.completed('delivered', { id: earlier });
      await stage.draft({ A1: 40, A2: 'yes' }, [], { corrects });
    },
    act: () => toSight('[data-action="to-reason"]'),
  },
  {
    name: 'correction-begun',
    at: deliveryPlace,
    prepare: async (stage) => {
      await stage.completed('delivered', { correctedBy: earlier });
      await stage.draft({ A1: 75 }, [], { id: earlier, corrects: { ...corrects, id: response } });
    },
    act: () => toSight('[data-correction="begun"]'),
  },
  {
    name: 'correction-done',
    at: deliveryPlace,
    prepare: async (stage) => {
      await stage.completed('delivered', { correctedBy: earlier });
      await stage.completed({}, { id: earlier, corrects: { ...corrects, id: response } });
    },
    act: () => toSight('[data-correction="done"]'),
  },
];
