import type { Nested } from '../support/rows.ts';

const scopeYes = {
  inDifficulty: 'no',
  recoveryOrder: 'no',
  headquarters: 'no',
  nationalGoods: 'no',
  exploitationLimit: 'no',
};
const inScope = { ...scopeYes, otherBreach: 'no', relocation: 'no' };

/**
 * An integrated project of two parts and three undertakings, all of it answered. Made up. One undertaking is in difficulty;
 * the aid to the second part is more than its funding gap; evidence is missing for spillovers.
 */
export const ipceiExample: Nested = {
  ...{ projectName: 'Cells for storage', authority: 'Ministry of Economy', memberStates: 'BE DE' },
  ...{ structure: 'integrated', objectivesLaidDown: 'yes', termsLaidDown: 'yes' },
  ...{ participantsLaidDown: 'yes', fundingLaidDown: 'yes', inseparable: 'no' },
  ...{ commonStructure: 'yes', sameObjective: 'yes', oneApproach: 'yes' },
  ...{ notification: 'notified', notifiedOn: '2015-11-02', decisionOn: '2016-03-01', grantedOn: '2016-04-01' },
  beneficiaries: {
    ben1: {
      ...{ beneficiaryName: 'Cellworks', beneficiaryNumber: '0403.101.811', size: 'large', country: 'BE' },
      ...{ region: 'BE21', sector: '27.2', ...inScope },
      ...{ cofinances: 'yes', ownContribution: '5000000', marketPrice: 'none' },
    },
    ben2: {
      ...{ beneficiaryName: 'Recycling Meyer', beneficiaryNumber: 'HRB 12345', size: 'sme', country: 'DE' },
      ...{ region: 'DE21', sector: '38.3', ...inScope },
      ...{ cofinances: 'yes', ownContribution: '1000000', marketPrice: 'yes' },
    },
    ben3: {
      ...{ beneficiaryName: 'Old Metals', beneficiaryNumber: 'HRB 9', size: 'large', country: 'DE' },
      ...{ region: 'DE30', sector: '24.1', inDifficulty: 'yes' },
    },
  },
  projects: {
    pilot: {
      ...{ projectTitle: 'Pilot line', partners: 'ben1 ben2', supplyLevel: 'components' },
      ...{ complementary: 'yes', necessary: 'yes', componentEvidence: 'Roadmap, chapter 2' },
      costs: {
        c1: { costCategory: 'b', costYear: 2016, costAmount: '6000000', projectUse: 'yes', equipmentBasis: 'whole' },
        c2: {
          ...{ costCategory: 'c', costYear: 2016, costAmount: '3000000', costBasis: 'transfer' },
          ...{ projectUse: 'yes', residualValue: '100000', residualDeduction: 'exAnte' },
        },
        c3: { costCategory: 'f', costYear: 2017, costAmount: '500000', personnelFor: 'research' },
      },
      ...{ appliedOn: '2015-09-01', worksOn: '2016-05-01', withoutAid: 'nothing', changes: 'new' },
      ...{ changeEvidence: 'Board minutes of June 2015', anyhowCosts: 'no', normalRisk: 'no', lessAid: 'no' },
      ...{ counterfactual: 'none', counterfactualEvidence: 'Notification, annex 4' },
      ...{ discountRate: '10', rateBasis: 'capital', hurdleRate: '10', wholeLife: 'yes' },
      // -10 + 5.5 / 1.1 + 4.84 / 1.21 = -10 + 5 + 4 = -1 million
      flows: {
        f1: { flowYear: 2016, flowIn: '0', flowOut: '10000000' },
        f2: { flowYear: 2017, flowIn: '6000000', flowOut: '500000' },
        f3: { flowYear: 2018, flowIn: '4840000', flowOut: '0' },
      },
      socialBenefit: 'social',
    },
    again: {
      ...{ projectTitle: 'Recycling', partners: 'ben2', supplyLevel: 'materials' },
      ...{ complementary: 'yes', necessary: 'yes', componentEvidence: 'Roadmap, chapter 3' },
      costs: {
        c1: { costCategory: 'a', costYear: 2016, costAmount: '100000' },
        c2: {
          ...{ costCategory: 'g', costYear: 2017, costAmount: '400000', followsResearch: 'yes' },
          ...{ researchPart: 'yes', operatingRelated: 'yes', resultsSecured: 'no', firstOfKind: 'yes' },
        },
      },
      ...{ appliedOn: '2016-06-01', worksOn: '2016-05-01', withoutAid: 'smaller', changes: 'size speed' },
      ...{ changeEvidence: 'Two business plans', anyhowCosts: 'no', normalRisk: 'no', lessAid: 'no' },
      ...{ counterfactual: 'alternative', counterfactualEvidence: 'Notification, annex 5' },
      ...{ inDocuments: 'yes', outsideUnion: 'no', probabilities: 'yes' },
      ...{ discountRate: '8', rateBasis: 'sector', wholeLife: 'yes' },
      // -2 + 1.08 / 1.08 + 0.5832 / 1.1664 = -2 + 1 + 0.5 = -0.5 million
      flows: {
        f1: { flowYear: 2016, flowIn: '0', flowOut: '2000000' },
        f2: { flowYear: 2017, flowIn: '1080000', flowOut: '0' },
        f3: { flowYear: 2018, flowIn: '583200', flowOut: '0' },
      },
      ...{ alternativeValue: '-100000', socialBenefit: 'social' },
    },
  },
  ...{ objectives: 'climate2030 other', objectiveOther: 'Circular economy', impact: 'competitiveness growth' },
  ...{ isIdentifiable: 'yes', contribution: 'Two gigawatt hours a year by 2019', majorImportance: 'yes' },
  ...{ widerBenefit: 'yes', benefitStates: 'FR NL PL', benefitEvidence: 'Study of 2015', origin: 'programme' },
  ...{ spillovers: 'chain uses', harmfulSubsidies: 'no' },
  ...{ openToStates: 'yes', designed: 'no', selectedByUnion: 'no', governed: 'notYet', collaborates: 'yes' },
  ...{ unionFunded: 'no', tender: 'no', privateInvestors: 'yes' },
  ...{ kinds: 'research deployment', majorInnovation: 'yes', addedValue: 'no', stateOfArt: 'Review of the field' },
  ...{ newProduct: 'yes', newProcess: 'no', regularUpgrade: 'no', massProduction: 'no', deploymentEvidence: 'Patent' },
  ...{ energyConsidered: 'irrelevant' },
  ...{
    largeSize: 'no',
    largeScope: 'no',
    technologicalRisk: 'yes',
    financialRisk: 'no',
    importanceEvidence: 'Risk study',
  },
  awards: {
    a1: {
      ...{ awardBeneficiary: 'ben1', awardProject: 'pilot', grantingAuthority: 'Flanders', awardForm: 'grant' },
      ...{ awardAmount: '700000', awardedOn: '2016-04-01', publishedOn: '2016-09-30', isSecret: 'no' },
    },
    a2: {
      ...{ awardBeneficiary: 'ben2', awardProject: 'pilot', grantingAuthority: 'Bavaria', awardForm: 'loan' },
      ...{
        awardAmount: '1000000',
        grantEquivalent: '150000',
        endsAgreed: 'yes',
        repaidBy: '2026-04-01',
        awardedOn: '2016-04-01',
      },
      ...{ publishedOn: '2016-11-01', isSecret: 'yes', secretAgreed: 'yes' },
    },
    a3: {
      ...{ awardBeneficiary: 'ben2', awardProject: 'again', grantingAuthority: 'Bavaria', awardForm: 'grant' },
      ...{ awardAmount: '450000', awardedOn: '2016-04-01', isPart: 'no', isSecret: 'no' },
    },
  },
  ...{ failure: 'other', milderPolicy: 'no', milderAid: 'no', appropriateEvidence: 'Comparison of instruments' },
  markets: {
    m1: { marketProduct: 'Battery cells', marketArea: 'World', marketLevel: 'own', marketShare: 4, overcapacity: 'no' },
    m2: { marketProduct: 'Cobalt', marketArea: 'World', marketLevel: 'up', marketShare: 1, overcapacity: 'unknown' },
  },
  ...{ dissemination: 'wide', foreclosure: 'no', dominance: 'no', infrastructure: 'pilot' },
  ...{ subsidyRace: 'no', locationEvidence: 'Comparison of places', foreignAidKnown: 'yes' },
  foreignAid: {
    x1: { foreignCountry: 'US', foreignYear: 2014, foreignAmount: '2000000', foreignEvidence: 'documents' },
  },
  ...{ negativeLimited: 'yes', balance: 'Small share, open results' },
  ...{ measureText: 'https://aid.example/measure', publicationSite: 'https://aid.example' },
  ...{ publicFree: 'yes', keptTenYears: 'yes', searchable: 'yes', publicationFormat: 'csv' },
  years: { y1: { costsYear: 2016 }, y2: { costsYear: 2017 } },
  ...{ informedAhead: 'yes', jointNotification: 'no', isReported: 'yes', evaluation: 'planned' },
};
