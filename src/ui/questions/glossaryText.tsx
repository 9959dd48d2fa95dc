import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { nameIn } from '../../instrument/address.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Block, Texts } from '../../instrument/texts.ts';
import type { Session } from '../../session/session.ts';
import { useWords } from '../locale.ts';
import { Blocks } from '../parts/blocks.tsx';
import { glossaryPlaces } from './glossaryPlaces.ts';

export interface GlossaryProps {
  readonly session: Session;
  /** The question or item that the text is of. */
  readonly at: string;
  readonly text?: string;
}

type Term = NonNullable<Texts['terms']>[number];

/** The definition that is open: of which term, and where. One at a time. */
const open = signal<{ readonly at: string; readonly term: string } | undefined>(undefined);

/** What explains a term: the introduction or the notes of the place that it names. */
const explanation = ({ modules, sections, questions }: Texts, { at }: Term): readonly Block[] | undefined =>
  modules[at]?.introduction ?? sections[at]?.introduction ?? questions[at]?.notes;

/** Whether the explanation stands right above a question: its own, or that of what it is the first of. */
function standsAbove({ modules }: Instrument, { at: place }: Term, question: string): boolean {
  const sections = modules.flatMap((module) =>
    module.sections.map((section, index) => ({ ids: index === 0 ? [module.id, section.id] : [section.id], section })),
  );
  const below = sections.find(({ ids }) => ids.includes(place))?.section.questions[0]?.id;
  return place === question || below === question;
}

/** A text with its terms; without one, the definition that was opened from the text at this place. */
export const Glossary = ({ session, at, text }: GlossaryProps) =>
  text === undefined ? <Definition session={session} at={at} /> : <Terms session={session} at={at} text={text} />;

/**
 * A text of the questionnaire in which each term that the form explains can be pressed: its definition opens in place.
 * `at`: the question or item that the text is of; what it explains itself is not offered again.
 */
function Terms({ session, at, text }: GlossaryProps & { readonly text: string }) {
  const words = useWords();
  const terms = (session.texts.terms ?? []).filter(
    (term) => !standsAbove(session.instrument, term, nameIn(at)) && explanation(session.texts, term),
  );
  const pieces: ComponentChildren[] = [];
  let done = 0;
  for (const { term, from, to } of glossaryPlaces(text, terms)) {
    const expanded = open.value?.at === at && open.value.term === term.at;
    pieces.push(
      text.slice(done, from),
      <button
        key={term.at}
        type="button"
        class="term"
        aria-expanded={expanded}
        aria-controls={`${at}-definition`}
        title={words.more.define}
        onClick={() => {
          open.value = expanded ? undefined : { at, term: term.at };
        }}
      >
        {text.slice(from, to)}
      </button>,
    );
    done = to;
  }
  return (
    <>
      {pieces}
      {text.slice(done)}
    </>
  );
}

/** The definition that was opened from a text at this place. */
function Definition({ session, at }: GlossaryProps) {
  const words = useWords();
  const term = open.value?.at === at && session.texts.terms?.find((one) => one.at === open.value?.term);
  return (
    <div id={`${at}-definition`} class="definition" hidden={!term} role="note">
      {term && (
        <>
          <Blocks blocks={explanation(session.texts, term)} level={4} />
          <button
            type="button"
            class="button button--quiet"
            onClick={() => {
              open.value = undefined;
              document.querySelector<HTMLElement>(`[aria-controls="${at}-definition"]`)?.focus();
            }}
          >
            {words.question.close}
          </button>
        </>
      )}
    </div>
  );
}
