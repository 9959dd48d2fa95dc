import { surveyJs } from '../formats/surveyjs.ts';
import type { EngineMaker } from './engine.ts';
import { requireOf } from './peerPackage.ts';

interface SurveyCore {
  readonly Model: new (
    json: object,
  ) => {
    setValue(name: string, value: unknown): void;
    getQuestionByName(name: string): { readonly isVisible: boolean };
  };
}

/** SurveyJS's model. */
export function surveyCore(version: string, peer: string, name: string): EngineMaker {
  const { Model } = requireOf(peer)(name) as SurveyCore;
  return {
    name: `survey-core ${version}`,
    what: 'Model.setValue',
    atMost: 10_000,
    build: (instrument) => {
      const model = new Model(surveyJs(instrument));
      return {
        set: (item, value) => model.setValue(item, value),
        shown: (item) => model.getQuestionByName(item).isVisible,
      };
    },
  };
}
