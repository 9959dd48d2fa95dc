import { routeOf } from '../../../src/engine/route.ts';
import { ict2024 } from '../../support/ict2024.ts';
import { benchId } from './formats/veldwerk.ts';
import { neutralReference, type Reference } from './instruments/taps.ts';
import type { Marks, Peer } from './peer.ts';

/** Our own engine's route: there is one rule of ours that the others lack, that a gate waits for a blank answer. */
export const ourReference: Reference = (_, answers) => {
  const { readings } = routeOf(ict2024, answers);
  return ({ id }) => readings.has(id);
};

const surveyJsMarks: Marks = {
  ready: "[data-name='{id}'] input",
  question: "[data-name='{id}']",
  answer: "[data-name='{id}'] input[value='{value}']",
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
      ready: '[data-module] input:not([disabled])',
      question: "[data-item='{id}']",
      answer: "[data-item='{id}'] input[value='{value}']:not([disabled])",
      modulePages: true,
    },
    begin: (instrument) =>
      `[data-instrument="${instrument === 'ict' ? ict2024.id : benchId(instrument)}"] [data-action="begin"]`,
    config: (instrument) =>
      instrument === 'ict' ? undefined : { endpoint: 'api/v1', published: [{ id: benchId(instrument) }] },
    beforehand: { A1: 50 },
    reference: (instrument, answers) =>
      (instrument.id === 'ict' ? ourReference : neutralReference)(instrument, answers),
  },
  {
    name: 'surveyjs',
    what: 'survey-core 2.5.38 with survey-js-ui 2.5.38 (Preact)',
    url: (instrument) => `${theirs}/surveyjs/?i=${instrument}`,
    marks: surveyJsMarks,
  },
  {
    name: 'surveyjs3',
    what: 'survey-core 3.0.0 with survey-react-ui 3.0.0 (React 19)',
    url: (instrument) => `${theirs}/surveyjs3/?i=${instrument}`,
    marks: surveyJsMarks,
  },
  {
    name: 'lunatic',
    what: '@inseefr/lunatic 3.13.4 (React 19)',
    url: (instrument) => `${theirs}/lunatic/?i=${instrument}`,
    marks: {
      ready: "[id='{id}'], #lunatic-radio-{id}-yes",
      question: "#lunatic-radio-{id}-yes, #lunatic-radio-{id}-s1, [id='{id}']",
      answer: '#lunatic-radio-{id}-{value}',
    },
  },
  {
    name: 'enketo',
    what: 'enketo-core 9.0.1, all default widgets, plain theme',
    url: (instrument) => `${theirs}/enketo/?i=${instrument}`,
    marks: {
      ready: 'html[data-ready] form.or input',
      question: "[name='/data/{id}']",
      answer: "input[name='/data/{id}'][value='{value}']",
    },
  },
  {
    name: 'odk',
    what: '@getodk/web-forms 0.22.0 (Vue)',
    url: (instrument) => `${theirs}/odk/?i=${instrument}`,
    marks: {
      ready: '.question-container input',
      question: '.question-container',
      label: 'label',
      answer: "input[value='{value}']",
    },
  },
];
