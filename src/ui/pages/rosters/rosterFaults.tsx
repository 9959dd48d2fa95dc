import { rosterFaultsOf } from '../../../engine/rosters/rosterFaults.ts';
import { nameIn } from '../../../instrument/address.ts';
import { undecidedIn } from '../../../session/proposedRows.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { addressOf } from '../../router.ts';
import { inRowNamed } from './rowName.ts';

/** The rosters that lack rows or have too many, and those with proposals left, each with the way to it. */
export function RosterFaults({ session }: { readonly session: Session }) {
  const { roster: words } = useWords();
  const faults = rosterFaultsOf(session.evaluation());
  const undecided = undecidedIn(session);
  return (
    <>
      {faults.length > 0 && (
        <ul class="open">
          {faults.map(({ roster, module, fault, bound }) => (
            <li key={roster} data-roster-fault={roster}>
              <RosterLink session={session} roster={roster} module={module} />
              {(fault === 'too-few-rows' ? words.least : words.over)({ count: bound })}
            </li>
          ))}
        </ul>
      )}
      {undecided.length > 0 && (
        <ul class="open">
          {undecided.map(({ place: { address, module }, count }) => (
            <li key={address} data-undecided={address}>
              <RosterLink session={session} roster={address} module={session.instrument.modules[module]?.id ?? ''} />
              {words.undecided({ count })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function RosterLink({
  session,
  roster,
  module,
}: {
  readonly session: Session;
  readonly roster: string;
  readonly module: string;
}) {
  const name = nameIn(roster);
  return (
    <ul class="places">
      <li>
        <a href={addressOf({ page: 'module', response: session.id, module, target: roster })}>
          {inRowNamed(session, roster, session.texts.rosters?.[name]?.title ?? name)}
        </a>
      </li>
    </ul>
  );
}
