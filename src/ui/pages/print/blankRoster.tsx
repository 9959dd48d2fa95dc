import { optionsOf, outlineOf } from '../../../engine/outline.ts';
import { numberedRow } from '../../../instrument/numberedRow.ts';
import { optionWords } from '../../../instrument/optionWords.ts';
import type { Roster } from '../../../instrument/roster.ts';
import { rostersAround } from '../../../instrument/rosterParts.ts';
import { rosterNamed } from '../../../instrument/rosterPath.ts';
import type { Module, Section } from '../../../instrument/schema.ts';
import { useWords } from '../../locale.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { BlankSection } from './blankSection.tsx';
import type { Survey } from './survey.ts';

/** Sections of a module that stand together: those that are asked of the same rows, or one that is asked once. */
export interface SectionsTogether {
  /** The roster that they are of, in whose rows others may stand. */
  readonly roster: string | undefined;
  readonly sections: readonly Section[];
}

/** The sections of a module in order, those of the same rows together. */
export function sectionsTogether({ instrument }: Survey, module: Module): SectionsTogether[] {
  const all: SectionsTogether[] = [];
  for (const section of module.sections) {
    const [roster] = rostersAround(instrument, section.for ?? module.for);
    const last = all.at(-1);
    if (last && roster !== undefined && last.roster === roster)
      all.splice(-1, 1, { roster, sections: [...last.sections, section] });
    else all.push({ roster, sections: [section] });
  }
  return all;
}

/** For how many rows there is room on paper. */
const roomOnPaper = 3;

/** Of so many options each has a place of its own there. */
const mostOptions = 12;

/** The options that a roster has a row for each of, in words; nothing where its rows are others, or too many to print. */
function optionsUnder({ instrument, texts }: Survey, { over }: Roster): readonly string[] | undefined {
  const item = over === undefined ? undefined : outlineOf(instrument).items.get(over);
  const codes = item ? optionsOf(item) : [];
  return item && codes.length > 0 && codes.length <= mostOptions
    ? codes.map((code) => optionWords(code, item, texts))
    : undefined;
}

/** What is asked row by row, with room for a few rows, and how many there may be. */
export function BlankRoster({
  survey,
  roster: name,
  sections,
  level,
}: {
  readonly survey: Survey;
  readonly roster: string;
  readonly sections: readonly (Section & { readonly of: string })[];
  readonly level: 3 | 5;
}) {
  const words = useWords();
  const roster = rosterNamed(survey.instrument.rosters, name);
  const own = survey.texts.rosters?.[name];
  if (!roster) return null;
  const { max: most } = roster;
  const options = optionsUnder(survey, roster);
  const count = options ? options.length : Math.min(most, roomOnPaper);
  const [Title, Row] = [`h${level}`, `h${level === 3 ? 4 : 6}`] as const;
  return (
    <div data-roster={name}>
      <Title class="module__section">{own?.title}</Title>
      <Blocks blocks={own?.introduction} level={4} />
      {!options && (
        <p class="ask__instruction">
          {count < most ? words.print.someRows({ count, most }) : words.print.allRows({ count })}
        </p>
      )}
      {Array.from({ length: count }, (_, at) => (
        <section key={at} class="module__row">
          <Row class="module__row-title">{options?.[at] ?? numberedRow(survey.texts, name, at)}</Row>
          {sections.map((section, place) => {
            if (section.of === name)
              return <BlankSection key={section.id} survey={survey} section={section} level={level === 3 ? 5 : 6} />;
            // The rows of one inner roster stand together, where it is asked first.
            if (sections.findIndex(({ of }) => of === section.of) < place) return null;
            const inner = sections.filter(({ of }) => of === section.of);
            return <BlankRoster key={section.id} survey={survey} roster={section.of} sections={inner} level={5} />;
          })}
        </section>
      ))}
    </div>
  );
}
