import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { reasonsFrom } from '../../engine/reasons.ts';
import type { State, Step } from '../../engine/step.ts';
import { beside } from '../../instrument/address.ts';
import { labelsOf } from '../../instrument/labels.ts';
import type { Language } from '../../instrument/language.ts';
import { wholeRoute } from '../../session/account.ts';
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
  const rows = step ? [] : stepsInRows(session, question.id);
  const state = stateOf(session, step);
  const reason =
    step?.state === 'notApplicable' &&
    reasonWords(session, reasonsFrom(session.evaluation(), question.id, session.texts.conditions), words, language);
  const target = item ?? items[0]?.id ?? question.id;
  return (
    <li data-hit={question.id}>
      <a href={addressOf({ page: 'module', response: session.id, module, target })}>
        <span class="card__number">{labels.question(question.id).number}</span>{' '}
        <Shown text={session.texts.questions[question.id]?.stem ?? ''} asked={asked} />
        {item && (
          <span class="hits__item">
            {labels.item(item).name}: <Shown text={session.texts.items[item]?.text ?? ''} asked={asked} />
          </span>
        )}
      </a>
      <p class="hint">
        {session.texts.modules[module]?.label}
        {rows.length === 0 && step && ` · ${words.search.states[state]}`}
        {reason && ` (${reason})`}
      </p>
      {rows.length > 0 && (
        <ul class="places">
          {rows.map((one) => (
            <li key={one.entry.id}>
              <a
                href={addressOf({ page: 'module', response: session.id, module, target: beside(one.entry.id, target) })}
              >
                {inRowNamed(session, one.entry.id, labels.question(question.id).name)}
              </a>{' '}
              · {words.search.states[stateOf(session, one)]}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** A question in each of the rows that it is asked in. */
const stepsInRows = (session: Session, question: string): Step[] =>
  [...wholeRoute(session).steps.values()].filter(({ entry }) => entry.question.id === question);

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
