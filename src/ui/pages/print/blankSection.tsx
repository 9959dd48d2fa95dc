import { outlineOf } from '../../../engine/outline.ts';
import type { Section } from '../../../instrument/schema.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { BlankQuestion } from './blankQuestion.tsx';
import type { Survey } from './survey.ts';

/** The questions of a section. @param level of its title; its questions stand one below it, where it has one */
export function BlankSection({
  survey,
  section,
  level,
}: {
  readonly survey: Survey;
  readonly section: Section;
  readonly level: 3 | 5 | 6;
}) {
  const own = survey.texts.sections[section.id];
  const ids = section.questions.map(({ id }) => id);
  const entries = outlineOf(survey.instrument).entries.filter(({ question }) => ids.includes(question.id));
  const Title = `h${level}` as const;
  const heading = own?.title ? (level === 3 ? 'h4' : 'h6') : (`h${level}` as const);
  return (
    <>
      {own?.title && <Title class="module__section">{own.title}</Title>}
      <Blocks blocks={own?.introduction} level={4} />
      {entries.map((entry) => (
        <BlankQuestion key={entry.question.id} survey={survey} entry={entry} heading={heading} />
      ))}
    </>
  );
}
