import type { BySize, Ground, Margin, Publication } from './margin.ts';

const statbel2024: Publication = {
  title: 'Statbel, "One enterprise in five suffers a security incident" (survey on ICT and e-commerce in enterprises)',
  year: 2024,
  url: 'https://statbel.fgov.be/en/news/one-enterprise-five-suffers-security-incident',
};
const trends2024: Publication = {
  title: 'Trends-Tendances, on the same results of Statbel',
  year: 2024,
  url: 'https://trends.levif.be/entreprises/une-entreprise-sur-cinq-a-connu-un-incident-de-securite-informatique-lan-dernier-graphiques/',
};
const statbel2023: Publication = {
  title: 'Statbel, "Nearly one in two large enterprises uses artificial intelligence"',
  year: 2023,
  url: 'https://statbel.fgov.be/en/themes/enterprises/ict-and-e-commerce-enterprises',
};
const statbel2022: Publication = {
  title: 'Statbel, "23% of enterprises have experienced an ICT security incident"',
  year: 2022,
  url: 'https://statbel.fgov.be/nl/nieuws/2021-23-van-de-ondernemingen-ondervond-een-ict-veiligheidsincident',
};
const trends2019: Publication = {
  title: 'Trends-Tendances, on Statbel’s results on web sales by where customers are',
  year: 2019,
  url: 'https://trends.levif.be/economie/entreprises/la-moitie-des-entreprises-belges-d-e-commerce-recoivent-des-commandes-de-l-etranger/article-normal-1229553.html',
};
const economyTrade2024: Publication = {
  title: 'FPS Economy, enterprises and e-commerce (Eurostat isoc_ec_esels)',
  year: 2024,
  url: 'https://economie.fgov.be/fr/themes/analyses-et-etudes/economie-numerique-en-chiffres/les-entreprises-et-linternet/les-entreprises-et-le-commerce',
};
const economySkills2022: Publication = {
  title: 'FPS Economy, skills and jobs (Eurostat isoc_ske_itspen2, isoc_ske_itrcrn2)',
  year: 2022,
  url: 'https://economie.fgov.be/fr/themes/analyses-et-etudes/economie-numerique-en-chiffres/competences-et-emplois/competences-et-emplois',
};
const economyAccess2020: Publication = {
  title: 'FPS Economy, internet access and connection (Eurostat isoc_ci_it_en2)',
  year: 2020,
  url: 'https://economie.fgov.be/nl/themas/online/ict-belgie/barometer-van-de/de-ondernemingen-en-het/internettoegang-en-aansluiting',
};
const economySizes2023: Publication = {
  title: 'FPS Economy, employment in SMEs (NSSO, private employers, 31 December 2023)',
  year: 2023,
  url: 'https://economie.fgov.be/fr/themes/entreprises/pme-et-independants-en/lemploi-dans-les-pme',
};
const itdaily2023: Publication = {
  title: 'FPS Economy, Belgian Digital Economy Overview on why SMEs do not use AI, as ITdaily reports it',
  year: 2023,
  url: 'https://itdaily.com/news/business/belgische-kmos-ai/',
};
const eurostatAi2024: Publication = {
  title: 'Eurostat news, "Usage of AI technologies increasing in EU enterprises" (isoc_eb_ai, EU)',
  year: 2024,
  url: 'https://ec.europa.eu/eurostat/product?code=ddn-20250123-3',
};

/** Of a hundred enterprises with ten persons employed or more, so many are of each size. */
export const enterpriseSizes: BySize = { small: 80.8, medium: 15.8, large: 3.4 };

/** What the sizes rest on. */
export const enterpriseSizesGround: Ground = {
  kind: 'derived',
  source: economySizes2023,
  how: '19,392 small ones are 59.5 % of the country, 3,864 medium ones some 60 %, and SMEs are 99.4 % of 229,300 employers',
};

/** The small ones have what is left of a total. */
const bySize = (total: number, medium: number, large: number): BySize => ({
  small:
    ((total - (medium * enterpriseSizes.medium + large * enterpriseSizes.large) / 100) * 100) / enterpriseSizes.small,
  medium,
  large,
});
const same = (share: number): BySize => ({ small: share, medium: share, large: share });

