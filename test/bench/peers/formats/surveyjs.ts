import { type Condition, type Notation, written } from '../instruments/condition.ts';
import type { NeutralInstrument, NeutralItem } from '../instruments/neutral.ts';

const notation: Notation = {
  compare: (item, value, equal) =>
    `{${item}} ${equal ? '=' : '<>'} ${typeof value === 'number' ? value : `'${value}'`}`,
  and: ' and ',
  or: ' or ',
};

const visible = (when: Condition | undefined) => (when ? { visibleIf: written(when, notation) } : {});

const question = ({ id, label, type, options, when }: NeutralItem) => ({
  name: id,
  title: label,
  ...visible(when),
  ...(options
    ? { type: 'radiogroup', choices: options.map(([value, text]) => ({ value, text })) }
    : { type: 'text', ...(type === 'number' && { inputType: 'number' }) }),
});

/** An instrument for SurveyJS: one page, a panel for each module, and one in it for each block with a stem. */
export const surveyJs = ({ title, modules }: NeutralInstrument): object => ({
  title,
  showQuestionNumbers: 'off',
  focusFirstQuestionAutomatic: false,
  pages: [
    {
      name: 'p',
      elements: modules.map((module) => ({
        type: 'panel',
        name: `M${module.id}`,
        title: module.title,
        ...visible(module.when),
        elements: module.blocks.flatMap(({ stem, when, items }, at): object[] =>
          stem === undefined
            ? items.map((item) => question({ ...(when && { when }), ...item }))
            : [
                {
                  type: 'panel',
                  name: `P${module.id}${at}`,
                  title: stem,
                  ...visible(when),
                  elements: items.map(question),
                },
              ],
        ),
      })),
    },
  ],
});
