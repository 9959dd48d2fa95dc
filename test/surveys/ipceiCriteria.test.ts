import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assessment.ts';
import { criteriaOf } from '../../src/engine/criteria.ts';
import type { Answers } from '../../src/engine/value.ts';
import { tinyInstrument } from '../instruments/opened.ts';
import { entriesIn } from '../support/rows.ts';
import { ipceiExample } from './ipceiExample.ts';

const ipcei = await tinyInstrument('eu.ec.ipcei-2014');
const example = entriesIn(ipceiExample);

/** Answers that differ from the example; null: not answered. */
type Changes = Readonly<Record<string, string | number | null>>;

function changed(changes: Changes): Answers {
  const kept = Object.entries({ ...example, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Answers;
}

/** What is told of a criterion, by its address: `projects[pilot].gap`. */
function told(answers: Answers, address: string) {
  const { criteria } = criteriaOf(ipcei, answers);
  return criteria.find(({ id, row }) => (row === undefined ? id : `${row}.${id}`) === address);
}

const pilot = (changes: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [`projects[pilot].${name}`, value]));

const first = (changes: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [`projects[pilot].costs[c1].${name}`, value]));

/** A loan or a guarantee in the place of the example's loan. */
const award = (changes: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [`awards[a2].${name}`, value]));

const unlawful = { notification: 'notNotified', notifiedOn: null };
const noReturn = pilot({ 'flows[f2].flowIn': '0', 'flows[f3].flowIn': '0' });
const eligible = 'projects[pilot].eligibility';

