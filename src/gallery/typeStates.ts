import { carryTiny } from '../../test/instruments/releases.ts';
import { response, type Stage } from './stage.ts';
import { found, type GalleryState, modulePlace, press, toSight, type } from './state.ts';

/** A draft of the questionnaire of a few questions that has what those of the app do not use. */
const drafted =
  (answers: Parameters<Stage['draft']>[0] = {}) =>
  (stage: Stage) => {
    carryTiny();
    return stage.draft(answers, [], { instrument: { id: 'test.places', version: '1.0.0' }, place: 'P' });
  };

/** Types of items that the questionnaires of the app do not have. */
export const typeStates: readonly GalleryState[] = [
  { name: 'note', at: modulePlace('P'), prepare: drafted({ P1: 'branch' }) },
  {
    name: 'options-searched',
    at: modulePlace('P', 'P2'),
    prepare: drafted({ P2: 'LU00' }),
    act: async () => {
      await type('[name="P2"]', 'lu');
      (await found('[name="P2"]')).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      await toSight('[role="option"]');
    },
  },
  { name: 'choices', at: modulePlace('P', 'P3'), prepare: drafted({ P3: 'web phone' }) },
  {
    name: 'choices-alone',
    at: modulePlace('P', 'P3'),
    prepare: drafted({ P3: 'web phone' }),
    act: () => press('[name="P3"][value="none"]'),
  },
  { name: 'choices-searched', at: modulePlace('P', 'P4'), prepare: drafted({ P4: 'BE10 LU00' }) },
  {
    name: 'identifier-wrong',
    at: modulePlace('P', 'P5'),
    prepare: drafted({ P5: '0206731646' }),
    act: () => toSight('[name="P5"]'),
  },
  {
    name: 'text-long',
    at: modulePlace('P', 'P8'),
    prepare: drafted({ P7: 'statbel.fgov.be', P8: 'Verkoop aan bedrijven.\nHerstelling van fietsen.', sold: 'goods' }),
    act: () => toSight('[name="P8"]'),
  },
  {
    name: 'types-review',
    at: { page: 'review', response },
    prepare: drafted({ P2: 'LU00', P3: 'web phone', P8: 'a\nb' }),
  },
  { name: 'types-blank', at: { page: 'blank', instrument: 'test.places' }, prepare: drafted() },
];
