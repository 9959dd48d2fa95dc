import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { reasonsFrom } from '../../engine/reasons.ts';
import type { State, Step } from '../../engine/step.ts';
import { beside } from '../../instrument/address.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { langOf } from '../../instrument/langOf.ts';
import type { Language } from '../../instrument/language.ts';
import { wholeRoute } from '../../session/account.ts';
import { stepsInRowsOf } from '../../session/questionAccount.ts';
import type { Session } from '../../session/session.ts';
import { useLanguage, useWords } from '../locale.ts';
import { Main } from '../parts/main.tsx';
import { ModuleNav } from '../parts/moduleNav.tsx';
import { reasonWords } from '../parts/reason.ts';
import { Marked } from '../questions/marked.tsx';
import { addressOf } from '../router.ts';
import { examplesOf, type Hit, searchIn } from '../search/finder.ts';
import { plain, wordsIn } from '../search/words.ts';
import { inRowNamed } from './rosters/rowName.ts';

/** So many rows are seen at a glance. */
const mostPlaces = 12;

/** A search over the questions: by number, by words of theirs, their items, notes and introductions. */
export function SearchPage({ session }: { readonly session: Session }) {
  const words = useWords();
  const language = useLanguage();
  const { instrument, texts } = session;
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const search = useMemo(() => searchIn(instrument, texts), [instrument, texts]);
  const hits = useMemo(() => search(typed), [search, typed]);
  useEffect(() => {
    document.title = `${words.search.title} · ${words.app.name}`;
  }, [words]);
  useEffect(() => field.current?.focus(), []);
  const asked = wordsIn(typed);
  return (
    <div class="with-rail">
      <ModuleNav session={session} current="search" />
      <Main data-page="search">
        <h1 tabIndex={-1}>{words.search.title}</h1>
        <search>
          <form onSubmit={(event) => event.preventDefault()}>
            <label for="search-field">{words.search.label}</label>
            <input
              ref={field}
              id="search-field"
              name="search"
              type="search"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </form>
        </search>
        <p role="status" class="hint">
          {asked.length > 0 && (hits.length > 0 ? words.search.found({ count: hits.length }) : words.search.nothing)}
        </p>
        {asked.length === 0 && (
          <>
            <p class="examples">
              <span>{words.search.examples}</span>
              {examplesOf(instrument, texts).map((example) => (
                <button
                  key={example}
                  type="button"
                  class="tool"
                  data-action="example"
                  onClick={() => {
                    setTyped(example);
                    field.current?.focus();
                  }}
                >
                  {example}
                </button>
              ))}
            </p>
            <Marked response={session.id} survey={session} annotations={session.annotations.value} />
          </>
        )}
        <ol class="hits">
          {hits.map((hit) => (
            <Found key={hit.entry.question.id} session={session} hit={hit} asked={asked} language={language} />
          ))}
        </ol>
        <Back session={session} />
      </Main>
    </div>
  );
}

/** Back to where the respondent was. */
function Back({ session }: { readonly session: Session }) {
  const words = useWords();
  const { place = '' } = session.row.value;
  const label = session.texts.modules[place]?.label;
  return (
    label && (
      <a class="alone" data-action="back" href={addressOf({ page: 'module', response: session.id, module: place })}>
        {words.search.back({ place: label })}
      </a>
    )
  );
}

interface FoundProps {
  readonly session: Session;
  readonly hit: Hit;
  readonly asked: readonly string[];
  readonly language: Language;
}

function Found({ session, hit: { entry, item }, asked, language }: FoundProps) {
  const words = useWords();
  const { question, items, module } = entry;
  const labels = labelsOf(session);
  const step = wholeRoute(session).steps.get(question.id);
  const state = stateOf(session, step);
  const reason =
    step?.state === 'notApplicable' &&
    reasonWords(session, reasonsFrom(session.evaluation(), question.id, session.texts.conditions), words, language);
  const target = item ?? items[0]?.id ?? question.id;
  return (
    <li data-hit={question.id}>
      <a href={addressOf({ page: 'module', response: session.id, module, target })}>
        <span class="card__number">{labels.question(question.id).number}</span>{' '}
        <span lang={langOf(session.texts, `questions.${question.id}`)}>
          <Shown text={session.texts.questions[question.id]?.stem ?? ''} asked={asked} />
        </span>
        {item && (
          <span class="hits__item">
            {labels.item(item).name}: <Shown text={session.texts.items[item]?.text ?? ''} asked={asked} />
          </span>
        )}
      </a>
      <p class="hint">
        {session.texts.modules[module]?.label}
        {step && ` · ${words.search.states[state]}`}
        {reason && ` (${reason})`}
      </p>
      {!step && <Places session={session} question={question.id} target={target} />}
    </li>
  );
}

interface PlacesProps {
  readonly session: Session;
  readonly question: string;
  /** The item that is gone to. */
  readonly target: string;
}

/** Where a question is asked row by row: folded where that is so often that nobody looks for a row among them. */
function Places(props: PlacesProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const count = stepsInRowsOf(props.session, props.question).length;
  if (count === 0) return null;
  if (count <= mostPlaces) return <Rows {...props} />;
  return (
    <details data-places={count} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.search.places({ count })}</summary>
      {isOpen && <Rows {...props} />}
    </details>
  );
}

/** The rows that a question is asked in. It reads nothing of what is looked for: another word draws it no second time. */
function Rows({ session, question, target }: PlacesProps) {
  const words = useWords();
  const { name } = labelsOf(session).question(question);
  return (
    <ul class="places">
      {stepsInRowsOf(session, question).map((step) => {
        const { id } = step.entry;
        const place = { page: 'module', response: session.id, module: step.entry.module } as const;
        return (
          <li key={id}>
            <a href={addressOf({ ...place, target: beside(id, target) })}>{inRowNamed(session, id, name)}</a> ·{' '}
            {words.search.states[stateOf(session, step)]}
          </li>
        );
      })}
    </ul>
  );
}

function stateOf(session: Session, step: Step | undefined): State | 'answered' {
  if (!step) return 'asked';
  const { readings } = wholeRoute(session);
  const open = step.entry.items.some(({ id, required }) => required && readings.get(id)?.kind === 'blank');
  return step.state === 'asked' && !open ? 'answered' : step.state;
}

/** A text with what was asked for marked in it. */
function Shown({ text, asked }: { readonly text: string; readonly asked: readonly string[] }) {
  return (
    <>
      {text.split(/([\p{L}\p{N}-]+)/u).map((part, at) => {
        const isAsked = part.length > 1 && asked.some((word) => word.length > 1 && plain(part).includes(word));
        // A text is split anew for each search, so the place of a part names it.
        return isAsked ? <mark key={at}>{part}</mark> : part;
      })}
    </>
  );
}