describe('a criterion of the self-assessment', () => {
  it.each<[paragraph: string, criterion: string, state: string, Changes]>([
    // 50 to 52: the day of the decision where it was notified, else that of granting.
    [
      '51: decided on the day it was published',
      'applicability',
      'notMet',
      { decisionOn: '2014-06-20', notifiedOn: '2014-01-01' },
    ],
    ['51: decided a day later', 'applicability', 'met', { decisionOn: '2014-06-21', notifiedOn: '2014-01-01' }],
    ['50: decided on the last day', 'applicability', 'met', { decisionOn: '2020-12-31' }],
    ['50: decided a day too late', 'applicability', 'notMet', { decisionOn: '2021-01-01' }],
    ['52: granted a day too early', 'applicability', 'notMet', { ...unlawful, grantedOn: '2014-06-30' }],
    [
      '52: granted on the first day, decided later',
      'applicability',
      'met',
      { ...unlawful, grantedOn: '2014-07-01', decisionOn: '2022-01-01' },
    ],
    ['52: no decision yet', 'applicability', 'met', { ...unlawful, decisionOn: null }],
    ['50: the day is not known', 'applicability', 'notShown', { decisionOn: null }],
    ['47: granted without notification', 'notified', 'notMet', unlawful],

    // 10, footnote 8
    ['10(b)', 'beneficiaries[ben1].scope', 'notMet', { 'beneficiaries[ben1].recoveryOrder': 'yes' }],
    ['10(c)', 'beneficiaries[ben1].scope', 'notMet', { 'beneficiaries[ben1].headquarters': 'yes' }],
    [
      'footnote 8: the text covers it, and speaks against it',
      'beneficiaries[ben1].scope',
      'met',
      { 'beneficiaries[ben1].relocation': 'yes' },
    ],
    ['footnote 8', 'beneficiaries[ben1].relocated', 'notMet', { 'beneficiaries[ben1].relocation': 'yes' }],
    [
      '18: of one that is out of scope',
      'beneficiaries[ben1].cofinancing',
      'notApplicable',
      { 'beneficiaries[ben1].recoveryOrder': 'yes' },
    ],

    // 12 and 13
    ['12: one of four is lacking', 'definition', 'notMet', { fundingLaidDown: 'no' }],
    ['13: no objective in common', 'whole', 'notMet', { sameObjective: 'no' }],
    ['13: of a single project', 'whole', 'notApplicable', { structure: 'single' }],
    ['13: needed by itself', 'projects[pilot].integration', 'notMet', pilot({ complementary: 'no' })],

    // 14 to 19
    ['14: of no objective', 'objective', 'notMet', { objectives: 'none', objectiveOther: null }],
    ['14: no significant impact', 'objective', 'notMet', { impact: 'none' }],
    ['14: not in words', 'objective', 'notShown', { contribution: null }],
    ['16: one State, no exception', 'states', 'notMet', { memberStates: 'BE', exception: 'neither' }],
    ['footnote 18', 'states', 'met', { memberStates: 'BE', exception: 'network' }],
    ['16: one State, not said which', 'states', 'notShown', { memberStates: 'BE' }],
    ['17: claimed without evidence', 'spilling', 'notShown', {}],
    ['17: none', 'spilling', 'notMet', { spillovers: 'none' }],
    ['18: no share', 'beneficiaries[ben1].cofinancing', 'notMet', { 'beneficiaries[ben1].cofinances': 'no' }],
    ['19', 'environment', 'notMet', { harmfulSubsidies: 'yes' }],

    // 21 to 24: one of each is enough
    ['21: added value alone', 'innovation', 'met', { majorInnovation: 'no', addedValue: 'yes' }],
    ['21: neither', 'innovation', 'notMet', { majorInnovation: 'no' }],
    ['22: a process alone', 'novelty', 'met', { newProduct: 'no', newProcess: 'yes' }],
    ['22: an upgrade', 'novelty', 'notMet', { regularUpgrade: 'yes' }],
    ['22: mass production is a limit of the Annex', 'novelty', 'met', { massProduction: 'yes' }],
    ['Annex, footnote 1', 'deployed', 'notMet', { massProduction: 'yes' }],
    ['Annex, footnote 1: without deployment', 'deployed', 'notApplicable', { kinds: 'research' }],
    ['23: not of that kind', 'strategic', 'notApplicable', {}],
    [
      '23: the internal market alone',
      'strategic',
      'met',
      {
        kinds: 'strategy',
        fields: 'energy',
        strategicImportance: 'no',
        marketContribution: 'yes',
        strategyEvidence: 'Study',
      },
    ],
    ['24: scope alone', 'importance', 'met', { technologicalRisk: 'no', largeScope: 'yes' }],
    ['24: nothing of it', 'importance', 'notMet', { technologicalRisk: 'no' }],

    // 28 to 33
    ['28: nearly the same without aid', 'projects[pilot].necessity', 'notMet', pilot({ withoutAid: 'similar' })],
    ['28: costs that are there anyway', 'projects[pilot].necessity', 'notMet', pilot({ anyhowCosts: 'yes' })],
    ['28: the risk of any business', 'projects[pilot].necessity', 'notMet', pilot({ normalRisk: 'yes' })],
    ['footnote 24: on the same day', 'projects[pilot].incentive', 'notMet', pilot({ worksOn: '2015-09-01' })],
    ['footnote 24: a day before', 'projects[pilot].incentive', 'met', pilot({ worksOn: '2015-09-02' })],
    ['30: it yields nothing at all', 'projects[pilot].return', 'met', noReturn],
    ['30: it yields what is wanted', 'projects[pilot].return', 'notMet', pilot({ hurdleRate: '2' })],
    ['30: costs and benefits are left out', 'projects[pilot].return', 'notShown', pilot({ wholeLife: 'no' })],
    ['30: there is another project', 'projects[again].return', 'notApplicable', {}],
    // -10 + 5.5 / 1.04 + 4.84 / 1.0816 = -0.2367 million, and 0.1 million of residual value: less than the aid.
    ['30: less aid makes it profitable enough', 'projects[pilot].minimum', 'notMet', pilot({ hurdleRate: '4' })],
    ['30: the aid is what is lacking', 'projects[pilot].minimum', 'met', {}],
    ['31: a cent above the gap', 'projects[pilot].gap', 'notMet', { 'awards[a1].awardAmount': '750000.01' }],
    ['31: the gap itself', 'projects[pilot].gap', 'met', { 'awards[a1].awardAmount': '750000' }],
    ['31: all of the eligible costs', 'projects[again].intense', 'met', { 'awards[a3].awardAmount': '100000' }],
    ['32: no papers is not shown', 'projects[again].choice', 'notShown', { 'projects[again].inDocuments': 'no' }],
    ['32: probabilities are left out', 'projects[again].choice', 'notMet', { 'projects[again].probabilities': 'no' }],
    ['33: nothing changes', 'projects[pilot].change', 'notMet', pilot({ changes: 'none' })],
    ['28: less aid would do', 'projects[pilot].proportion', 'notMet', pilot({ lessAid: 'yes' })],

    // The Annex
    ['(b): used for something else as well', eligible, 'notMet', first({ projectUse: 'no' })],
    ['(b): more than its depreciation', eligible, 'notMet', first({ equipmentBasis: 'more' })],
    ['(b): its depreciation', eligible, 'met', first({ equipmentBasis: 'depreciation' })],
    ['(c): used for something else as well', eligible, 'notMet', pilot({ 'costs[c2].projectUse': 'no' })],
    ['(c): residual value never deducted', eligible, 'notMet', pilot({ 'costs[c2].residualDeduction': 'never' })],
    ['(e): on other terms', eligible, 'notMet', first({ costCategory: 'e', intangible: 'neither' })],
    ['(e): patents of one’s own', eligible, 'met', first({ costCategory: 'e', intangible: 'own' })],
    [
      '(g): mass production',
      'projects[again].eligibility',
      'notMet',
      { 'projects[again].costs[c2].resultsSecured': 'yes', 'projects[again].costs[c2].firstOfKind': 'no' },
    ],
    [
      '(g): all of it holds',
      'projects[again].eligibility',
      'met',
      { 'projects[again].costs[c2].resultsSecured': 'yes' },
    ],
    [
      '(h): an operating cost',
      eligible,
      'notMet',
      first({ costCategory: 'h', otherLink: 'operating', otherReason: 'Power' }),
    ],
    ['(h): without a reason', eligible, 'notShown', first({ costCategory: 'h', otherLink: 'linked' })],
    [
      '(h): with a reason',
      eligible,
      'met',
      first({ costCategory: 'h', otherLink: 'linked', otherReason: 'Insurance of the works' }),
    ],

    // 34 to 44
    ['34: circumstances alone', 'abroad', 'notShown', { 'foreignAid[x1].foreignEvidence': 'circumstances' }],
    ['34: none is known', 'abroad', 'notApplicable', { foreignAidKnown: 'no' }],
    ['footnote 27: a loan without end', 'awards[a2].limited', 'notMet', award({ endsAgreed: 'no' })],
    [
      'footnote 27: a guarantee whose end is not given',
      'awards[a2].limited',
      'notShown',
      award({ awardForm: 'guarantee' }),
    ],
    ['footnote 27: of a grant', 'awards[a1].limited', 'notApplicable', {}],
    [
      '36: grants alone, where finance is lacking',
      'form',
      'notShown',
      { failure: 'finance', 'awards[a2].awardForm': 'grant' },
    ],
    ['37: not taken into account', 'energy', 'notMet', { energyConsidered: 'no' }],
    ['40: a milder means', 'appropriateness', 'notMet', { milderPolicy: 'yes' }],
    ['42: not known of one market', 'capacity', 'notShown', {}],
    ['42: of one market', 'capacity', 'notMet', { 'markets[m1].overcapacity': 'yes' }],
    ['43: made known to a few', 'openness', 'notShown', { dissemination: 'limited' }],
    ['footnote 28: a pilot line is none', 'access', 'notApplicable', {}],
    ['43: closed', 'access', 'notMet', { infrastructure: 'infrastructure', openAccess: 'no' }],
    [
      'footnote 29',
      'energyRules',
      'notMet',
      { infrastructure: 'infrastructure', energyInfrastructure: 'yes', unbundled: 'no' },
    ],

    // 45, 46 and footnote 31
    ['45(a): nowhere', 'transparency', 'notShown', { measureText: null }],
    [
      '45(a): each award has its own',
      'transparency',
      'met',
      {
        measureText: null,
        ...Object.fromEntries(['a1', 'a2', 'a3'].map((id) => [`awards[${id}].ownText`, 'https://aid.example/own'])),
      },
    ],
    ['46: kept for less than ten years', 'transparency', 'notMet', { keptTenYears: 'no' }],
    [
      '46: a cent below',
      'awards[a1].timely',
      'notApplicable',
      { 'awards[a1].awardAmount': '499999.99', 'awards[a1].isPart': 'no' },
    ],
    ['46: the amount itself', 'awards[a1].timely', 'met', { 'awards[a1].awardAmount': '500000' }],
    ['46: a part of a larger award', 'awards[a3].timely', 'notShown', { 'awards[a3].isPart': 'yes' }],
    ['footnote 31: on the last day', 'awards[a1].timely', 'met', { 'awards[a1].publishedOn': '2016-10-01' }],
    ['footnote 31: a day later', 'awards[a1].timely', 'notMet', { 'awards[a1].publishedOn': '2016-10-02' }],
    [
      '46: not before July 2016',
      'awards[a1].timely',
      'met',
      { 'awards[a1].awardedOn': '2015-01-01', 'awards[a1].publishedOn': '2016-07-01' },
    ],
    [
      'footnote 31: six months from the decision',
      'awards[a1].timely',
      'met',
      { ...unlawful, decisionOn: '2018-08-31', 'awards[a1].publishedOn': '2019-02-28' },
    ],
    ['footnote 30', 'awards[a2].secrets', 'notMet', award({ secretAgreed: 'no' })],
    ['48: one State', 'jointly', 'notApplicable', { memberStates: 'BE', exception: 'research' }],
    ['49', 'reporting', 'notMet', { isReported: 'no' }],
  ])('paragraph %s: %s is %s', (_paragraph, criterion, state, changes) => {
    expect(told(changed(changes), criterion)?.state).toBe(state);
  });

  it.each<[string, Changes, restsOn: string[], missing: string[]]>([
    ['states', { memberStates: 'BE' }, ['stateCount'], ['exception']],
    [
      'awards[a1].timely',
      { 'awards[a1].publishedOn': null },
      ['awards[a1].publicationWaived', 'awards[a1].publishBy'],
      ['awards[a1].publishedOn'],
    ],
    [
      'projects[pilot].minimum',
      pilot({ hurdleRate: null }),
      ['projects[pilot].counterfactual', 'projects[pilot].projectAid'],
      ['projects[pilot].hurdleRate'],
    ],
  ])('says what it rests on, and what is missing: %s', (criterion, changes, restsOn, missing) => {
    expect(told(changed(changes), criterion)).toMatchObject({ state: 'notShown', restsOn, missing });
  });
});

