import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { reasonsAt } from '../../../engine/reasons.ts';
import { placeAt, progressOfRow, stateOfPlace } from '../../../engine/rosters/rostersOf.ts';
import type { RosterPlace, RosterRow } from '../../../engine/rosters/row.ts';
import type { Module } from '../../../instrument/schema.ts';
import { moveRow, removeRow } from '../../../session/rosterRows.ts';
import type { Session } from '../../../session/session.ts';
import { useLanguage, useWords } from '../../locale.ts';
import { Blocks } from '../../parts/blocks.tsx';
import { QuestionLinks } from '../../parts/questionLinks.tsx';
import { reasonWords } from '../../parts/reason.ts';
import { addressOf } from '../../router.ts';
import { mostOf, useAdding } from './adding.ts';
import { rowName } from './rowName.ts';
import { RowProposals } from './rowProposals.tsx';
import { focusInRow, type ToldOfRow } from './toldOfRow.ts';

interface ListProps {
  readonly session: Session;
  /** The module that the list stands in. */
  readonly module: Module;
  /** Where the roster stands. */
  readonly address: string;
}

/** The rows of a roster with their state, and where it is asked first the ways to add, move and remove them. */
export function RosterList({ session, module, address }: ListProps) {
  const words = useWords();
  const language = useLanguage();
  const evaluation = session.evaluation();
  const place = placeAt(evaluation, address);
  const name = address.slice(address.lastIndexOf('.') + 1);
  const texts = session.texts.rosters?.[name];
  const title = texts?.title ?? name;
  if (!place) return null;
  const state = stateOfPlace(evaluation, place);
  if (state !== 'asked') {
    const because = reasonsAt(evaluation, place.scope, session.texts.conditions);
    const reason = reasonWords(session, because, words, language);
    return (
      <section class="roster" data-roster={address} data-state={state}>
        <h2>{title}</h2>
        <p class="hint">
          {state !== 'notApplicable'
            ? words.roster.waits
            : reason
              ? words.roster.skippedBecause({ roster: title, reason })
              : words.roster.skipped({ roster: title })}
        </p>
        {state === 'waiting' && <QuestionLinks session={session} items={because} />}
      </section>
    );
  }
  return (
    <section class="roster" data-roster={address} data-state={state} aria-labelledby={`${address}-title`}>
      <h2 id={`${address}-title`}>{title}</h2>
      <Blocks blocks={texts?.introduction} level={3} />
      <Rows session={session} module={module} place={place} add={texts?.add ?? name} />
    </section>
  );
}

function Rows({
  session,
  module,
  place,
  add,
}: Pick<ListProps, 'session' | 'module'> & { readonly place: RosterPlace; readonly add: string }) {
  const words = useWords();
  const [told, setTold] = useState<ToldOfRow>();
  const undo = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const focus = (row: string, selector: string) => focusInRow(list.current, row, selector);
  const { there, roster } = place;
  const { isHome, isWritable: own, isFull, hasRoom, add: append } = useAdding(session, module, place);
  const { instrument } = session;
  // Where the focus was is gone with the row: a keyboard goes on from what brings it back.
  useLayoutEffect(() => {
    if (told?.undo && !told.goesOn) undo.current?.focus();
  }, [told]);
  const rowPlace = (row: RosterRow) =>
    ({ page: 'module', response: session.id, module: module.id, target: row.address }) as const;
  const remove = (row: RosterRow) => {
    const name = rowName(session, row);
    const restore = removeRow(session, row);
    setTold({
      text: words.roster.removed({ row: name }),
      undo: () => {
        restore();
        setTold({ text: words.roster.restored({ row: name }) });
        focus(row.address, 'a');
      },
    });
  };
  const move = (row: RosterRow, by: 1 | -1) => {
    const name = rowName(session, row);
    const to = row.order + by;
    moveRow(session, row, to);
    setTold({ text: words.roster.moved({ row: name, place: to + 1, of: there.length }) });
    focus(row.address, `[data-move="${by}"]`);
  };
  return (
    <div ref={list}>
      {there.length === 0 && <p class="hint">{words.roster.none}</p>}
      <ol class="roster__rows">
        {there.map((row) => (
          <li key={row.address} class="roster__row" data-row={row.address}>
            <a class="roster__name" href={addressOf(rowPlace(row))} translate={false}>
              {rowName(session, row)}
            </a>
            <RowState session={session} module={module.id} row={row} />
            {own && (
              <span class="roster__tools">
                {([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    class="tool"
                    data-move={by}
                    aria-label={(by < 0 ? words.roster.upWhat : words.roster.downWhat)({ row: rowName(session, row) })}
                    aria-disabled={there[row.order + by] === undefined || undefined}
                    onClick={() => there[row.order + by] && move(row, by)}
                  >
                    <span aria-hidden="true">{by < 0 ? '↑ ' : '↓ '}</span>
                    {by < 0 ? words.roster.up : words.roster.down}
                  </button>
                ))}
                <button
                  type="button"
                  class="tool"
                  data-remove={row.id}
                  aria-label={words.roster.removeWhat({ row: rowName(session, row) })}
                  onClick={() => remove(row)}
                >
                  {words.roster.remove}
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <div role="status" class="roster__told">
        {told && (
          <p>
            {told.text}{' '}
            {told.undo && (
              <button type="button" class="button button--quiet" ref={undo} data-undo onClick={told.undo}>
                {words.roster.undo}
              </button>
            )}
          </p>
        )}
      </div>
      {isHome && (
        <RowProposals session={session} place={place} isWritable={own} isFull={isFull} tell={setTold} focus={focus} />
      )}
      <div aria-live="polite">
        {/* By what it says: a place is the same object, whatever becomes of it. */}
        <Bounds count={there.length} least={place.isShort ? Number(place.min) : undefined} most={mostOf(place)} />
      </div>
      {isHome && !hasRoom && (
        <p class="hint" data-no-room>
          {words.roster.noRoom}
        </p>
      )}
      {isHome && (
        <button
          type="button"
          class="button button--plain"
          data-add={place.address}
          disabled={!own || isFull}
          onClick={append}
        >
          {add}
        </button>
      )}
      {!isHome && roster.over === undefined && (
        <p class="hint">
          {words.roster.home({
            module: session.texts.modules[instrument.modules[place.module]?.id ?? '']?.title ?? '',
          })}
        </p>
      )}
    </div>
  );
}

/** How many rows there must be, or may be, where there are too few or too many, or no more can come. */
function Bounds({
  count,
  least,
  most,
}: {
  readonly count: number;
  /** How many there must be, where there are fewer. */
  readonly least: number | undefined;
  readonly most: number;
}) {
  const { roster } = useWords();
  const text =
    least !== undefined
      ? roster.least({ count: least })
      : count > most
        ? roster.over({ count: most })
        : count === most
          ? roster.most({ count: most })
          : undefined;
  return text ? <p class={count > most ? 'card__error' : 'hint'}>{text}</p> : null;
}

function RowState({
  session,
  module,
  row,
}: {
  readonly session: Session;
  readonly module: string;
  readonly row: RosterRow;
}) {
  const words = useWords();
  const { open, isWrong } = progressOfRow(session.evaluation(), row, module);
  return (
    <span class="roster__state" data-open={open} data-wrong={isWrong || undefined}>
      {isWrong ? words.roster.wrong : open > 0 ? words.roster.open({ count: open }) : words.roster.done}
    </span>
  );
}
