import { locale, setLocale } from '../ui/locale.ts';
import { response, type Stage } from './stage.ts';
import { found, type GalleryState, modulePlace, press, toSight, type } from './state.ts';

const drafted =
  (...draft: Parameters<Stage['draft']>) =>
  (stage: Stage) =>
    stage.draft(...draft);
const open = { A2: 'yes', B1a: 'yes', B1b: 'yes' };

/** Every kind of question in every state, and the response around it. */
export const questionStates: readonly GalleryState[] = [
  { name: 'contact', at: modulePlace('ID'), prepare: drafted() },
  {
    name: 'contact-wrong',
    at: modulePlace('ID'),
    prepare: drafted({ contactName: 'An Peeters', contactEmail: 'an.peeters', contactPhone: 'twee' }),
    act: () => toSight('.unlikely'),
  },
  { name: 'percent', at: modulePlace('A', 'A1'), prepare: drafted() },
  { name: 'percent-answered', at: modulePlace('A', 'A1'), prepare: drafted({ A1: 45 }) },
  { name: 'percent-wrong', at: modulePlace('A'), prepare: drafted({ A1: 'veel' }) },
  { name: 'yes-no-answered', at: modulePlace('A', 'A2'), prepare: drafted({ A1: 45, A2: 'yes' }) },
  {
    name: 'yes-no-cleared',
    at: modulePlace('A'),
    prepare: drafted({ A1: 45, A2: 'yes' }),
    act: () => press('[data-clear="A2"]'),
  },
  { name: 'choice', at: modulePlace('A', 'A3'), prepare: drafted(open) },
  { name: 'choice-answered', at: modulePlace('A', 'A3'), prepare: drafted({ ...open, A3: 'c' }) },
  { name: 'list', at: modulePlace('D'), prepare: drafted() },
  {
    name: 'list-answered',
    at: modulePlace('D', 'D1d'),
    prepare: drafted({ D1a: 'yes', D1b: 'no', D1c: 'no', D1d: 'yes' }),
    act: () => press('[name="D1e"][value="no"]'),
  },
  { name: 'split', at: modulePlace('B', 'B3a'), prepare: drafted(open) },
  { name: 'split-partly', at: modulePlace('B', 'B3a'), prepare: drafted({ ...open, B2: 12, B3a: 60 }) },
  { name: 'split-whole', at: modulePlace('B', 'B3a'), prepare: drafted({ ...open, B2: 12, B3a: 60, B3b: 40 }) },
  { name: 'split-over', at: modulePlace('B'), prepare: drafted({ ...open, B2: 12, B3a: 60, B3b: 60 }) },
  { name: 'skipped', at: modulePlace('A', 'A2'), prepare: drafted({ A1: 40, A2: 'no' }) },
  { name: 'waiting', at: modulePlace('E'), prepare: drafted() },
  {
    name: 'undetermined',
    at: modulePlace('A', 'A2'),
    prepare: drafted({ A1: 40 }, [{ kind: 'unanswered', about: 'A2', reason: 'unknown' }]),
  },
  {
    name: 'unanswered',
    at: modulePlace('A', 'A1'),
    prepare: drafted({}, [{ kind: 'unanswered', about: 'A1', reason: 'refused', remark: 'Dat delen we niet mee.' }]),
  },
  {
    name: 'no-answer',
    at: modulePlace('D'),
    prepare: drafted(),
    act: async () => {
      await press('[data-question="D1"] [data-tool="more"]');
      await toSight('.silence');
    },
  },
  {
    name: 'term',
    at: modulePlace('D'),
    prepare: drafted(),
    act: async () => {
      await press('.term');
      await toSight('.definition:not([hidden])');
    },
  },
  {
    name: 'original',
    at: modulePlace('A', 'A1'),
    prepare: async (stage) => {
      await stage.draft();
      if (locale.value.language === 'nl') await setLocale('en');
    },
    act: () => press('[data-tool="original"]'),
  },
  { name: 'marked', at: modulePlace('B', 'B2'), prepare: drafted(open, [{ kind: 'marked', about: 'B2' }]) },
  {
    name: 'remark',
    at: modulePlace('A', 'A1'),
    prepare: drafted({ A1: 40 }, [{ kind: 'remark', about: 'A1', text: 'Zonder interims.', send: true }]),
    act: () => press('[data-question="A1"] [data-tool="more"]'),
  },
  {
    name: 'known',
    at: modulePlace('A', 'A1'),
    prepare: drafted({}, [], { case: { id: 'ICT-00017' }, prefilled: { A1: 35, A2: 'yes' } }),
  },
  {
    name: 'unlikely',
    at: modulePlace('A'),
    prepare: drafted({ A1: 0 }),
    act: () => toSight('.unlikely'),
  },
  { name: 'minutes', at: modulePlace('F'), prepare: drafted() },
  { name: 'minutes-confirmed', at: modulePlace('F'), prepare: drafted({ F: 45 }) },
  { name: 'minutes-shorter', at: modulePlace('F'), prepare: drafted({ F: 7 }, [], { prefilledMinutes: 22 }) },
  {
    name: 'minutes-1.0.0',
    at: modulePlace('F'),
    prepare: drafted({ F: 7 }, [], {
      prefilledMinutes: 22,
      instrument: { id: 'be.statbel.ict-2024', version: '1.0.0' },
    }),
  },
  {
    name: 'saving',
    at: modulePlace('A'),
    prepare: drafted(),
    act: async (stage) => {
      await found('[name="A1"]');
      stage.writing = 'never';
      await type('[name="A1"]', '40');
    },
  },
  ...(['quota', 'closed', 'failed'] as const).map(
    (fault): GalleryState => ({
      name: `not-saved-${fault}`,
      at: modulePlace('A'),
      prepare: drafted(),
      act: async (stage) => {
        await found('[name="A1"]');
        stage.writing = fault;
        await type('[name="A1"]', '40');
        await found('[data-saved="failed"]');
      },
    }),
  ),
  {
    name: 'not-saved-elsewhere',
    at: modulePlace('A'),
    prepare: drafted(),
    act: async (stage) => {
      await found('[name="A1"]');
      stage.writing = 'quota';
      await type('[name="A1"]', '40');
      await found('[data-saved="failed"]');
      await press('.bar__name');
      await found('[data-page="start"]');
    },
  },
  ...(['ID', 'A', 'B', 'D', 'F'] as const).map(
    (id): GalleryState => ({
      name: `read-only-${id}`,
      at: modulePlace(id),
      prepare: async (stage) => {
        await stage.draft({ ...open, contactName: 'An Peeters', A1: 40, A3: 'c', B3a: 60, B3b: 40, D1a: 'yes', F: 30 });
        // Another window has the pen, and keeps it.
        await new Promise<void>((resolve) => {
          void navigator.locks.request(`veldwerk-pen-${response}`, { steal: true }, () => {
            resolve();
            return new Promise(() => {});
          });
        });
      },
      act: async () => {
        await found('.banner');
      },
    }),
  ),
  { name: 'draft-missing', at: modulePlace('A') },
  {
    name: 'draft-unreadable',
    at: modulePlace('A'),
    prepare: drafted({}, [], { instrument: { id: 'be.statbel.ict-2024', version: '9.0.0' } }),
  },
  { name: 'module-unknown', at: modulePlace('Z'), prepare: drafted() },
];