describe('a check of the self-assessment', () => {
  it.each<[check: string, Changes]>([
    ['projects[pilot].costs[c1].K41', first({ projectUse: 'no' })],
    // A rate in hundredths: 7.25% is typed as 7.25.
    ['projects[pilot].K42', pilot({ discountRate: '0.0725' })],
    ['projects[pilot].K42', pilot({ hurdleRate: '0.99' })],
    ['K43', { grantedOn: '2016-02-29' }],
    ['awards[a1].K44', { 'awards[a1].awardedOn': '2016-03-31' }],
    ['awards[a2].K45', award({ repaidBy: '2016-03-31' })],
    ['awards[a2].K45', award({ awardForm: 'guarantee', guaranteedUntil: '2016-03-31' })],
    // Two entries of one day: EUR 500,000 together.
    [
      'awards[a1].K46',
      {
        'awards[a1].awardAmount': '50000',
        'awards[a1].isPart': 'no',
        'awards[a3].awardBeneficiary': 'ben1',
        'awards[a3].awardProject': 'pilot',
      },
    ],
  ])('finds what it is about: %s', (check, changes) => {
    const found = (answers: Answers) => assess(ipcei, answers).findings.map((one) => one.check);
    expect(found(example)).not.toContain(check);
    expect(found(changed(changes))).toContain(check);
  });
});
