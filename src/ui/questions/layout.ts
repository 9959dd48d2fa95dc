import type { EntryOf } from '../../engine/outline.ts';
import type { Layout } from '../../instrument/layout.ts';
import type { Session } from '../../session/session.ts';
import type { FieldAria } from './fieldAria.ts';

/** What a layout of items is given. */
export interface LayoutProps<Name extends Layout['layout']> extends FieldAria {
  readonly session: Session;
  readonly entry: EntryOf<Name>;
}