const published = (
  source: Publication,
  total: number,
  medium: number,
  large: number,
  isLargePublished = true,
): Margin => ({
  share: bySize(total, medium, large),
  ground: { kind: 'published', source, total, ...(isLargePublished && { classes: { large } }) },
});
const derived = (share: BySize, source: Publication, how: string): Margin => ({
  share,
  ground: { kind: 'derived', source, how },
});
const assumed = (share: BySize, why = 'no published figure was found'): Margin => ({
  share,
  ground: { kind: 'assumed', why },
});

/** The items of questions of which a share of the enterprises says yes to at least one. */
export const someOf = {
  sales: ['web', 'B6'],
  B1: ['B1a', 'B1b'],
  B5: ['B5a', 'B5b', 'B5c'],
  C2: ['C2a', 'C2b'],
  C5: ['C5a', 'C5b', 'C5c', 'C5d'],
  C6: ['C6a', 'C6b'],
  D1: ['D1a', 'D1b', 'D1c', 'D1d', 'D1e', 'D1f', 'D1g', 'D1h', 'D1i', 'D1j', 'D1k'],
  D2: ['D2a', 'D2b', 'D2c'],
  D4: ['D4a', 'D4b', 'D4c', 'D4d', 'D4e', 'D4f'],
  E1: ['E1a', 'E1b', 'E1c', 'E1d', 'E1e', 'E1f', 'E1g'],
  E2: ['E2a', 'E2b', 'E2c', 'E2d', 'E2e', 'E2f', 'E2g'],
  E3: ['E3a', 'E3b', 'E3c', 'E3d', 'E3e'],
  E7: ['E7a', 'E7b', 'E7c', 'E7d', 'E7e', 'E7f', 'E7g', 'E7h'],
} as const;
export type SomeOf = keyof typeof someOf;

/** Questions whose items' shares are of those who say yes to at least one; elsewhere they are of all who are asked. */
export const ofThoseWithSome: ReadonlySet<SomeOf> = new Set<SomeOf>(['B1', 'E1']);

const aiItem = 'no Belgian figure of 2024 by technology was found: the share among users ';

/**
 * The figures that answers are drawn along, by item, or by question: then of who says yes to at least one. They are of
 * the enterprises that are asked, but for `C4` (of all, as it is published) and the items of `ofThoseWithSome`. `web` is
 * who sells on the web at all, and `sales` who does that or by EDI.
 */
