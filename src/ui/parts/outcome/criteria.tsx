import { useState } from 'preact/hooks';
import type { ToldCriteria, ToldCriterion } from '../../../engine/criteria.ts';
import type { Texts } from '../../../instrument/texts.ts';
import { Blocks } from '../blocks.tsx';
import { ItemLine } from './itemLine.tsx';
import { rowNameIn, type Told, writtenIn } from './told.ts';

/** What answers say of each criterion, in order, and the figures: an account, and never a verdict. */
export function Criteria({ told }: { readonly told: Told }) {
  const { texts, instrument, found, words } = told;
  const own = texts.outcome;
  if (!own) return null;
  return (
    <section class="outcome" data-outcome>
      <h2 lang={texts.language}>{own.title}</h2>
      <Blocks blocks={own.introduction} level={3} lang={texts.language} />
      <Figures told={told} found={found} />
      <ol class="outcome__criteria">
        {(instrument.outcome?.criteria ?? []).map(({ id }) => {
          const each = found.criteria.filter((one) => one.id === id);
          return each.length > 0 && <Criterion key={id} told={told} each={each} own={own.criteria[id]} />;
        })}
      </ol>
      {found.criteria.length === 0 && <p>{words.outcome.states.notShown}</p>}
      <Blocks blocks={own.closing} level={3} lang={texts.language} />
    </section>
  );
}

function Figures({ told, found }: { readonly told: Told; readonly found: ToldCriteria }) {
  if (found.figures.length === 0) return null;
  return (
    <>
      <h3>{told.words.outcome.figures}</h3>
      <dl class="outcome__answers" data-figures>
        {found.figures.map((item) => (
          <ItemLine key={item} told={told} item={item} />
        ))}
      </dl>
    </>
  );
}

interface CriterionProps {
  readonly told: Told;
  /** As it stands: once, or once a row. */
  readonly each: readonly ToldCriterion[];
  readonly own: NonNullable<Texts['outcome']>['criteria'][string] | undefined;
}

function Criterion({ told, each, own }: CriterionProps) {
  return (
    <li class="outcome__criterion" data-criterion={each[0]?.id}>
      <h3 lang={told.texts.language}>{own?.title}</h3>
      <p class="hint" lang={told.texts.language}>
        {[own?.source, own?.text].filter(Boolean).join('. ')}
      </p>
      {each.map((one) => (
        <Standing key={one.row} told={told} one={one} />
      ))}
    </li>
  );
}

function Standing({ told, one }: { readonly told: Told; readonly one: ToldCriterion }) {
  const { row, state, restsOn, missing } = one;
  const { outcome } = told.words;
  return (
    <div data-row={row} data-criterion-state={state}>
      <p class={`outcome__state outcome__state--${state}`}>
        {row !== undefined && <span translate={false}>{writtenIn(told, rowNameIn(told, row))}: </span>}
        <strong>{outcome.states[state]}</strong>
      </p>
      {told.beside?.(one)}
      {missing.length > 0 && (
        <>
          <p>{outcome.missing}</p>
          <dl class="outcome__answers" data-lacking>
            {missing.map((item) => (
              <ItemLine key={item} told={told} item={item} row={row} />
            ))}
          </dl>
        </>
      )}
      {restsOn.length > 0 && <RestsOn told={told} one={one} />}
    </div>
  );
}

/** The answers that a criterion rests on, which are many: drawn where they are opened. */
function RestsOn({ told, one: { row, restsOn } }: { readonly told: Told; readonly one: ToldCriterion }) {
  const [isOpen, setOpen] = useState(told.isPrinted);
  return (
    <details open={told.isPrinted} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{told.words.outcome.restsOn}</summary>
      {isOpen && (
        <dl class="outcome__answers">
          {restsOn.map((item) => (
            <ItemLine key={item} told={told} item={item} row={row} />
          ))}
        </dl>
      )}
    </details>
  );
}
