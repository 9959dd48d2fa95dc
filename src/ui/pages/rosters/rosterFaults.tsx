import { rosterFaultsOf } from '../../../engine/rosters/rosterFaults.ts';
import { nameIn } from '../../../instrument/address.ts';
import { rowOfAddress } from '../../../instrument/rowAddress.ts';
import type { Session } from '../../../session/session.ts';
import { useWords } from '../../locale.ts';
import { addressOf } from '../../router.ts';
import { inRowNamed } from './rowName.ts';

/** The rosters that lack rows, or have too many, each with the way to it. */
export function RosterFaults({ session }: { readonly session: Session }) {
  const { roster: words } = useWords();
  const faults = rosterFaultsOf(session.evaluation());
  if (faults.length === 0) return null;
  return (
    <ul class="open">
      {faults.map(({ roster, module, fault, bound }) => {
        const name = nameIn(roster);
        const row = rowOfAddress(roster);
        const place = { page: 'module', response: session.id, module, ...(row && { target: row }) } as const;
        return (
          <li key={roster} data-roster-fault={roster}>
            <ul class="places">
              <li>
                <a href={addressOf(place)}>
                  {inRowNamed(session, roster, session.texts.rosters?.[name]?.title ?? name)}
                </a>
              </li>
            </ul>
            {(fault === 'too-few-rows' ? words.least : words.over)({ count: bound })}
          </li>
        );
      })}
    </ul>
  );
}
