import type { RosterPlace } from '../../../engine/rosters/row.ts';
import { declineRow, type ProposedRow, proposeAgain, proposedRows } from '../../../session/proposedRows.ts';
import type { Session } from '../../../session/session.ts';
import { takeRow } from '../../../session/takeRow.ts';
import { useWords } from '../../locale.ts';
import { saidOf } from './saidOf.ts';
import type { ToldOfRow } from './toldOfRow.ts';

/** The rows of a roster that an office knows of, each with what it would say, to be taken over or left out. */
export function RowProposals({
  session,
  place,
  isWritable,
  isFull,
  tell,
  focus,
}: {
  readonly session: Session;
  readonly place: RosterPlace;
  readonly isWritable: boolean;
  /** Whether no row can be added. */
  readonly isFull: boolean;
  readonly tell: (told: ToldOfRow) => void;
  /** Focuses something of a row or a proposal. */
  readonly focus: (row: string, selector: string) => void;
}) {
  const words = useWords();
  const all = proposedRows(session, place).map((row, at) => ({
    row,
    ...saidOf(session, place, row, place.there.length + at, words),
  }));
  const [open, declined] = [true, false].map((isOpen) => all.filter(({ row }) => row.isDeclined !== isOpen));
  const take = (row: ProposedRow, name: string, next: ProposedRow | undefined) => {
    const takeBack = takeRow(session, place, row);
    tell({
      text: words.roster.taken({ row: name }),
      undo: () => {
        takeBack();
        proposedAgain(row, name);
      },
      goesOn: true,
    });
    // From one proposal to the next, and from the last one to the row that it has become.
    if (next) focus(next.address, '[data-take]');
    else focus(row.address, 'a');
  };
  const proposedAgain = (row: ProposedRow, name: string) => {
    tell({ text: words.roster.takenBack({ row: name }) });
    focus(row.address, '[data-take]');
  };
  const bringBack = (row: ProposedRow, name: string) => {
    proposeAgain(session, row.address);
    proposedAgain(row, name);
  };
  const decline = (row: ProposedRow, name: string) => {
    declineRow(session, row.address);
    tell({ text: words.roster.declined({ row: name }), undo: () => bringBack(row, name) });
  };
  if (all.length === 0) return null;
  return (
    <>
      {open && open.length > 0 && (
        <div class="roster__proposals" data-proposals={place.address}>
          <p>{words.roster.proposed}</p>
          <ul class="roster__rows">
            {open.map(({ row, name, says }, at) => (
              <li key={row.address} class="roster__row" data-proposed={row.address}>
                <strong class="roster__name" translate={false}>
                  {name}
                </strong>
                {says.length > 0 && (
                  <dl class="roster__says">
                    {says.map(({ item, label, text }) => (
                      <div key={item} data-prefilled={item}>
                        <dt>{label}</dt>
                        <dd translate={false}>{text}</dd>
                      </div>
                    ))}
                  </dl>
                )}
                <span class="roster__tools">
                  <button
                    type="button"
                    class="button button--quiet"
                    data-take={row.id}
                    aria-label={words.roster.takeWhat({ row: name })}
                    disabled={!isWritable || isFull}
                    onClick={() => take(row, name, (open[at + 1] ?? open[at - 1])?.row)}
                  >
                    {words.roster.take}
                  </button>
                  <button
                    type="button"
                    class="tool"
                    data-decline={row.id}
                    aria-label={words.roster.declineWhat({ row: name })}
                    disabled={!isWritable}
                    onClick={() => decline(row, name)}
                  >
                    {words.roster.decline}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {declined && declined.length > 0 && (
        <details class="roster__declined" data-declined={place.address}>
          <summary>{words.roster.leftOut({ count: declined.length })}</summary>
          <ul>
            {declined.map(({ row, name }) => (
              <li key={row.address}>
                <span translate={false}>{name}</span>{' '}
                <button
                  type="button"
                  class="tool"
                  data-again={row.id}
                  aria-label={words.roster.againWhat({ row: name })}
                  disabled={!isWritable}
                  onClick={() => bringBack(row, name)}
                >
                  {words.roster.again}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
