import type { Value } from '../engine/value.ts';
import type { Annotation } from '../protocol/annotation.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { response, type Stage } from './stage.ts';
import { found, type GalleryState, modulePlace, press, reviewPlace, toSight } from './state.ts';

const instrument = { id: 'test.sites', version: '1.0.0' };

type Entries = Readonly<Record<string, Value>>;

/** A draft of a questionnaire with rosters, which tests alone carry. */
const drafted =
  (answers: Entries, annotations: readonly Annotation[] = [], row: Partial<ResponseRow> = {}) =>
  async (stage: Stage) => {
    const { carryTiny } = await import('../../test/instruments/releases.ts');
    carryTiny();
    await stage.draft(answers, annotations, { instrument, place: 'S', ...row });
  };

const asked = { hasSites: 'yes', mostSites: 3 };

/** Two sites, the first of them as far as it goes, with a visit. */
const two = {
  ...asked,
  'sites[a]': 'F',
  'sites[a].kind': 'own',
  'sites[a].town': 'Gent',
  'sites[a].visits[v]': 'M',
  'sites[a].visits[v].day': '2024-03-01',
  'sites[a].visits[v].isAnnounced': 'yes',
  'sites[b]': 'M',
  'sites[b].kind': 'shared',
};

/** A third one, in a town that has one already. */
const three = { ...two, 'sites[b].town': 'Luik', 'sites[c]': 'V', 'sites[c].kind': 'rented', 'sites[c].town': 'Gent' };

const whole = {
  ...two,
  'sites[b].town': 'Luik',
  channels: 'web phone',
  'sales[web].turnover': '1250000.5',
  'sales[phone].turnover': '300',
  'grants[g]': 'M',
  'grants[g].site': 'b',
  'grants[g].parts[p]': 'M',
  'grants[g].parts[p].paidOut': '12500',
  'costs[a].cost': '900',
  'costs[b].cost': '400',
};

const prefilled = {
  'sites[1].kind': 'rented',
  'sites[1].town': 'Sint-Genesius-Rode',
  'sites[2].town': 'Luik',
  'sites[3].kind': 'own',
  'sites[3].town': 'Brugge',
};
const declined: Annotation = { kind: 'unanswered', about: 'sites[3]', reason: 'inapplicable' };

/** Lists of rows and rows, on a questionnaire of a few questions. */
export const rosterStates: readonly GalleryState[] = [
  { name: 'rows-none', at: modulePlace('S'), prepare: drafted(asked), act: () => toSight('[data-add]') },
  { name: 'rows', at: modulePlace('S'), prepare: drafted(two), act: () => toSight('[data-add]') },
  {
    name: 'rows-removed',
    at: modulePlace('S'),
    prepare: drafted(two),
    act: async () => {
      await press('[data-remove="b"]');
      await found('[data-undo]');
      await toSight('[data-add]');
    },
  },
  { name: 'rows-full', at: modulePlace('S'), prepare: drafted(three), act: () => toSight('[data-add]') },
  {
    name: 'rows-too-many',
    at: modulePlace('S'),
    prepare: drafted({ ...three, mostSites: 2 }),
    act: () => toSight('[data-add]'),
  },
  { name: 'rows-waiting', at: modulePlace('T'), prepare: drafted({ mostSites: 2 }) },
  { name: 'rows-skipped', at: modulePlace('T'), prepare: drafted({ hasSites: 'no' }) },
  {
    name: 'rows-proposed',
    at: modulePlace('S'),
    prepare: drafted(two, [declined], { prefilled }),
    act: () => toSight('[data-add]'),
  },
  { name: 'rows-over-options', at: modulePlace('C'), prepare: drafted(whole) },
  { name: 'row', at: modulePlace('S', 'sites[a]'), prepare: drafted(two) },
  { name: 'row-wrong', at: modulePlace('S', 'sites[c]'), prepare: drafted(three) },
  { name: 'row-inner', at: modulePlace('S', 'sites[a].visits[v]'), prepare: drafted(two) },
  { name: 'row-reference', at: modulePlace('G', 'grants[g]'), prepare: drafted(whole) },
  { name: 'computed', at: modulePlace('T'), prepare: drafted(whole), act: () => toSight('[data-question="T2"]') },
  { name: 'rows-review', at: reviewPlace, prepare: drafted(three, [], { prefilled }) },
  { name: 'outcome', at: reviewPlace, prepare: drafted(whole), act: () => toSight('[data-criterion]') },
  { name: 'rows-copy', at: { page: 'copy', response }, prepare: drafted(whole) },
  { name: 'rows-blank', at: { page: 'blank', instrument: instrument.id }, prepare: drafted(whole) },
];
