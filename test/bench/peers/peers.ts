import { routeOf } from '../../../src/engine/route.ts';
import { ict2024 } from '../../support/ict2024.ts';
import type { Reference } from './instruments/taps.ts';
import type { Peer } from './peer.ts';

/** Our own engine's route: there is one rule of ours that the others lack, that a gate waits for a blank answer. */
const ourReference: Reference = (_, answers) => {
  const { readings } = routeOf(ict2024, answers);
  return ({ id }) => readings.has(id);
};

/** The peers, theirs served at one address and ours at another. */
export const peersAt = (theirs: string, ours: string): readonly Peer[] => [
  {
    name: 'floor',
    what: 'plain DOM, no framework (the physical limit)',
    url: (instrument) => `${theirs}/floor/?i=${instrument}`,
    marks: { ready: '#i-{id} input', question: '#i-{id}', answer: "#i-{id} input[value='{value}']" },
  },
  {
    name: 'ours',
    what: 'Veldwerk as `npm start` serves it, saving each answer',
    url: () => `${ours}/?lang=nl`,
    marks: {
      begin: '[data-action="begin"]',
      ready: '[data-module] input:not([disabled])',
      question: "[data-item='{id}']",
      answer: "[data-item='{id}'] input[value='{value}']:not([disabled])",
      modulePages: true,
    },
    beforehand: { A1: 50 },
    reference: ourReference,
    only: 'ict',
  },
];
