import { itemAt } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import { addressOf } from '../router.ts';

/** The address of an item of a response. */
export const itemPlace = (session: Session, item: string) =>
  addressOf({
    page: 'module',
    response: session.id,
    module: itemAt(session.instrument, item)?.module ?? '',
    target: item,
  });