export const ict2024Margins = {
  A2: published(economyAccess2020, 96.9, 99, 99.8, false),
  A4: assumed(same(85)),
  A5a: published(statbel2024, 93.8, 98.5, 100),
  A5b: assumed(bySize(79, 90, 98)),
  A5c: assumed(bySize(76, 89, 97)),
  A6: published(statbel2024, 70.1, 90, 97.2),

  sales: published(economyTrade2024, 31.8, 39.5, 59),
  web: {
    share: bySize(26.5, 31.5, 45),
    ground: { kind: 'published', source: statbel2023, total: 26.5 },
  },
  B6: {
    share: bySize(10.1, 17, 38.5),
    ground: { kind: 'published', source: economyTrade2024, classes: { large: 38.5 } },
  },
  B1: assumed(same(100), 'who sells on the web sells through one of the two'),
  B1a: derived(same(91), statbel2023, '24.1 % of 26.5 %; 22.2 % of small and 42.0 % of large ones in 2024'),
  B1b: derived(same(28.7), statbel2023, '7.6 % of 26.5 %'),
  B5: assumed(same(99)),
  B5a: published(trends2019, 98, 98, 98, false),
  B5b: {
    share: { small: 48, medium: 53, large: 62 },
    ground: { kind: 'published', source: trends2019, classes: { small: 48, medium: 53 } },
  },
  B5c: {
    share: { small: 22, medium: 29, large: 40 },
    ground: { kind: 'published', source: trends2019, classes: { small: 22, medium: 29 } },
  },

  C1: published(economySkills2022, 32.7, 62, 88, false),
  C2: published(trends2024, 36.8, 62, 87.4),
  C2a: assumed(bySize(18, 37, 75)),
  C2b: assumed(bySize(32, 55, 84)),
  C3: published(economySkills2022, 15.4, 32, 68, false),
  C4: published(trends2024, 9.1, 19.7, 47.5),
  C5: assumed(same(97)),
  C5a: assumed(same(82)),
  C5b: assumed(same(64)),
  C5c: assumed(same(66)),
  C5d: assumed(same(58)),
  C6: assumed(same(98.5)),
  C6a: assumed(bySize(44, 62, 90)),
  C6b: assumed(bySize(79, 85, 89)),

  D1: published(statbel2024, 96.1, 99.3, 99.9, false),
  // ITdaily has 96 % of SMEs for 2024, which would leave no room beside the 96.1 % with any measure at all.
  D1a: published(statbel2022, 90, 95.5, 98.9, false),
  D1b: published(statbel2022, 12.6, 18, 35, false),
  D1c: published(statbel2022, 39.4, 60, 90, false),
  D1d: assumed(bySize(35, 48, 80)),
  D1e: assumed(bySize(82, 91, 97)),
  D1f: published(statbel2022, 77.2, 91, 98, false),
  D1g: published(statbel2022, 60, 83, 96, false),
  D1h: assumed(bySize(43, 60, 88)),
  D1i: assumed(bySize(48, 68, 92)),
  D1j: assumed(bySize(34, 52, 86)),
  D1k: assumed(bySize(39, 58, 88)),
  D2: published(statbel2022, 50, 72, 94, false),
  D2a: assumed(bySize(40, 60, 88)),
  D2b: assumed(bySize(20, 33, 70)),
  D2c: assumed(bySize(28, 42, 65)),
  D3: published(statbel2024, 40.3, 64, 88.1),
  D4: published(statbel2024, 22.3, 28, 36.2),
  D4a: assumed(bySize(18.7, 23, 30)),
  D4b: assumed(bySize(3.4, 5, 8)),
  D4c: assumed(bySize(3.8, 4.6, 6)),
  D4d: assumed(bySize(1.4, 1.9, 3)),
  D4e: assumed(bySize(1.4, 2, 4)),
  D4f: assumed(bySize(1.1, 1.8, 4)),

  E1: published(statbel2024, 24.7, 36, 66.3),
  E1a: derived(same(51), eurostatAi2024, `${aiItem}in the EU, 6.9 % of 13.5 %`),
  E1b: derived(same(36), eurostatAi2024, `${aiItem}in the EU, 4.8 % of 13.5 %`),
  E1c: derived(same(40), eurostatAi2024, `${aiItem}in the EU, 5.4 % of 13.5 %`),
  E1d: assumed({ small: 12, medium: 16, large: 30 }),
  E1e: derived(
    { small: 22, medium: 33, large: 58 },
    statbel2023,
    `${aiItem}in 2023, 4.8 % of 13.8 %, 27.8 % of 47.9 %`,
  ),
  E1f: derived(
    { small: 27, medium: 37, large: 62 },
    statbel2023,
    `${aiItem}in 2023, 5.1 % of 13.8 %, 29.7 % of 47.9 %`,
  ),
  E1g: assumed({ small: 3, medium: 6, large: 14 }),
  E2: assumed(same(97)),
  E2a: assumed(same(37)),
  E2b: assumed(same(26)),
  E2c: assumed(same(29)),
  E2d: assumed(same(7)),
  E2e: assumed(same(27)),
  E2f: assumed(same(19)),
  E2g: assumed(same(22)),
  E3: assumed(same(97)),
  E3a: assumed({ small: 11, medium: 18, large: 40 }),
  E3b: assumed({ small: 12, medium: 17, large: 32 }),
  E3c: assumed({ small: 10, medium: 14, large: 28 }),
  E3d: assumed({ small: 66, medium: 66, large: 64 }),
  E3e: assumed({ small: 26, medium: 33, large: 52 }),
  E4: assumed(same(30)),
  E5: assumed(same(45)),
  E6: derived(
    { small: 10.1, medium: 17, large: 30 },
    trends2024,
    'two thirds of all never considered it, and 24.7 % use it: 8.6 % of all, 11.4 % of those who do not',
  ),
  E7: assumed(same(96)),
  E7a: assumed(same(40)),
  E7b: derived(same(51), itdaily2023, '4.4 % of SMEs, of the 8.6 % who considered it in 2024'),
  E7c: derived(same(29), itdaily2023, '2.5 % of SMEs, of the 8.6 % who considered it in 2024'),
  E7d: assumed(same(28)),
  E7e: derived(same(30), itdaily2023, '2.6 % of SMEs, of the 8.6 % who considered it in 2024'),
  E7f: assumed(same(27)),
  E7g: assumed(same(14)),
  E7h: derived(same(13), itdaily2023, '1.1 % of SMEs, of the 8.6 % who considered it in 2024'),
} as const satisfies Readonly<Record<string, Margin>>;
export type MarginName = keyof typeof ict2024Margins;
