import type { Module, Section } from '../../../instrument/schema.ts';
import type { Texts } from '../../../instrument/texts.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { BlankQuestion } from './blankQuestion.tsx';

/** A module of the paper form. One of several questions can be handed to a colleague: it has pages of its own. */
export function BlankModule({ module, texts }: { readonly module: Module; readonly texts: Texts }) {
  const own = texts.modules[module.id];
  const questions = module.sections.flatMap((section) => section.questions);
  return (
    <section class={`module ${questions.length > 1 ? 'module--apart' : ''}`}>
      <h2 class="module__title">
        {own?.label !== own?.title && <span class="module__label">{own?.label} </span>}
        {own?.title}
      </h2>
      <Blocks blocks={own?.introduction} level={3} />
      {module.sections.map((section) => (
        <BlankSection key={section.id} section={section} texts={texts} />
      ))}
    </section>
  );
}

function BlankSection({ section, texts }: { readonly section: Section; readonly texts: Texts }) {
  const own = texts.sections[section.id];
  return (
    <>
      {own?.title && <h3 class="module__section">{own.title}</h3>}
      <Blocks blocks={own?.introduction} level={4} />
      {section.questions.map((question) => (
        <BlankQuestion key={question.id} question={question} texts={texts} heading={own?.title ? 'h4' : 'h3'} />
      ))}
    </>
  );
}
