import { outlineOf } from '../../../engine/outline.ts';
import type { Module, Section } from '../../../instrument/schema.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { BlankQuestion } from './blankQuestion.tsx';
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
      {module.sections.map((section) => (
        <BlankSection key={section.id} survey={survey} section={section} />
      ))}
    </section>
  );
}

function BlankSection({ survey, section }: { readonly survey: Survey; readonly section: Section }) {
  const own = survey.texts.sections[section.id];
  const ids = section.questions.map(({ id }) => id);
  const entries = outlineOf(survey.instrument).entries.filter(({ question }) => ids.includes(question.id));
  return (
    <>
      {own?.title && <h3 class="module__section">{own.title}</h3>}
      <Blocks blocks={own?.introduction} level={4} />
      {entries.map((entry) => (
        <BlankQuestion key={entry.question.id} survey={survey} entry={entry} heading={own?.title ? 'h4' : 'h3'} />
      ))}
    </>
  );
}
