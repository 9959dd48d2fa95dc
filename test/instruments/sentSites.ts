import { tinyInstrument } from './opened.ts';

export const sites = await tinyInstrument('test.sites');

/** A draft of it: two sites, one of them with a visit, and rows over them, over options, and called by a reference. */
export const wholeSites = {
  hasSites: 'yes',
  mostSites: 3,
  'sites[a]': 'M',
  'sites[a].kind': 'own',
  'sites[a].town': 'Gent',
  'sites[a].visits[v]': 'M',
  'sites[a].visits[v].day': '2024-03-01',
  'sites[a].visits[v].isAnnounced': 'yes',
  'sites[b]': 'V',
  'sites[b].kind': 'rented',
  'sites[b].town': 'Luik',
  channels: 'web phone',
  'sales[web].turnover': '12500',
  'sales[phone].turnover': '300.5',
  'grants[g]': 'M',
  'grants[g].site': 'b',
  'grants[g].parts[p]': 'M',
  'grants[g].parts[p].paidOut': '1250',
  'costs[a].cost': '900',
  'costs[b].cost': '400',
};
