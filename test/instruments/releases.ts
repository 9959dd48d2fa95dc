import { catalogue, type Release } from '../../src/surveys/catalogue.ts';
import { withLists } from '../../src/surveys/withLists.ts';

/** Questionnaires of a few questions, one for each feature. Tests alone have them: no respondent is ever offered one. */
export const tinyReleases: readonly Release[] = [
  {
    id: 'test.gates',
    version: '1.0.0',
    structure: () => import('./gates/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./gates/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./gates/text/nl.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.outcome',
    version: '1.0.0',
    structure: () => import('./outcome/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./outcome/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./outcome/text/nl.json?opening', { with: { type: 'json' } }),
      },
      en: {
        whole: () => import('./outcome/text/en.json', { with: { type: 'json' } }),
        opening: () => import('./outcome/text/en.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.figures',
    version: '1.0.0',
    structure: () => import('./figures/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./figures/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./figures/text/nl.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.energy',
    version: '1.0.0',
    structure: () => import('./energy/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./energy/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./energy/text/nl.json?opening', { with: { type: 'json' } }),
      },
      en: {
        whole: () => import('./energy/text/en.json', { with: { type: 'json' } }),
        opening: () => import('./energy/text/en.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.awards',
    version: '1.0.0',
    structure: () => import('./awards/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./awards/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./awards/text/nl.json?opening', { with: { type: 'json' } }),
      },
      en: {
        whole: () => import('./awards/text/en.json', { with: { type: 'json' } }),
        opening: () => import('./awards/text/en.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.sites',
    version: '1.0.0',
    structure: () => import('./sites/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./sites/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./sites/text/nl.json?opening', { with: { type: 'json' } }),
      },
      fr: {
        whole: () => import('./sites/text/fr.json', { with: { type: 'json' } }),
        opening: () => import('./sites/text/fr.json?opening', { with: { type: 'json' } }),
      },
      de: {
        whole: () => import('./sites/text/de.json', { with: { type: 'json' } }),
        opening: () => import('./sites/text/de.json?opening', { with: { type: 'json' } }),
      },
      en: {
        whole: () => import('./sites/text/en.json', { with: { type: 'json' } }),
        opening: () => import('./sites/text/en.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.places',
    version: '1.0.0',
    structure: () => import('./places/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./places/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./places/text/nl.json?opening', { with: { type: 'json' } }),
      },
      en: {
        whole: () => import('./places/text/en.json', { with: { type: 'json' } }),
        opening: () => import('./places/text/en.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.numbers',
    version: '1.0.0',
    structure: () => import('./numbers/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./numbers/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./numbers/text/nl.json?opening', { with: { type: 'json' } }),
      },
      fr: {
        whole: () => import('./numbers/text/fr.json', { with: { type: 'json' } }),
        opening: () => import('./numbers/text/fr.json?opening', { with: { type: 'json' } }),
      },
      de: {
        whole: () => import('./numbers/text/de.json', { with: { type: 'json' } }),
        opening: () => import('./numbers/text/de.json?opening', { with: { type: 'json' } }),
      },
      en: {
        whole: () => import('./numbers/text/en.json', { with: { type: 'json' } }),
        opening: () => import('./numbers/text/en.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.quotes',
    version: '1.0.0',
    structure: () => import('./quotes/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./quotes/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./quotes/text/nl.json?opening', { with: { type: 'json' } }),
      },
      fr: {
        whole: () => import('./quotes/text/fr.json', { with: { type: 'json' } }),
        opening: () => import('./quotes/text/fr.json?opening', { with: { type: 'json' } }),
      },
      de: {
        whole: () => import('./quotes/text/de.json', { with: { type: 'json' } }),
        opening: () => import('./quotes/text/de.json?opening', { with: { type: 'json' } }),
      },
      en: {
        whole: () => import('./quotes/text/en.json', { with: { type: 'json' } }),
        opening: () => import('./quotes/text/en.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.given',
    version: '1.0.0',
    structure: () => import('./given/structure.json', { with: { type: 'json' } }),
    texts: {
      nl: {
        whole: () => import('./given/text/nl.json', { with: { type: 'json' } }),
        opening: () => import('./given/text/nl.json?opening', { with: { type: 'json' } }),
      },
    },
  },
  {
    id: 'test.regions',
    version: '1.0.0',
    structure: withLists(
      () => import('./regions/structure.json', { with: { type: 'json' } }),
      () => import('./regions.lists.json', { with: { type: 'json' } }),
    ),
    texts: {
      en: {
        whole: () => import('./regions/text/en.json', { with: { type: 'json' } }),
        opening: () => import('./regions/text/en.json?opening', { with: { type: 'json' } }),
      },
    },
  },
];

/** Has this process carry them beside those of the app. */
export function carryTiny(): void {
  if (tinyReleases.some((one) => catalogue.includes(one))) return;
  // Read only to whom it serves; to a test it is the list that it is.
  (catalogue as Release[]).push(...tinyReleases);
}
