import type { Module } from '../../../instrument/schema.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { BlankRoster, sectionsTogether } from './blankRoster.tsx';
import { BlankSection } from './blankSection.tsx';
import type { Survey } from './survey.ts';

/** A module of the paper form. One of a single question stands on one page. */
export function BlankModule({ survey, module }: { readonly survey: Survey; readonly module: Module }) {
  const own = survey.texts.modules[module.id];
  const questions = module.sections.flatMap((section) => section.questions);
  return (
    <section class={questions.length > 1 ? 'module' : 'module module--short'}>
      <h2 class="module__title">
        {own?.label !== own?.title && <span class="module__label">{own?.label} </span>}
        {own?.title}
      </h2>
      <Blocks blocks={own?.introduction} level={3} />
      {sectionsTogether(survey, module).map(({ roster, sections }) =>
        roster === undefined ? (
          sections.map((section) => <BlankSection key={section.id} survey={survey} section={section} level={3} />)
        ) : (
          <BlankRoster
            key={sections[0]?.id}
            survey={survey}
            roster={roster}
            sections={sections.map((section) => ({ ...section, of: section.for ?? module.for ?? roster }))}
            level={3}
          />
        ),
      )}
    </section>
  );
}
