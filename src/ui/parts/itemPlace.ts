import { outlineOf } from '../../engine/outline.ts';
import type { Session } from '../../session/session.ts';
import { addressOf } from '../router.ts';

/** The address of an item of a response. */
export const itemPlace = (session: Session, item: string) =>
  addressOf({
    page: 'module',
    response: session.id,
    module: outlineOf(session.instrument).items.get(item)?.module ?? '',
    target: item,
  });
