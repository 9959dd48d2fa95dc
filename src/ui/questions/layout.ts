import type { EntryOf } from '../../engine/outline.ts';
import type { Layout } from '../../instrument/layout.ts';
import type { Session } from '../../session/session.ts';
import type { Described } from './described.ts';

/** What a layout of items is given. */
export interface LayoutProps<Name extends Layout['layout']> extends Described {
  readonly session: Session;
  readonly entry: EntryOf<Name>;
}
