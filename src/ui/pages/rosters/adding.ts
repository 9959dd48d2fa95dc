import type { RosterPlace } from '../../../engine/rosters/row.ts';
import type { Module } from '../../../instrument/schema.ts';
import { configOf } from '../../../protocol/config.ts';
import { hasRoomForRow } from '../../../session/roomForRows.ts';
import { addRow } from '../../../session/rosterRows.ts';
import type { Session } from '../../../session/session.ts';
import { go } from '../../router.ts';
import { useServices } from '../../services.ts';

/** How many rows a roster may have now. */
export const mostOf = ({ roster: { max }, limit }: RosterPlace): number =>
  typeof limit === 'number' ? Math.min(max, limit) : max;

/** Adding a row to a roster, in the module that a page is of. */
export interface Adding {
  /** Whether rows are added here at all: the roster is asked here first, and has rows of its own. */
  readonly isHome: boolean;
  /** Whether this page may change rows. */
  readonly isWritable: boolean;
  readonly isFull: boolean;
  /** Whether the response has room for another. */
  readonly hasRoom: boolean;
  /** Adds one, and goes to it. */
  readonly add: () => void;
}

/** How a row is added to a roster, where it can be. */
export function useAdding(session: Session, module: Module, place: RosterPlace): Adding {
  const { config } = useServices();
  const isSealed = configOf(config.value, session.instrument.id).recipientKey !== undefined;
  const hasRoom = hasRoomForRow(session, isSealed);
  const isHome = session.instrument.modules[place.module] === module && place.roster.over === undefined;
  return {
    isHome,
    isWritable: isHome && session.editLock.value === 'owner',
    isFull: !hasRoom || place.there.length >= mostOf(place),
    hasRoom,
    add: () => go({ page: 'module', response: session.id, module: module.id, target: addRow(session, place) }),
  };
}
